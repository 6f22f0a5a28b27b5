//! From an article to its structure: paragraphs, sentences, tokens, as spans into one text.

mod article;
mod boilerplate;
mod document;
mod hits;
mod language;
mod paragraphs;
mod prose;
mod sentences;
mod title;
mod tokens;

pub use article::{Article, Markup};
pub use document::{Document, Paragraph, ParagraphKind, Sentence, Token, TokenKind};
pub use language::Language;
