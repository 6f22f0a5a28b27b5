//! Word pieces: how the network reads text.
//!
//! As BERT's tokenizer does it (Devlin et al., NAACL 2019): text in small letters without accents is divided at white
//! space, punctuation and ideographs, and each word into the longest pieces of the vocabulary, from the left.

use crate::span::{Byte, Span};
use rustc_hash::FxHashMap;
use unicode_normalization::char::decompose_canonical;
use unicode_properties::{GeneralCategory, GeneralCategoryGroup, UnicodeGeneralCategory};

/// What a piece that goes on a word starts with in the vocabulary.
const INNER: &str = "##";

/// Words of more characters are not divided.
const LONGEST: usize = 100;

/// The vocabulary: each piece with its number.
#[derive(Debug, Default)]
pub struct Pieces {
    first: FxHashMap<&'static str, u32>,
    inner: FxHashMap<&'static str, u32>,
    unknown: u32,
}

/// A character as the network sees it, and where it comes from.
struct Character {
    folded: char,
    bytes: Span<Byte>,
}

impl Pieces {
    /// The vocabulary of a list with one piece in each line; `unknown` stands for words that it cannot spell.
    pub fn new(list: &'static str, unknown: &str) -> Self {
        let mut pieces = Self::default();
        for (number, piece) in (0..).zip(list.lines()) {
            match piece.strip_prefix(INNER).filter(|rest| !rest.is_empty()) {
                Some(rest) => pieces.inner.insert(rest, number),
                None => pieces.first.insert(piece, number),
            };
        }
        pieces.unknown = pieces.number(unknown).unwrap_or_default();
        pieces
    }

    /// The number of a piece that starts a word.
    pub fn number(&self, piece: &str) -> Option<u32> {
        self.first.get(piece).copied()
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
            if c.is_whitespace() {
                self.word(&mut word, &mut found);
                continue;
            }
            let alone = is_ideograph(c);
            decompose_canonical(straight(c), |part| {
                if part.general_category() == GeneralCategory::NonspacingMark {
                    return;
                }
                for folded in part.to_lowercase() {
                    let alone = alone || is_mark(folded);
                    if alone {
                        self.word(&mut word, &mut found);
                    }
                    word.push(Character { folded, bytes });
                    if alone {
                        self.word(&mut word, &mut found);
                    }
                }
            });
        }
        self.word(&mut word, &mut found);
    }

    /// Divides a word, and empties it.
    fn word(&self, word: &mut Vec<Character>, found: &mut impl FnMut(u32, Span<Byte>)) {
        let (Some(first), Some(last)) = (word.first(), word.last()) else { return };
        let whole = first.bytes.cover(last.bytes);
        match self.spell(word) {
            Some(pieces) => pieces.into_iter().for_each(|(number, bytes)| found(number, bytes)),
            None => found(self.unknown, whole),
        }
        word.clear();
    }

    /// The pieces of a word; `None` if one of its characters is in no piece.
    fn spell(&self, word: &[Character]) -> Option<Vec<(u32, Span<Byte>)>> {
        if word.len() > LONGEST {
            return None;
        }
        let text: String = word.iter().map(|character| character.folded).collect();
        let mut ends: Vec<usize> = text.char_indices().map(|(at, _)| at).skip(1).collect();
        ends.push(text.len());
        let (mut spelled, mut done, mut from) = (Vec::new(), 0, 0);
        while done < word.len() {
            let known = if done == 0 { &self.first } else { &self.inner };
            let longest = (done..word.len()).rev().find_map(|end| Some((end, *known.get(&text[from..ends[end]])?)));
            let (end, number) = longest?;
            spelled.push((number, word[done].bytes.cover(word[end].bytes)));
            (done, from) = (end + 1, ends[end]);
        }
        Some(spelled)
    }
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

/// Punctuation, and the symbols of ASCII.
fn is_mark(c: char) -> bool {
    c.is_ascii_punctuation() || c.general_category_group() == GeneralCategoryGroup::Punctuation
}

/// Ideographs, each a word of its own.
fn is_ideograph(c: char) -> bool {
    matches!(c,
        '\u{4E00}'..='\u{9FFF}' | '\u{3400}'..='\u{4DBF}' | '\u{20000}'..='\u{2A6DF}' | '\u{2A700}'..='\u{2B73F}'
        | '\u{2B740}'..='\u{2B81F}' | '\u{2B920}'..='\u{2CEAF}' | '\u{F900}'..='\u{FAFF}' | '\u{2F800}'..='\u{2FA1F}')
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str = "[UNK]\nopen\nsource\n##s\n##source\n-\nca\n##fe\n.\n東\n#";

    fn show(text: &str) -> Vec<(u32, &str)> {
        let mut found = Vec::new();
        Pieces::new(LIST, "[UNK]").divide(text, 0, |number, bytes| found.push((number, bytes.slice(text))));
        found
    }

    #[test]
    fn words_are_divided_into_the_longest_pieces_from_the_left() {
        assert_eq!(show("OpenSources."), [(1, "Open"), (4, "Source"), (3, "s"), (8, ".")]);
        assert_eq!(show("open-source"), [(1, "open"), (5, "-"), (2, "source")]);
        assert_eq!(show("opens x open"), [(1, "open"), (3, "s"), (0, "x"), (1, "open")]);
        assert_eq!(show("#"), [(10, "#")]);
    }

    #[test]
    fn accents_case_and_what_nobody_sees_make_no_difference() {
        assert_eq!(show("Café"), [(6, "Ca"), (7, "fé")]);
        assert_eq!(show("cafe\u{301}"), [(6, "ca"), (7, "fe")]);
        assert_eq!(show("o\u{ad}pen"), [(1, "o\u{ad}pen")]);
        assert_eq!(show("東東"), [(9, "東"), (9, "東")]);
    }

    proptest::proptest! {
        #[test]
        fn pieces_are_in_order_and_lie_in_the_text(text in "\\PC{0,40}|[openSURCE\u{301} ]{0,40}") {
            let mut at = 0;
            Pieces::new(LIST, "[UNK]").divide(&text, 0, |_, bytes| {
                assert!(bytes.start >= at && !bytes.slice(&text).is_empty());
                at = bytes.end;
            });
        }
    }
}
