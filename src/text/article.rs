//! An article as it was read.

use crate::span::{Byte, Span};

/// How the text of an article marks its structure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Markup {
    /// Blank lines and line ends only.
    #[default]
    Plain,
    /// CommonMark.
    Markdown,
}

/// An article: decoded once, never edited afterwards.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Article {
    /// Name within a run: the path as given, or the record's own id.
    pub id: String,
    /// Headline, from front matter or from the text itself.
    pub title: Option<String>,
    /// Where it was published.
    pub url: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// When it was published, as the source writes it (ISO 8601 where the source does).
    pub published: Option<String>,
    /// Kind of article, as the source names it.
    pub genre: Option<String>,
    /// Language of the text as an ISO 639-3 code; `None` where too little text tells.
    pub language: Option<String>,
    /// Parts of `text` that are in another language, in text order: their paragraphs are
    /// [`ParagraphKind::Foreign`](super::ParagraphKind::Foreign).
    pub foreign: Vec<Span<Byte>>,
    /// How `text` marks structure.
    pub markup: Markup,
    /// Where the front matter stands in `text`, its fences included; paragraphs start after it.
    pub front_matter: Option<Span<Byte>>,
    /// The decoded text without a byte-order mark. Every offset in a report counts bytes of this string.
    pub text: String,
}
