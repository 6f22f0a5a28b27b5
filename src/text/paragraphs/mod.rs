//! Title and paragraphs of an article: blocks by markup or by blank lines, then the part that each block plays.

mod kinds;
mod lines;
mod list;
mod markdown;
mod plain;
mod wrapped;

use super::article::{Article, Markup};
use super::document::ParagraphKind;
use super::{boilerplate, prose, title};
use crate::span::{Byte, Span};

/// Where title and paragraphs stand.
pub(super) struct Layout {
    /// The headline, where the text has one.
    pub title: Option<Span<Byte>>,
    /// The paragraphs in text order.
    pub paragraphs: Vec<(Span<Byte>, ParagraphKind)>,
    /// What is markup and not prose inside title and paragraphs, in text order.
    pub markup: Vec<Span<Byte>>,
}

/// A run of text between two breaks, before its sentences are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Block {
    /// Where it stands, without the white space around it.
    pub bytes: Span<Byte>,
    /// Its part in the article, as far as it is known.
    pub kind: ParagraphKind,
    /// The level that markup gives a heading, from 1; 0 for all else.
    pub level: u8,
}

/// Blocks in text order and the markup in them.
#[derive(Debug, Default)]
pub(super) struct Blocks {
    pub list: Vec<Block>,
    pub markup: Vec<Span<Byte>>,
}

/// Finds title and paragraphs.
pub(super) fn find(article: &Article) -> Layout {
    let start = article.front_matter.map_or(0, |span| span.end);
    let body = Span::new(start, Span::<Byte>::from_range(0..article.text.len()).end);
    let mut blocks = match article.markup {
        Markup::Plain => plain::blocks(&article.text, body),
        Markup::Markdown => markdown::blocks(&article.text, body),
    };
    let signals = boilerplate::signals(&article.text, &blocks);
    kinds::refine(&article.text, &mut blocks.list, &signals);
    boilerplate::mark(&article.text, &mut blocks.list, &signals);
    let title = title::find(article, &blocks.list, &signals).map(|at| blocks.list.remove(at).bytes);
    let title = title.map(|bytes| prose::bare(&article.text, bytes, &blocks.markup));
    let paragraphs = blocks.list.iter().map(|block| (block.bytes, block.kind)).collect();
    Layout { title, paragraphs, markup: blocks.markup }
}
