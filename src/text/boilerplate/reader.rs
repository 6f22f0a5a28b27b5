//! Reads what a block says about itself: its phrases, and where in it they stand.

use super::lexicon::{At, CLAUSE, Role, SIGNS, Sign};
use super::signals::{Signals, shape};
use super::voice::{Listener, reach};
use super::words::Scales;
use crate::lexicon::{Finder, Hit};
use crate::span::{Byte, Span};
use crate::text::paragraphs::Block;
use crate::text::{Token, TokenKind, prose, tokens};

/// The first bytes of a block in which phrases are looked for: more than any boilerplate is long.
const LOOKED_AT: usize = 1000;

/// Reads the signs of one block after another, with the same buffers.
pub(super) struct Reader {
    finder: Finder<'static>,
    clauses: Finder<'static>,
    listener: Listener,
    scales: Scales,
    tokens: Vec<Token>,
    hits: Vec<Hit<Token>>,
    covered: Vec<bool>,
}

impl Default for Reader {
    fn default() -> Self {
        Self {
            finder: Finder::new(SIGNS.phrases),
            clauses: Finder::new(&CLAUSE),
            listener: Listener::default(),
            scales: Scales::default(),
            tokens: Vec::new(),
            hits: Vec::new(),
            covered: Vec::new(),
        }
    }
}

impl Reader {
    pub fn read(&mut self, text: &str, block: &Block, markup: &[Span<Byte>]) -> Signals {
        let bytes = prose::bare(text, block.bytes, markup);
        let slice = bytes.slice(text);
        let looked_at = slice.floor_char_boundary(LOOKED_AT);
        let start = bytes.start as usize;
        self.tokens.clear();
        self.hits.clear();
        tokens::tokenize(text, Span::from_range(start..start + looked_at), markup, &mut self.tokens);
        self.tokens.retain(|token| token.kind != TokenKind::Markup);
        self.finder.find(text, &self.tokens, 0, |token| Some(token.bytes), &mut self.hits);
        let mut signals = shape(text, slice, &self.tokens);
        if looked_at < slice.len() {
            let anywhere = self.hits.iter().map(sign).filter(|sign| sign.at == At::Any && sign.role != Role::Caption);
            signals.within = anywhere.map(|sign| sign.weight).sum();
            return signals;
        }
        let words = Words::new(text, &self.tokens);
        let first = words.first as u32;
        self.covered.clear();
        self.covered.resize(self.tokens.len(), false);
        let mut cover = Cover::default();
        for hit in &self.hits {
            if sign(hit).role == Role::Caption {
                signals.caption |= words.caption(hit, &signals);
            } else {
                words.phrase(hit, &mut signals);
                if words.covers(hit) {
                    words.cover(hit, &mut signals, &mut cover);
                    self.covered[hit.tokens.range()].fill(true);
                }
            }
        }
        // Labels in a row, or beside a phrase, are no heading. Neither is the label of a field to fill in.
        cover.phrase |= cover.label && words.is_field(&signals);
        if cover.phrase || signals.separator {
            for hit in self.hits.iter().filter(|hit| sign(hit).at == At::Label) {
                self.covered[hit.tokens.range()].fill(true);
                cover.phrase = true;
            }
        }
        let covered = words.count_covered(&self.covered, cover.dates > 0);
        signals.names = signals.names && !self.has_clause(text);
        signals.covered = covered as f32 / signals.words.max(1) as f32;
        signals.label = cover.label;
        signals.whole = cover.phrase && covered == signals.words;
        signals.date = cover.dates > 0 && signals.covered >= 0.6 && signals.words <= 14;
        // The stop of `p.m.` ends no sentence.
        signals.stop &= !(signals.date && cover.ends_with_date);
        signals.reach = reach(text, &self.tokens);
        signals.page = self.scales.weigh(text, &self.tokens, first as usize);
        signals.voice = self.listener.hear(text, &self.tokens, signals.words);
        signals.names |= signals.voice.occupation && !signals.stop;
        // `By Ada Quill, staff writer.`
        let by = self.hits.iter().find(|hit| sign(hit).at == At::Names && hit.tokens.start == first);
        if let Some(by) = by {
            let behind = &self.tokens[by.tokens.end as usize..];
            signals.names |= self.listener.hear(text, behind, signals.words).occupation;
        }
        signals
    }

    /// Whether a word stands in the block that no byline has.
    fn has_clause(&mut self, text: &str) -> bool {
        let mut hits = Vec::new();
        self.clauses.find(text, &self.tokens, 0, |token| Some(token.bytes), &mut hits);
        !hits.is_empty()
    }
}

/// What the phrases that cover a block are.
#[derive(Default)]
struct Cover {
    /// Whether one of them is no mere label.
    phrase: bool,
    /// Whether it is a label.
    label: bool,
    dates: usize,
    ends_with_date: bool,
}

/// The tokens of a block of usual length, and where its words start and end.
struct Words<'t> {
    text: &'t str,
    tokens: &'t [Token],
    /// The first word; a sign before it, such as a bullet or a star, does not count.
    first: usize,
    /// After the last word.
    last: usize,
    /// Whether a count stands first: `12 Responses to …`.
    counted: bool,
}

impl<'t> Words<'t> {
    fn new(text: &'t str, tokens: &'t [Token]) -> Self {
        let opens = |token: &Token| is_word(token) || token.bytes.slice(text) == "(";
        let first = tokens.iter().position(opens).unwrap_or_default();
        let last = tokens.iter().rposition(is_word).map_or(0, |at| at + 1);
        let counted = tokens.get(first).is_some_and(|token| token.kind == TokenKind::Number);
        Self { text, tokens, first, last, counted }
    }

    fn mark(&self, at: usize) -> &'t str {
        self.tokens.get(at).map_or("", |token| token.bytes.slice(self.text))
    }

    fn mark_before(&self, at: usize) -> &'t str {
        at.checked_sub(1).map_or("", |before| self.mark(before))
    }

    fn starts(&self, hit: &Hit<Token>) -> bool {
        let start = hit.tokens.start as usize;
        start == self.first || self.counted && start == self.first + 1
    }

    fn ends(&self, hit: &Hit<Token>) -> bool {
        hit.tokens.end as usize == self.last
    }

    fn is_all(&self, hit: &Hit<Token>) -> bool {
        hit.tokens.start as usize <= self.first && hit.tokens.end as usize >= self.last
    }

    /// Notes what a phrase says by its place.
    fn phrase(&self, hit: &Hit<Token>, signals: &mut Signals) {
        let Sign { role, at, weight } = sign(hit);
        let (start, end) = (hit.tokens.start as usize, hit.tokens.end as usize);
        match at {
            At::Any => signals.within += weight,
            At::Start if self.starts(hit) => {
                signals.start = true;
                signals.within += if weight > 1.0 { weight } else { 0.0 };
                signals.labelled |= self.mark(end) == ":";
                // `Copyright 2023 …`, not `Copyright law …`.
                signals.counts |= role == Role::Rights && signals.number && signals.words <= 12;
            }
            At::Field if self.mark(end) == ":" && opens(self.mark_before(start)) => {
                signals.field += weight;
                if weight > 1.0 {
                    signals.within += weight;
                    signals.start |= start == self.first;
                    signals.labelled |= start == self.first;
                }
            }
            At::End if self.ends(hit) || signals.words <= end - start + 1 => {
                let near = &self.tokens[start.saturating_sub(2)..(end + 2).min(self.tokens.len())];
                let number = near.iter().any(|token| token.kind == TokenKind::Number);
                signals.counts |= number && !signals.stop && !signals.goes_on && signals.words <= 12;
            }
            At::Names if start == self.first => {
                // `Words by Ada Quill. Pictures by Bo Reed.`, not `By Monday Ada Quill had left.`
                let names = if signals.full_stop { only_names } else { are_names };
                signals.names |= signals.words <= 15 && names(self.text, &self.tokens[end..]);
            }
            // `Ada Quill reported from Lagos.`
            At::Between if start > self.first => {
                let (before, behind) = (&self.tokens[self.first..start], &self.tokens[end..]);
                signals.names |= signals.words <= 12 && only_names(self.text, before) && are_names(self.text, behind);
            }
            At::Speaker if self.ends(hit) => {
                signals.speaker |= self.mark(end) == ":" && start > self.first && signals.words <= 6;
            }
            _ => {}
        }
    }

    /// Whether a phrase stands where it counts, so that its words are accounted for.
    fn covers(&self, hit: &Hit<Token>) -> bool {
        match sign(hit).at {
            At::Any | At::Whole | At::Date => true,
            At::Label => self.is_all(hit),
            At::Start => self.starts(hit),
            At::End => self.ends(hit),
            At::Names | At::Between | At::Speaker | At::Credit | At::Field => false,
        }
    }

    fn cover(&self, hit: &Hit<Token>, signals: &mut Signals, cover: &mut Cover) {
        let Sign { role, at, .. } = sign(hit);
        let all = self.is_all(hit);
        cover.label |= at == At::Label;
        cover.phrase |= at != At::Label;
        cover.dates += usize::from(at == At::Date);
        cover.ends_with_date |= at == At::Date && self.ends(hit);
        signals.opens |= all && !matches!(role, Role::Page | Role::Rights);
        signals.opens_author |= all && role == Role::Biography;
        signals.opens_comments |= role == Role::Comments && (all || signals.counts);
    }

    /// Whether a phrase makes a caption: a label with a colon, a credit at the end or in the last brackets.
    fn caption(&self, hit: &Hit<Token>, signals: &Signals) -> bool {
        let (start, end) = (hit.tokens.start as usize, hit.tokens.end as usize);
        match sign(hit).at {
            At::Start if matches!(self.mark(end), ":" | "/" | "|") => {
                start == self.first || end + 6 >= self.last && matches!(self.mark_before(start), "." | ")" | "]")
            }
            At::Start => start == self.first && end - start > 1,
            At::Credit => self.in_last_brackets(hit),
            _ => end + 3 >= self.last && !signals.stop || signals.words <= 12 || self.in_last_brackets(hit),
        }
    }

    /// Whether a phrase opens or ends the brackets with which the block ends, or is a label in them.
    fn in_last_brackets(&self, hit: &Hit<Token>) -> bool {
        let (start, end) = (hit.tokens.start as usize, hit.tokens.end as usize);
        let count = self.tokens.len();
        let Some(open) = (0..count).rev().find(|&at| matches!(self.mark(at), "(" | "[")) else { return false };
        let placed = end + 1 == count || start == open + 1 || matches!(self.mark(end), ":" | "/" | ",");
        matches!(self.mark(count - 1), ")" | "]") && open < start && count - open <= 14 && placed
    }

    /// Whether the block is the name of a field that must be filled in: `Email *`.
    fn is_field(&self, signals: &Signals) -> bool {
        signals.words <= 4 && self.tokens.len() == self.last + 1 && self.mark(self.last) == "*"
    }

    /// Number of words that phrases and numbers account for; beside a date also words such as `at`.
    fn count_covered(&self, covered: &[bool], dated: bool) -> usize {
        let idle = |token: &Token| {
            let word = token.bytes.slice(self.text);
            dated && word.len() <= 2 && word.starts_with(char::is_lowercase)
        };
        let words = self.tokens.iter().zip(covered).filter(|(token, _)| is_word(token));
        words.filter(|(token, covered)| **covered || token.kind == TokenKind::Number || idle(token)).count()
    }
}

fn is_word(token: &Token) -> bool {
    token.kind != TokenKind::Punctuation
}

fn sign(hit: &Hit<Token>) -> Sign {
    SIGNS.signs[hit.value as usize]
}

/// Whether a sentence, a label or a link can start after a mark.
fn opens(mark: &str) -> bool {
    matches!(mark, "" | "." | "!" | "?" | "…" | ";" | "|" | "·" | "•" | "-" | "–" | "—")
}

/// Whether all words up to a semicolon but short ones start with a capital, two at least.
fn only_names(text: &str, tokens: &[Token]) -> bool {
    let first = tokens.iter().take_while(|token| token.bytes.slice(text) != ";");
    let words = first.filter(|token| token.kind == TokenKind::Word).map(|token| token.bytes.slice(text));
    let (capitals, others): (Vec<_>, Vec<_>) = words.partition(|word| word.starts_with(char::is_uppercase));
    capitals.len() >= 2 && others.iter().all(|word| word.len() <= 3)
}

/// Whether the words are mostly names: most of them start with a capital.
fn are_names(text: &str, tokens: &[Token]) -> bool {
    let words = tokens.iter().filter(|token| token.kind == TokenKind::Word);
    let (mut all, mut capitals) = (0, 0);
    for word in words {
        all += 1;
        capitals += usize::from(word.bytes.slice(text).starts_with(char::is_uppercase));
    }
    capitals > 0 && capitals * 5 >= all * 3
}
