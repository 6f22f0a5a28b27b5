#!/usr/bin/env bash
# Which lines the tests run: `scripts/coverage.sh` by file and in all, `scripts/coverage.sh FILE` line by line.
#
# Needs llvm-profdata and llvm-cov, from `rustup component add llvm-tools` or on the PATH (those of LLVM 19 will do).
set -euo pipefail
cd "$(dirname "$0")/.."
work=$PWD/target/coverage
PATH=$(rustc --print sysroot)/lib/rustlib/$(rustc --version --verbose | sed -n 's/^host: //p')/bin:$PATH
rm -rf "$work"
mkdir -p "$work"
# Only our own code is built anew and counted; dependencies stay as they are.
printf '#!/bin/sh\nexec "$@" -C instrument-coverage\n' >"$work/rustc"
chmod +x "$work/rustc"
export RUSTC_WORKSPACE_WRAPPER=$work/rustc LLVM_PROFILE_FILE=$work/%p-%m.profraw
cargo test --locked --quiet >&2
objects=$(cargo test --locked --no-run --message-format=json 2>/dev/null |
  sed -n 's/.*"executable":"\([^"]*\)".*/--object=\1/p' | sort -u)
llvm-profdata merge --sparse "$work"/*.profraw --output="$work/all.profdata"
# shellcheck disable=SC2086 # one word an object
if [ $# -gt 0 ]; then
  llvm-cov show $objects --instr-profile="$work/all.profdata" --sources "$@"
else
  llvm-cov report $objects --instr-profile="$work/all.profdata" --sources src --show-branch-summary=false
fi
