//! Word pieces: how the network reads text.
//!
//! As T5's tokenizer does it (Kudo, ACL 2018, unigram language model): text without accents is divided at white space, and
//! each word into the pieces of the vocabulary whose scores add up to most.

use crate::span::{Byte, Span};
use rustc_hash::FxHashMap;
use std::ops::Range;
use unicode_normalization::char::decompose_compatible;
use unicode_properties::{GeneralCategory, GeneralCategoryGroup, UnicodeGeneralCategory};

/// What a piece that starts a word starts with.
const FIRST: char = '▁';

/// How much worse than the worst piece a character is that is in none.
const UNKNOWN: f64 = 10.0;

/// The vocabulary: each piece with its number and score.
#[derive(Debug)]
pub struct Pieces {
    known: FxHashMap<&'static str, (u32, f64)>,
    /// Characters of the longest piece.
    longest: usize,
    /// The number and the score of a character that is in no piece.
    unknown: (u32, f64),
}

/// A character as the network sees it, and where it comes from.
struct Character {
    folded: char,
    bytes: Span<Byte>,
}

/// The best way to a place in a word: the score, and the last piece with the place where it starts.
#[derive(Clone, Copy)]
struct Way {
    score: f64,
    from: usize,
    number: u32,
}

impl Pieces {
    /// The vocabulary of a list with one piece in each line, and its score behind a tab. Those without a score stand for no
    /// words; the one that is called `unknown` for what cannot be spelled.
    pub fn new(list: &'static str, unknown: &str) -> Self {
        let numbered = (0..).zip(list.lines());
        let scored = numbered.filter_map(|(number, line)| {
            let (piece, score) = line.split_once('\t')?;
            Some((piece, (number, score.parse().expect("scores are numbers"))))
        });
        let known: FxHashMap<_, (u32, f64)> = scored.collect();
        let worst = known.values().map(|(_, score)| *score).fold(0.0, f64::min);
        let longest = known.keys().map(|piece| piece.chars().count()).max().unwrap_or_default();
        Self { known, longest, unknown: (number(list, unknown), worst - UNKNOWN) }
    }

    /// Calls `found` with each piece of a text and where it stands, counted from `start`.
    pub fn divide(&self, text: &str, start: u32, mut found: impl FnMut(u32, Span<Byte>)) {
        let mut word: Vec<Character> = Vec::new();
        for (at, c) in text.char_indices() {
            let bytes: Span<Byte> = Span::from_range(at..at + c.len_utf8());
            let bytes = Span::new(start + bytes.start, start + bytes.end);
            if is_noise(c) {
                continue;
            }
            decompose_compatible(straight(c), |folded| {
                if folded.is_whitespace() {
                    self.word(&mut word, &mut found);
                } else if folded.general_category() != GeneralCategory::NonspacingMark {
                    word.push(Character { folded, bytes });
                }
            });
        }
        self.word(&mut word, &mut found);
    }

    /// Divides a word, and empties it.
    fn word(&self, word: &mut Vec<Character>, found: &mut impl FnMut(u32, Span<Byte>)) {
        let Some(first) = word.first() else { return };
        word.insert(0, Character { folded: FIRST, bytes: first.bytes });
        for (number, range) in self.spell(word) {
            found(number, word[range.start].bytes.cover(word[range.end - 1].bytes));
        }
        word.clear();
    }

    /// The pieces of a word, and which of its characters each has.
    fn spell(&self, word: &[Character]) -> Vec<(u32, Range<usize>)> {
        let text: String = word.iter().map(|character| character.folded).collect();
        let mut places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        places.push(text.len());
        let mut ways = vec![Way { score: f64::NEG_INFINITY, from: 0, number: self.unknown.0 }; places.len()];
        ways[0].score = 0.0;
        for from in 0..word.len() {
            let so_far = ways[from].score;
            let mut try_way = |to: usize, (number, score): (u32, f64)| {
                let score = so_far + score;
                if score > ways[to].score {
                    ways[to] = Way { score, from, number };
                }
            };
            let alone = self.known.get(&text[places[from]..places[from + 1]]);
            try_way(from + 1, alone.copied().unwrap_or(self.unknown));
            for to in from + 2..=word.len().min(from + self.longest) {
                if let Some(piece) = self.known.get(&text[places[from]..places[to]]) {
                    try_way(to, *piece);
                }
            }
        }
        let mut spelled: Vec<(u32, Range<usize>)> = Vec::new();
        let mut to = word.len();
        while to > 0 {
            let Way { from, number, .. } = ways[to];
            match spelled.last_mut().filter(|(next, _)| number == self.unknown.0 && *next == number) {
                Some((_, range)) => range.start = from,
                None => spelled.push((number, from..to)),
            }
            to = from;
        }
        spelled.reverse();
        spelled
    }
}

/// The number of a piece in a list.
pub fn number(list: &str, piece: &str) -> u32 {
    let mut numbered = (0..).zip(list.lines());
    let found = numbered.find(|(_, line)| line.split('\t').next() == Some(piece));
    found.unwrap_or_else(|| panic!("weights: no piece {piece}")).0
}

/// A quotation mark as a typewriter has it: their shape must not matter.
fn straight(c: char) -> char {
    match c {
        '“' | '”' | '„' | '«' | '»' => '"',
        '‘' | '’' | '‚' | '‹' | '›' => '\'',
        _ => c,
    }
}

/// Characters that no reader sees.
fn is_noise(c: char) -> bool {
    let hidden = || c.general_category_group() == GeneralCategoryGroup::Other;
    c == char::REPLACEMENT_CHARACTER || !matches!(c, '\t' | '\n' | '\r') && hidden()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str = "[UNK]\n[END]\n▁\t-2\n▁open\t-5\n▁source\t-5\nsource\t-6\ns\t-3\n-\t-4\n▁Ca\t-5\nfe\t-5\n.\t-3\n\
                        Open\t-6\nf\t-4\ne\t-4";

    fn show(text: &str) -> Vec<(u32, &str)> {
        let mut found = Vec::new();
        Pieces::new(LIST, "[UNK]").divide(text, 0, |number, bytes| found.push((number, bytes.slice(text))));
        found
    }

    #[test]
    fn words_are_divided_into_the_pieces_with_the_best_sum() {
        assert_eq!(show("open sources."), [(3, "open"), (4, "source"), (6, "s"), (10, ".")]);
        assert_eq!(show("open-source"), [(3, "open"), (7, "-"), (5, "source")]);
        assert_eq!(show("Open"), [(2, "O"), (11, "Open")]);
    }

    #[test]
    fn what_no_piece_has_is_unknown_once() {
        assert_eq!(show("#東s"), [(2, "#"), (0, "#東"), (6, "s")]);
        assert_eq!(show("[END]"), [(2, "["), (0, "[END]")]);
    }

    #[test]
    fn accents_and_what_nobody_sees_make_no_difference() {
        assert_eq!(show("Café"), [(8, "Ca"), (9, "fé")]);
        assert_eq!(show("Cafe\u{301}"), [(8, "Ca"), (9, "fe")]);
        assert_eq!(show("o\u{ad}pen"), [(3, "o\u{ad}pen")]);
        assert_eq!(show("s…"), [(2, "s"), (6, "s"), (10, "…"), (10, "…"), (10, "…")]);
    }

    proptest::proptest! {
        #[test]
        fn pieces_are_in_order_and_lie_in_the_text(text in "\\PC{0,40}|[openSURCE\u{301} ]{0,40}") {
            let mut at = 0;
            Pieces::new(LIST, "[UNK]").divide(&text, 0, |_, bytes| {
                assert!(bytes.start >= at && !bytes.slice(&text).is_empty());
                at = bytes.start;
            });
        }
    }
}
