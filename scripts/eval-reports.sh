#!/usr/bin/env bash
# Writes dated results to reports/eval/: `scripts/eval-reports.sh [BINARY]`.
#
# Needs the labelled data beside the repository, or where SLANTWISE_SHARED says. The results carry no words of the
# articles: figures, and errors by article and offset.
set -euo pipefail
cd "$(dirname "$0")/.."
binary=${1:-target/release/slantwise}
shared=${SLANTWISE_SHARED:-../shared}
out=reports/eval/$(date +%F)
mkdir -p reports/eval

# result NAME LABELS ABOUT
result() {
  local command="slantwise eval ../shared/data/$2"
  {
    printf '# Evaluation on `%s`, %s\n\n%s\n\n`%s --format md` gave:\n\n' "$1" "$(date +%F)" "$3" "$command"
    "$binary" eval "$shared/data/$2" --format md
  } >"$out-$1.md"
}

result gold-dev gold-dev/labels.jsonl \
  'Articles that nothing was fitted on. They were looked at while the tool was made, several times, and the Big Tech misses of the mention finder were read once.'
result stance-train stance-train/articles.jsonl \
  '`lexicon` and `encoder` were fitted on these articles (`encoder` on all but the outlets that `training/encoder` leaves out), so that their figures here are far too good: what they give on articles they have not seen is in `2026-11-27-stance-crossval.md`, `2026-11-27-encoder.md` and `gold-dev`. For `keywords` and for tone they are as good as any.'
result stance-written stance-written/articles.jsonl \
  'Fiction written for this project, in which rare stances are as frequent as common ones. `lexicon` and `encoder` were fitted on these articles too, so that their figures here are far too good.'
"$binary" eval "$shared/data/gold-dev/labels.jsonl" --errors --format json >"$out-gold-dev.json"
