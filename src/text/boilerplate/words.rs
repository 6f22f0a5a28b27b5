//! How far the words of a block are those that pages use and articles do not.

use crate::lexicon::{Finder, Hit, Phrases, builtin};
use crate::text::Token;
use std::sync::LazyLock;

/// What the sum starts from, fitted with the weights (`training/pages`).
const START: f32 = -0.588;

/// Phrases with their weights.
type Weighed = (&'static Phrases, Vec<f32>);

static ANYWHERE: LazyLock<Weighed> = LazyLock::new(|| weighed("page-words"));
static FIRST: LazyLock<Weighed> = LazyLock::new(|| weighed("page-starts"));

fn weighed(name: &str) -> Weighed {
    let lexicon = builtin::named(name);
    let entries = lexicon.lexicon().lists.iter().flat_map(|list| &list.entries);
    (lexicon.phrases(), entries.map(|entry| entry.weight.unwrap_or_default() as f32).collect())
}

/// Weighs one block after another, with the same buffers.
pub(super) struct Scales {
    anywhere: Finder<'static>,
    first: Finder<'static>,
    hits: Vec<Hit<Token>>,
}

impl Default for Scales {
    fn default() -> Self {
        Self { anywhere: Finder::new(ANYWHERE.0), first: Finder::new(FIRST.0), hits: Vec::new() }
    }
}

impl Scales {
    /// The logit of a block of these tokens being of the page, by its words alone; the first of them is at `first`.
    pub fn weigh(&mut self, text: &str, tokens: &[Token], first: usize) -> f32 {
        self.hits.clear();
        self.anywhere.find(text, tokens, 0, |token| Some(token.bytes), &mut self.hits);
        // A phrase counts once.
        self.hits.sort_unstable_by_key(|hit| hit.value);
        self.hits.dedup_by_key(|hit| hit.value);
        let anywhere: f32 = self.hits.iter().map(|hit| ANYWHERE.1[hit.value as usize]).sum();
        self.hits.clear();
        let opening = &tokens[first.min(tokens.len())..(first + 4).min(tokens.len())];
        self.first.find(text, opening, 0, |token| Some(token.bytes), &mut self.hits);
        let opens = self.hits.iter().filter(|hit| hit.tokens.start == 0);
        START + anywhere + opens.map(|hit| FIRST.1[hit.value as usize]).sum::<f32>()
    }
}
