//! The words by which a paragraph is read, from `lexicons/stance/reading.toml`, and those of grammar, from `small.toml`.

use crate::lexicon::{Finder, Phrases, builtin, longest};
use crate::span::{Byte, Span};
use std::sync::LazyLock;

/// What a word does to the sentence around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// It negates what follows.
    Negation,
    /// It opens the side that counts less.
    Concession,
    /// What follows counts more.
    Contrast,
    /// Something is only supposed.
    Condition,
    /// What follows is in doubt.
    Doubt,
    /// It starts a clause.
    Clause,
}

impl Part {
    /// What the role of a list means.
    fn of(role: &str) -> Option<Self> {
        Some(match role {
            "negation" => Self::Negation,
            "concession" => Self::Concession,
            "contrast" => Self::Contrast,
            "condition" => Self::Condition,
            "doubt" => Self::Doubt,
            "clause" => Self::Clause,
            _ => return None,
        })
    }

    /// Whether a clause starts with it.
    pub fn opens_clause(self) -> bool {
        matches!(self, Self::Concession | Self::Contrast | Self::Clause)
    }
}

/// The words of a sentence that have a part, with their positions counted from `first`; `place` is where a word stands in the
/// text.
pub(super) fn parts<T>(text: &str, words: &[T], first: u32, place: impl Fn(&T) -> Span<Byte>) -> Vec<(u32, Part)> {
    static LEXICON: LazyLock<(&Phrases, Vec<Option<Part>>)> =
        LazyLock::new(|| builtin::by_phrase("stance/reading", |list| Part::of(&list.role)));
    let (phrases, parts) = &*LEXICON;
    let mut hits = Vec::new();
    Finder::new(phrases).find(text, words, first, |word| Some(place(word)), &mut hits);
    longest(&hits).iter().filter_map(|hit| Some((hit.tokens.start, parts[hit.value as usize]?))).collect()
}

/// The positions of the words of grammar among words; `place` is where a word stands in the text, `None` for a mark.
pub(super) fn small<T>(text: &str, words: &[T], place: impl Fn(&T) -> Option<Span<Byte>>) -> Vec<usize> {
    static LEXICON: LazyLock<&Phrases> = LazyLock::new(|| builtin::named("stance/small").phrases());
    let mut hits = Vec::new();
    Finder::new(&LEXICON).find(text, words, 0, place, &mut hits);
    hits.into_iter().map(|hit| hit.tokens.start as usize).collect()
}
