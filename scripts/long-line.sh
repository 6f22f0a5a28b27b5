#!/usr/bin/env bash
# Time and memory of articles in one line, 25 to 100 MB: both must grow as the line does.
# `scripts/long-line.sh [BINARY]` prints a Markdown table.
set -euo pipefail
cd "$(dirname "$0")/.."
binary=${1:-target/release/slantwise}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
tr -s '[:space:]' ' ' <examples/open-model-release.txt >"$work/line"

echo "| one line of | engine | seconds (user) | memory | seconds a MB | memory a byte |"
echo "|---|---|---|---|---|---|"
for engine in keywords lexicon; do
  for megabytes in 25 50 100; do
    # `yes` ends when `head` has enough, which is no failure.
    { yes "$(cat "$work/line")" || true; } | tr '\n' ' ' | head -c "${megabytes}000000" >"$work/long.txt" || true
    /usr/bin/env time --format '%U %M' --output "$work/cost" \
      "$binary" analyze "$work/long.txt" --engine "$engine" --format jsonl --no-text >/dev/null
    awk -v mb="$megabytes" -v engine="$engine" '{
      printf "| %d MB | %s | %.1f | %d MB | %.3f | %.1f |\n", mb, engine, $1, $2 / 1000, $1 / mb, $2 * 1024 / (mb * 1e6)
    }' "$work/cost"
  done
done
