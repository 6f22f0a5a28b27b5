#!/usr/bin/env bash
# Fuzzes the whole pipeline with libFuzzer: `scripts/fuzz.sh [SECONDS]`, 600 by default. Fails on the first crash and
# names the input that made it.
#
# Works with the stable compiler and a C++ compiler; `cargo fuzz run pipeline --sanitizer none` does the same where
# cargo-fuzz is installed. No address sanitizer: the package forbids unsafe code.
set -euo pipefail
cd "$(dirname "$0")/../fuzz"
host=$(rustc --version --verbose | sed -n 's/^host: //p')
export RUSTFLAGS="--cfg fuzzing -C passes=sancov-module -C codegen-units=1 \
  -C llvm-args=-sanitizer-coverage-level=4 -C llvm-args=-sanitizer-coverage-inline-8bit-counters \
  -C llvm-args=-sanitizer-coverage-pc-table -C llvm-args=-sanitizer-coverage-trace-compares"
# Naming the target keeps the flags away from build scripts.
cargo build --release --target "$host"
mkdir -p corpus/pipeline seeds artifacts
cp ../examples/*.txt ../examples/*.md seeds/
# The pieces that the parts of the pipeline look for, as the fuzzer's dictionary.
while IFS= read -r piece; do
  printf '%b' "$piece" | od -An -v -tx1 | tr -d ' \n' | sed 's/../\\x&/g; s/.*/"&"\n/'
done <../tests/robustness/pieces.txt >pieces.dict
"target/$host/release/pipeline" corpus/pipeline seeds -dict=pieces.dict -max_total_time="${1:-600}" -max_len=4096 \
  -artifact_prefix=artifacts/ -print_final_stats=1
