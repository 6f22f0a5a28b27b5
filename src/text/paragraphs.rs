//! Title and paragraphs of an article.

use super::article::Article;
use super::document::ParagraphKind;
use crate::span::{Byte, Span};

/// Where title and paragraphs stand.
pub(super) struct Layout {
    /// The headline, where the text has one.
    pub title: Option<Span<Byte>>,
    /// The paragraphs in text order.
    pub paragraphs: Vec<(Span<Byte>, ParagraphKind)>,
}

/// Splits at blank lines; a first line alone that ends without a full stop is the title.
pub(super) fn find(article: &Article) -> Layout {
    let text = article.text.as_str();
    let mut paragraphs = Vec::new();
    let mut open: Option<(usize, usize)> = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let body = line.trim();
        if body.is_empty() {
            paragraphs.extend(open.take());
        } else {
            let start = at + (line.len() - line.trim_start().len());
            let end = start + body.len();
            open = Some((open.map_or(start, |(first, _)| first), end));
        }
        at += line.len();
    }
    paragraphs.extend(open);
    let mut paragraphs: Vec<_> =
        paragraphs.into_iter().map(|(start, end)| (Span::from_range(start..end), ParagraphKind::Body)).collect();
    let titled = paragraphs.len() > 1 && {
        let first = paragraphs[0].0.slice(text);
        !first.contains('\n') && !first.ends_with(['.', '!', ':', ',', ';'])
    };
    let title = titled.then(|| paragraphs.remove(0).0);
    Layout { title, paragraphs }
}
