//! Sentences of a paragraph.

use crate::span::{Byte, Span};
use unicode_segmentation::UnicodeSegmentation;

/// The sentences inside `paragraph`, trimmed, in text order.
pub(super) fn split(text: &str, paragraph: Span<Byte>) -> Vec<Span<Byte>> {
    let base = paragraph.start as usize;
    paragraph
        .slice(text)
        .split_sentence_bound_indices()
        .filter_map(|(at, sentence)| {
            let body = sentence.trim();
            let start = base + at + (sentence.len() - sentence.trim_start().len());
            (!body.is_empty()).then(|| Span::from_range(start..start + body.len()))
        })
        .collect()
}
