//! The words by which a paragraph is read, from `lexicons/stance/reading.toml`.

use super::reading::Word;
use crate::lexicon::{Finder, Lexicon, Phrases, longest};

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

/// The words with a part to play.
#[derive(Clone, Debug, Default)]
pub struct Grammar {
    phrases: Phrases,
    parts: Vec<Option<Part>>,
}

impl Grammar {
    /// The words of a lexicon, by the roles of its lists; a role without meaning has none.
    pub fn new(lexicon: &Lexicon) -> Self {
        let parts = lexicon.lists.iter().flat_map(|list| list.entries.iter().map(|_| Part::of(&list.role)));
        Self { phrases: Phrases::of_lists(&lexicon.lists), parts: parts.collect() }
    }

    /// The words of a sentence that have a part, with their positions counted from `first`.
    pub fn parts(&self, text: &str, words: &[Word], first: u32) -> Vec<(u32, Part)> {
        let mut hits = Vec::new();
        Finder::new(&self.phrases).find(text, words, first, |word| Some(word.place), &mut hits);
        let part = |value: u32| self.parts.get(value as usize).copied().flatten();
        longest(&hits).iter().filter_map(|hit| Some((hit.tokens.start, part(hit.value)?))).collect()
    }
}
