#!/usr/bin/env bash
# Which lines the tests run: `scripts/coverage.sh [--show FILE]`, by file and in all.
#
# Needs the compiler's own versions of llvm-profdata and llvm-cov, from `rustup component add llvm-tools` or the PATH.
set -euo pipefail
cd "$(dirname "$0")/.."
tools=$(rustc --print sysroot)/lib/rustlib/$(rustc --version --verbose | sed -n 's/^host: //p')/bin
PATH=$tools:$PATH
export CARGO_TARGET_DIR=target/coverage LLVM_PROFILE_FILE=$PWD/target/coverage/profiles/%p-%m.profraw
export RUSTFLAGS="-C instrument-coverage"
rm -rf target/coverage/profiles
cargo test --locked --quiet >&2
objects=$(cargo test --locked --no-run --message-format=json 2>/dev/null |
  sed -n 's/.*"executable":"\([^"]*\)".*/--object=\1/p' | sort -u)
llvm-profdata merge --sparse target/coverage/profiles/*.profraw --output=target/coverage/all.profdata
ours=(--instr-profile=target/coverage/all.profdata --sources src)
if [ "${1:-}" = --show ]; then
  # shellcheck disable=SC2086 # one word an object
  llvm-cov show $objects "${ours[@]:0:1}" --sources "$2" --show-line-counts-or-regions
else
  # shellcheck disable=SC2086
  llvm-cov report $objects "${ours[@]}" --show-region-summary=false --show-branch-summary=false
fi
