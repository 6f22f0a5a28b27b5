//! No bytes make the pipeline panic, and no text takes it out of proportion.

#[path = "common/whole.rs"]
mod whole;

use clap::ValueEnum;
use proptest::prelude::*;
use slantwise::{Analyzer, Engine, Targets};
use std::sync::LazyLock;

static ANALYZERS: LazyLock<Vec<Analyzer>> = LazyLock::new(|| {
    Engine::value_variants().iter().map(|engine| Analyzer::new(*engine, Targets::builtin())).collect()
});

/// Texts of megabytes are read by cues: the encoder is as linear, and takes hours.
static LEXICON: LazyLock<Analyzer> = LazyLock::new(|| Analyzer::new(Engine::Lexicon, Targets::builtin()));

/// Pieces that parts of the pipeline look for, and characters that trip programs: a line each.
static PIECES: LazyLock<Vec<String>> =
    LazyLock::new(|| include_str!("robustness/pieces.txt").lines().map(unescaped).collect());

/// `\n`, `\r` and `\u0301` as the shell's `printf %b` reads them, which makes the fuzzer's dictionary of the same file.
fn unescaped(line: &str) -> String {
    let mut parts = line.split('\\');
    let mut piece = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let mut rest = part.chars();
        match rest.next() {
            Some('n') => piece.push('\n'),
            Some('r') => piece.push('\r'),
            Some('u') => {
                let code = rest.by_ref().take(4).collect::<String>();
                piece.extend(u32::from_str_radix(&code, 16).ok().and_then(char::from_u32));
            }
            other => panic!("{line}: no escape starts with {other:?}"),
        }
        piece.extend(rest);
    }
    piece
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        whole::check(&ANALYZERS, &bytes);
    }

    #[test]
    fn any_text(text in "\\PC{0,300}") {
        whole::check(&ANALYZERS, text.as_bytes());
    }

    #[test]
    fn a_soup_of_pieces(soup in proptest::collection::vec(proptest::sample::select(&PIECES[..]), 0..120)) {
        whole::check(&ANALYZERS, soup.concat().as_bytes());
    }
}

/// 4 MB in one line: work that grows with the square of the line's length would not end. (Time and memory of 100 MB are
/// measured by `scripts/long-line.sh`.)
#[test]
fn a_line_of_four_megabytes() {
    let sentence =
        "While the tech giants say they love open source, she said, nobody trusts “them” at 3.5 p.m. in Feb. ";
    let text = sentence.repeat(4_000_000 / sentence.len());
    let analysis = LEXICON.analyze(slantwise::Article { text, ..Default::default() });
    whole::check_analysis(&analysis);
}

/// The same piece over and over, which is what slows down whoever looks back or ahead for its partner.
#[test]
fn each_piece_repeated_for_twenty_kilobytes() {
    for piece in PIECES.iter() {
        let text = piece.repeat(20_000 / piece.len().max(1));
        let analysis = LEXICON.analyze(slantwise::Article { text, ..Default::default() });
        whole::check_analysis(&analysis);
    }
}
