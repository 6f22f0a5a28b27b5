//! Any bytes through the whole pipeline: `scripts/fuzz.sh`.

#![no_main]

#[path = "../../tests/common/whole.rs"]
mod whole;

use libfuzzer_sys::fuzz_target;
use slantwise::{Analyzer, Engine, Targets};
use std::sync::LazyLock;

static ANALYZERS: LazyLock<Vec<Analyzer>> = LazyLock::new(|| {
    let engines = [Engine::Keywords, Engine::Lexicon];
    engines.map(|engine| Analyzer::new(engine, Targets::builtin())).into()
});

fuzz_target!(|bytes: &[u8]| whole::check(&ANALYZERS, bytes));
