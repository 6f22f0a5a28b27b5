//! A document as the finders of this module see it: tokens with their roles, marks and names.

use super::marks::{self, Quoted};
use super::names::Names;
use super::roles::{Role, Roles, Tag};
use crate::span::{Byte, Span};
use crate::text::{Document, TokenKind};
use std::ops::Range;

/// A document and what is known of its tokens. Positions are those of [`Document::tokens`].
pub(super) struct Page<'d> {
    pub document: &'d Document,
    pub tags: Vec<Tag>,
    /// The stretches in quotation marks.
    pub quoted: Vec<Quoted>,
    /// For each token, the stretch that it lies in plus one; 0 outside.
    inside: Vec<u32>,
    pub names: Names,
}

impl<'d> Page<'d> {
    pub(super) fn new(document: &'d Document, tags: Vec<Tag>, quoted: Vec<Quoted>) -> Self {
        let mut inside = vec![0; document.tokens.len()];
        for (stretch, number) in quoted.iter().zip(1..) {
            inside[stretch.tokens.clone()].fill(number);
        }
        let mut page = Self { document, tags, quoted, inside, names: Names::default() };
        page.names = Names::find(&page);
        page
    }

    /// The words of a token.
    pub(super) fn text(&self, token: usize) -> &'d str {
        self.document.tokens.get(token).map_or("", |token| token.bytes.slice(&self.document.article.text))
    }

    /// The bytes of some tokens.
    pub(super) fn bytes(&self, tokens: &Range<usize>) -> Span<Byte> {
        match (self.document.tokens.get(tokens.start), self.document.tokens.get(tokens.end.saturating_sub(1))) {
            (Some(first), Some(last)) => first.bytes.cover(last.bytes),
            _ => Span::default(),
        }
    }

    /// The words under some tokens, with what stands between them.
    pub(super) fn slice(&self, tokens: &Range<usize>) -> &'d str {
        self.bytes(tokens).slice(&self.document.article.text)
    }

    /// What stands between two tokens.
    pub(super) fn between(&self, left: usize, right: usize) -> &'d str {
        match (self.document.tokens.get(left), self.document.tokens.get(right)) {
            (Some(left), Some(right)) => {
                Span::new(left.bytes.end, right.bytes.start).slice(&self.document.article.text)
            }
            _ => "",
        }
    }

    pub(super) fn roles(&self, token: usize) -> Roles {
        self.tags.get(token).map(|tag| tag.roles).unwrap_or_default()
    }

    pub(super) fn has(&self, token: usize, role: Role) -> bool {
        self.roles(token).has(role)
    }

    pub(super) fn any(&self, token: usize, roles: Roles) -> bool {
        self.roles(token).any(roles)
    }

    /// The tokens of the phrase that starts at a token, at least that one.
    pub(super) fn phrase(&self, token: usize) -> Range<usize> {
        token..token + usize::from(self.tags.get(token).map_or(1, |tag| tag.length.max(1)))
    }

    pub(super) fn kind(&self, token: usize) -> TokenKind {
        self.document.tokens.get(token).map_or(TokenKind::Punctuation, |token| token.kind)
    }

    pub(super) fn is_word(&self, token: usize) -> bool {
        matches!(self.kind(token), TokenKind::Word | TokenKind::Number)
    }

    pub(super) fn is_capital(&self, token: usize) -> bool {
        self.kind(token) == TokenKind::Word && self.text(token).starts_with(char::is_uppercase)
    }

    /// Whether a token is the stop of a title: `Dr.`, but not that of `said the professor.`
    pub(super) fn is_title_stop(&self, token: usize) -> bool {
        let title = |t: usize| self.any(t, Roles::TITLE) && self.is_capital(t);
        self.is_mark(token, &["."]) && token.checked_sub(1).is_some_and(title)
    }

    /// Whether a token is one of some marks.
    pub(super) fn is_mark(&self, token: usize, marks: &[&str]) -> bool {
        self.kind(token) == TokenKind::Punctuation && marks.contains(&self.text(token))
    }

    /// Whether a token is the possessive `’s`, as tokens set it apart.
    pub(super) fn is_clitic(&self, token: usize) -> bool {
        self.kind(token) == TokenKind::Word && matches!(self.text(token), "'s" | "’s" | "'S" | "’S" | "ʼs" | "ʼS")
    }

    /// The stretch in quotation marks that a token lies in.
    pub(super) fn quote_at(&self, token: usize) -> Option<usize> {
        self.inside.get(token).and_then(|number| number.checked_sub(1)).map(|at| at as usize)
    }

    /// Whether a token stands outside quotation marks.
    pub(super) fn is_outside(&self, token: usize) -> bool {
        self.quote_at(token).is_none()
    }

    /// Whether a token is an adverb that may stand between a speaker and the verb.
    pub(super) fn is_adverb(&self, token: usize) -> bool {
        self.has(token, Role::Adverb)
            || self.roles(token).is_empty() && self.kind(token) == TokenKind::Word && {
                let word = self.text(token);
                word.len() > 4 && word.ends_with("ly") && word.starts_with(char::is_lowercase)
            }
    }

    /// The tokens of a paragraph.
    pub(super) fn paragraph(&self, paragraph: usize) -> Range<usize> {
        marks::token_range(self.document, paragraph)
    }

    /// Whether a name behind a preposition opens its sentence and stands apart: `For Ruiz, the plan`.
    pub(super) fn is_topic(&self, name: &Range<usize>) -> bool {
        let opens = |t: usize| self.any(t, Roles::PREPOSITION) && self.place(t).leads;
        name.start.checked_sub(1).is_some_and(opens) && self.is_mark(name.end, &[","])
    }

    /// Where a name or noun stands in its sentence and the document.
    pub(super) fn place(&self, token: usize) -> Place {
        let at = u32::try_from(token).unwrap_or(u32::MAX);
        let document = self.document;
        let sentence = document.sentences.partition_point(|s| s.tokens.end <= at);
        let number = u32::try_from(sentence).unwrap_or(u32::MAX);
        let paragraph = document.paragraphs.partition_point(|p| p.sentences.end <= number);
        let start = document.sentences.get(sentence).map_or(0, |s| s.tokens.start as usize);
        let before = start.max(token.saturating_sub(6))..token;
        let small = Roles::of(&[Role::Conjunction, Role::Person, Role::Mouthpiece, Role::Body, Role::Own]);
        let opens = |t: usize| {
            self.any(t, Roles::DETERMINER)
                || self.any(t, Roles::HOLDER)
                || self.any(t, small)
                || self.any(t, Roles::TITLE)
        };
        // `My cousin Aniket`, `The hydrologist Tapan Boruah`
        let noun = |t: usize| self.roles(t).is_empty() && t > start && opens(start);
        let quiet =
            |mut words: Range<usize>| words.all(|t| !self.is_word(t) || self.is_adverb(t) || opens(t) || noun(t));
        // `At the port, the pilot Ada Ruiz`
        let fronted = || {
            let from = start.max(token.saturating_sub(FRONTED));
            let comma = (from..token).rev().find(|&t| self.is_mark(t, &[","]))?;
            (from == start && self.any(start, Roles::PREPOSITION)).then_some(comma + 1..token)
        };
        let leads = before.start == start && quiet(before.clone());
        let heads = leads || fronted().is_some_and(quiet);
        let governed = before.rev().find(|&t| !self.any(t, Roles::TITLE) && !self.any(t, Roles::DETERMINER));
        Place { sentence, paragraph, leads, heads, governed: governed.is_some_and(|t| self.any(t, Roles::PREPOSITION)) }
    }
}

/// How many tokens before a subject the phrase may begin that opens its sentence.
const FRONTED: usize = 14;

/// See [`Page::place`].
pub(super) struct Place {
    pub sentence: usize,
    pub paragraph: usize,
    /// Whether it opens its sentence.
    pub leads: bool,
    /// Whether it does, or stands behind a phrase of a preposition that does.
    pub heads: bool,
    /// Whether a preposition stands before it.
    pub governed: bool,
}
