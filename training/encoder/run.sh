#!/bin/sh
# Trains the encoder and writes weights/. See README.md.
set -eu
cd "$(dirname "$0")/../.."
data="$1/data"
work="target/encoder"
checkpoint="${2:-}"
mkdir -p "$work"
. training/venv.sh
venv training/encoder/requirements.txt
packages=$("$python" -c 'import sysconfig; print(sysconfig.get_paths()["purelib"])')
base="$packages/traceforge_title_model/data/span"
cargo build -q --release --example mentions
mentions=target/release/examples/mentions
for set in train written unlabelled; do
    "$mentions" "$data/stance-$set/articles.jsonl" > "$work/stance-$set.jsonl"
done
"$mentions" training/fiction/*.jsonl > "$work/stance-fiction.jsonl"
"$mentions" training/fiction/analysis/*.jsonl > "$work/stance-analysis.jsonl"
"$python" training/labels/join.py "$work/stance-unlabelled.jsonl" > "$work/stance-read.jsonl"
"$mentions" "$data/newsmtsc/train.jsonl" > "$work/news-train.jsonl"
pieces=weights/pieces.txt
if [ -z "$checkpoint" ]; then
    "$python" training/encoder/pieces.py --base "$base" --work "$work" --statements training/statements --out "$pieces"
    checkpoint="$work/trained.pt"
    train() { "$python" training/encoder/train.py --base "$base" --pieces "$pieces" --work "$work" --hold "$@"; }
    train --out "$work/first.pt"
    train --init "$work/first.pt" --out "$checkpoint" --epochs 3 --rate 3e-4 --shares \
        '{"real": 1.5, "read": 0.6, "written": 0.6, "fiction": 0.5, "news": 0.1, "sets": 0.12, "analysis": 2}'
    "$python" training/encoder/calibrate.py "$checkpoint.predicted.jsonl" > weights/calibration.json
fi
"$python" training/encoder/export.py --base "$base" --checkpoint "$checkpoint" --out weights
"$mentions" tests/encoder/articles.jsonl > "$work/articles.jsonl"
"$python" training/encoder/reference.py --base "$base" --weights weights --articles "$work/articles.jsonl" --out tests/encoder/expected.jsonl
