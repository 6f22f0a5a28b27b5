#!/bin/sh
# Mines lexicons/stance from labelled articles. See README.md.
set -eu
cd "$(dirname "$0")/../.."
data="$1/data"
work="target/cues"
mkdir -p "$work"
. training/venv.sh
venv training/cues/requirements.txt
cargo build -q --release --example candidates
candidates=target/release/examples/candidates
"$candidates" rules > "$work/rules.json"
for set in train written; do
    "$candidates" stance "$data/stance-$set/articles.jsonl" > "$work/stance-$set.jsonl"
    "$candidates" tone "$data/stance-$set/articles.jsonl" > "$work/tone-$set.jsonl"
done
"$candidates" target "$data/newsmtsc/train.jsonl" > "$work/target-news.jsonl"
rm -f "$work/table.pickle"
# More threads than cores make the small products of this fit many times slower.
export OPENBLAS_NUM_THREADS=1
"$python" training/cues/vectors.py "$data" "$work/vectors.pickle"
"$python" training/cues/mine.py --candidates "$work" --shared "$data" --vectors "$work/vectors.pickle" --out lexicons/stance
