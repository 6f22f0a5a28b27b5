//! Words of the page, not of the article: comment forms, share and newsletter lines, cookie notices, bylines,
//! navigation.
//!
//! The words that give them away stand in `lexicons/boilerplate.toml`, by role and by where in a paragraph they count;
//! `lexicons/page-voice.toml` knows how pages ask something of readers and introduce authors, and `lexicons/page-words.toml`
//! and `page-starts.toml` weigh every word.
//! What else counts is the shape of a paragraph and its neighbours. All of it but the weights of words goes into one sum; these
//! can be enough by themselves.

mod lexicon;
mod reader;
mod score;
mod signals;
mod surroundings;
mod voice;
mod words;

pub(super) use signals::{HEADLINE, SPOKEN, Signals};
pub(super) use surroundings::LINES;

use super::document::ParagraphKind;
use super::paragraphs::{Block, Blocks};
use surroundings::Surroundings;

/// What each block says about itself.
pub(super) fn signals(text: &str, blocks: &Blocks) -> Vec<Signals> {
    let mut reader = reader::Reader::default();
    blocks.list.iter().map(|block| reader.read(text, block, &blocks.markup)).collect()
}

/// Marks the blocks that are boilerplate. Quotations and captions stay what they are, and so do headings by markup and
/// items of lists unless they have a sign of their own or stand in a list of links.
pub(super) fn mark(text: &str, blocks: &mut [Block], signals: &[Signals]) {
    let mut surroundings = Surroundings::of_all(text, blocks, signals);
    let first_look = page(blocks, signals, &surroundings);
    Surroundings::note_ends(&mut surroundings, signals, &first_look);
    let second_look = page(blocks, signals, &surroundings);
    for (block, is_page) in blocks.iter_mut().zip(second_look) {
        if is_page {
            block.kind = ParagraphKind::Boilerplate;
        }
    }
}

/// Which blocks are boilerplate, as far as their surroundings are known.
fn page(blocks: &[Block], signals: &[Signals], surroundings: &[Surroundings]) -> Vec<bool> {
    let blocks = blocks.iter().zip(signals).zip(surroundings);
    let page = blocks.map(|((block, own), around)| {
        let open = match block.kind {
            ParagraphKind::Quote | ParagraphKind::Caption => false,
            ParagraphKind::ListItem => own.any() || around.listed,
            _ => block.level == 0 || own.any() || around.listed,
        };
        open && score::is_boilerplate(own, around)
    });
    page.collect()
}
