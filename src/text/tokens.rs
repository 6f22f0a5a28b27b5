//! Tokens of a sentence.

use super::document::{Token, TokenKind};
use crate::span::{Byte, Span};
use unicode_segmentation::UnicodeSegmentation;

/// Appends the tokens of `sentence` to `tokens`.
pub(super) fn tokenize(text: &str, sentence: Span<Byte>, tokens: &mut Vec<Token>) {
    let base = sentence.start as usize;
    tokens.extend(sentence.slice(text).split_word_bound_indices().filter_map(|(at, word)| {
        let first = word.chars().next()?;
        let kind = match first {
            c if c.is_whitespace() => return None,
            c if c.is_alphabetic() => TokenKind::Word,
            c if c.is_numeric() => TokenKind::Number,
            _ => TokenKind::Punctuation,
        };
        Some(Token { bytes: Span::from_range(base + at..base + at + word.len()), kind })
    }));
}
