#!/usr/bin/env bash
# Fails if the binary asks for a network: `scripts/check-no-network.sh [BINARY]`.
#
# Twice over, with what is there: strace must see no network call at all, and without any network device the reports
# must come out the same. Needs strace, or a kernel that lets users unshare (Debian: apt-get install strace).
set -euo pipefail
cd "$(dirname "$0")/.."
binary=${1:-target/release/slantwise}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The commands that read articles, on the examples; `$1` is put before each.
commands() {
  for format in text json csv; do
    $1 "$binary" analyze examples --format "$format" || exit 1
  done
  $1 "$binary" compare examples || exit 1
  $1 "$binary" explain examples/open-model-release.txt || exit 1
  cat examples/*.txt | $1 "$binary" vader || exit 1
}

# Prints the network calls of a command and its children. A thread that ends while strace lets go of it leaves a line
# `???( <detached ...>`: that is no call.
calls() {
  strace --follow-forks --trace=%network --quiet=all --output="$work/calls" "$@" >/dev/null || return 2
  grep -vF '???(' "$work/calls" || true
}

checked=no
if command -v strace >/dev/null; then
  calls bash -c ': </dev/tcp/127.0.0.1/9' >/dev/null 2>&1 || true
  if ! grep -q 'connect(' "$work/calls"; then
    echo "strace does not see a call that is there: this check would prove nothing" >&2
    exit 1
  fi
  commands calls >"$work/seen"
  if [ -s "$work/seen" ]; then
    echo "network calls of $binary:" >&2
    cat "$work/seen" >&2
    exit 1
  fi
  checked=yes
fi
if unshare --map-root-user --net true 2>/dev/null; then
  commands "" >"$work/with"
  commands "unshare --map-root-user --net" >"$work/without"
  cmp "$work/with" "$work/without"
  checked=yes
fi
if [ "$checked" = no ]; then
  echo "neither strace nor unshare works here; install strace" >&2
  exit 1
fi
echo "$binary asks for no network"
