//! Words of the page, not of the article: comment forms, share and newsletter lines, cookie notices, bylines,
//! navigation.
//!
//! The words that give them away stand in `lexicons/boilerplate.toml`, by role and by where in a paragraph they count.
//! What else counts is the shape of a paragraph and its neighbours. All of it goes into one sum.

mod lexicon;
mod score;
mod signals;
mod surroundings;

pub(super) use signals::Signals;

use super::document::ParagraphKind;
use super::paragraphs::{Block, Blocks};
use surroundings::Surroundings;

/// The first bytes of a block in which phrases are looked for: more than any boilerplate is long.
const LOOKED_AT: usize = 1000;

/// What each block says about itself.
pub(super) fn signals(text: &str, blocks: &Blocks) -> Vec<Signals> {
    let mut reader = signals::Reader::default();
    blocks.list.iter().map(|block| reader.read(text, block, &blocks.markup)).collect()
}

/// Marks the blocks that are boilerplate. Quotations, and headings by markup, are never touched.
pub(super) fn mark(text: &str, blocks: &mut [Block], signals: &[Signals]) {
    let surroundings = Surroundings::of_all(text, blocks, signals);
    for ((block, own), around) in blocks.iter_mut().zip(signals).zip(&surroundings) {
        if block.kind != ParagraphKind::Quote
            && block.kind != ParagraphKind::Caption
            && score::is_boilerplate(own, around)
        {
            block.kind = ParagraphKind::Boilerplate;
        }
    }
}
