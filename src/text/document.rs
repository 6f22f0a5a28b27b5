//! A document: the article's text with its structure as flat vectors of spans.

use super::article::Article;
use super::paragraphs::{self, Layout};
use super::{prose, tokens};
use crate::span::{Byte, Span};
use serde::{Deserialize, Serialize};

/// What part a paragraph plays in its article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ParagraphKind {
    /// Running text.
    Body,
    /// A heading inside the article.
    Heading,
    /// A block quotation.
    Quote,
    /// An item of a list.
    ListItem,
    /// The words under a picture or table.
    Caption,
    /// In another language than the article.
    Foreign,
    /// Words of the page, not of the article: comment forms, share lines, cookie notices, bylines.
    Boilerplate,
}

impl ParagraphKind {
    /// Whether paragraphs of the kind count for the article: they are words of it, in a language that is scored.
    pub fn counts(self) -> bool {
        !matches!(self, Self::Foreign | Self::Boilerplate)
    }
}

/// A run of text between two breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Where it stands, without the white space around it.
    pub bytes: Span<Byte>,
    /// Its part in the article.
    pub kind: ParagraphKind,
    /// Its sentences, as positions in [`Document::sentences`].
    pub sentences: Span<Sentence>,
}

/// A sentence inside one paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands, without the white space around it.
    pub bytes: Span<Byte>,
    /// Its tokens, as positions in [`Document::tokens`].
    pub tokens: Span<Token>,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, with inner apostrophes, hyphens, dots and ampersands (`won't`, `open-source`, `U.S`, `AT&T`).
    Word,
    /// Starts with a digit.
    Number,
    /// An address of a page or a mailbox.
    Url,
    /// Anything else: a punctuation mark, a symbol, an emoji.
    Punctuation,
    /// Characters of the markup, not of the prose (`**`, a link's address).
    Markup,
}

/// The smallest unit that cues and names are matched against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub bytes: Span<Byte>,
    /// What it is.
    pub kind: TokenKind,
}

/// An article and its structure. Immutable once built; all vectors are in text order.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// The article as it was read.
    pub article: Article,
    /// Where the headline stands in the text, if it does; it is no paragraph.
    pub title: Option<Span<Byte>>,
    /// The paragraphs, numbered from 0 in reports.
    pub paragraphs: Vec<Paragraph>,
    /// The sentences of all paragraphs.
    pub sentences: Vec<Sentence>,
    /// The tokens of all sentences.
    pub tokens: Vec<Token>,
    /// What is markup and not prose in the paragraphs and the title; see [`Document::prose`].
    pub markup: Vec<Span<Byte>>,
}

impl Document {
    /// Finds title, paragraphs, sentences and tokens of an article.
    pub fn new(article: Article) -> Self {
        let Layout { title, mut paragraphs, markup } = paragraphs::find(&article);
        for (bytes, kind) in paragraphs.iter_mut().filter(|(_, kind)| kind.counts()) {
            let before = article.foreign.partition_point(|part| part.start <= bytes.start);
            if article.foreign[..before].last().is_some_and(|part| part.contains(*bytes)) {
                *kind = ParagraphKind::Foreign;
            }
        }
        Self::build(article, title, &paragraphs, markup)
    }

    /// Takes the paragraphs as given and finds sentences and tokens in them: for labelled data, whose paragraphs are
    /// never split again.
    pub fn from_paragraphs(
        article: Article,
        title: Option<Span<Byte>>,
        paragraphs: &[(Span<Byte>, ParagraphKind)],
    ) -> Self {
        Self::build(article, title, paragraphs, Vec::new())
    }

    fn build(
        mut article: Article,
        title: Option<Span<Byte>>,
        paragraphs: &[(Span<Byte>, ParagraphKind)],
        markup: Vec<Span<Byte>>,
    ) -> Self {
        if article.title.is_none() {
            article.title = title.map(|bytes| prose::prose(&article.text, bytes, &markup).trim().to_owned());
        }
        let mut document = Self { article, title, markup, ..Self::default() };
        for &(bytes, kind) in paragraphs {
            let first = document.sentences.len();
            for sentence in prose::sentences(&document.article.text, bytes, &document.markup) {
                let start = document.tokens.len();
                tokens::tokenize(&document.article.text, sentence, &document.markup, &mut document.tokens);
                let tokens = Span::from_range(start..document.tokens.len());
                document.sentences.push(Sentence { bytes: sentence, tokens });
            }
            let sentences = Span::from_range(first..document.sentences.len());
            document.paragraphs.push(Paragraph { bytes, kind, sentences });
        }
        document
    }

    /// A headline as a text of its own, of one paragraph.
    pub fn headline(title: String) -> Self {
        let bytes = Span::from_range(0..title.len());
        let article = Article { text: title, ..Article::default() };
        Self::from_paragraphs(article, None, &[(bytes, ParagraphKind::Heading)])
    }

    /// The words under a span of bytes.
    pub fn slice(&self, bytes: Span<Byte>) -> &str {
        bytes.slice(&self.article.text)
    }

    /// The sentences of a paragraph.
    pub fn sentences_of(&self, paragraph: &Paragraph) -> &[Sentence] {
        &self.sentences[paragraph.sentences.range()]
    }

    /// The tokens of a sentence.
    pub fn tokens_of(&self, sentence: &Sentence) -> &[Token] {
        &self.tokens[sentence.tokens.range()]
    }
}
