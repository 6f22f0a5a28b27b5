//! What a block says about itself.

use super::LOOKED_AT;
use super::lexicon::{At, Role, SIGNS, Sign};
use crate::lexicon::{Finder, Hit};
use crate::span::{Byte, Span};
use crate::text::paragraphs::Block;
use crate::text::{Token, TokenKind, prose, tokens};

/// The signs in one block. The words of markup do not count.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::text) struct Signals {
    /// Number of words; counting stops at the bytes looked at.
    pub words: usize,
    /// Whether it is on one line.
    pub one_line: bool,
    /// Whether a sentence ends at its end: `.`, `!`, `?`, after which quotes and brackets may close.
    pub stop: bool,
    /// Whether a sentence ends inside it, by its looks.
    pub inner_stop: bool,
    /// Whether it ends with a full stop, which headlines do not.
    pub full_stop: bool,
    /// Whether it ends with `:`, `,` or `;`.
    pub goes_on: bool,
    /// Whether it starts with a quotation mark.
    pub quote: bool,
    /// Whether its first word starts with a small letter.
    pub small: bool,
    /// Whether it has a sign that separates links: `|`, `»`, `©`.
    pub separator: bool,
    /// Whether it has the address of a page or a mailbox.
    pub address: bool,
    /// Whether it has a number.
    pub number: bool,
    /// Share of its words that start with a capital, of those that start with a letter.
    pub capitals: f32,
    /// Share of its longer words that do, which is high in headlines.
    pub long_capitals: f32,
    /// Share of its words that belong to phrases, dates and numbers.
    pub covered: f32,
    /// Whether phrases, dates and numbers are all that it says.
    pub whole: bool,
    /// Whether it is one word of navigation, which could be a heading too.
    pub label: bool,
    /// Whether it starts with a phrase.
    pub start: bool,
    /// Whether that phrase is a label, with a colon after it.
    pub labelled: bool,
    /// Sum of the weights of the phrases that count anywhere, and of the heavy ones at its start.
    pub within: f32,
    /// Whether it is a phrase such as `by` before names.
    pub names: bool,
    /// Whether it counts something, as `12 comments` does, or dates its copyright.
    pub counts: bool,
    /// Whether it is mostly a date.
    pub date: bool,
    /// Whether it introduces the words of a commenter.
    pub speaker: bool,
    /// Whether it opens a section of the page.
    pub opens: bool,
    /// Whether it opens a section about the author.
    pub opens_author: bool,
    /// Whether it opens the comments.
    pub opens_comments: bool,
    /// Whether it credits a picture.
    pub caption: bool,
}

impl Signals {
    /// Whether the block itself has a sign of boilerplate.
    pub fn any(&self) -> bool {
        self.whole || self.start || self.within > 0.0 || self.names || self.counts || self.date
    }

    /// Whether the block is running text.
    pub fn prose(&self) -> bool {
        self.stop && self.words >= 10 && !self.start && self.within == 0.0 && !self.whole
            || self.words >= 40 && !self.start && self.within < 2.0
    }
}

/// Reads the signs of one block after another, with the same buffers.
pub(super) struct Reader {
    finder: Finder<'static>,
    tokens: Vec<Token>,
    hits: Vec<Hit<Token>>,
    covered: Vec<bool>,
}

impl Default for Reader {
    fn default() -> Self {
        Self { finder: Finder::new(&SIGNS.phrases), tokens: Vec::new(), hits: Vec::new(), covered: Vec::new() }
    }
}

impl Reader {
    pub fn read(&mut self, text: &str, block: &Block, markup: &[Span<Byte>]) -> Signals {
        let bytes = prose::bare(text, block.bytes, markup);
        let slice = bytes.slice(text);
        let looked_at = slice.floor_char_boundary(LOOKED_AT);
        let whole = looked_at == slice.len();
        self.tokens.clear();
        self.hits.clear();
        let start = bytes.start as usize;
        tokens::tokenize(text, Span::from_range(start..start + looked_at), markup, &mut self.tokens);
        self.tokens.retain(|token| token.kind != TokenKind::Markup);
        self.finder.find(text, &self.tokens, 0, |token| Some(token.bytes), &mut self.hits);
        let mut signals = shape(text, slice, &self.tokens);
        if whole {
            self.phrases(text, &mut signals);
        } else {
            let anywhere = self.hits.iter().map(sign).filter(|sign| sign.at == At::Any && sign.role != Role::Caption);
            signals.within = anywhere.map(|sign| sign.weight).sum();
        }
        signals
    }

    /// What the phrases in a block of usual length say.
    fn phrases(&mut self, text: &str, signals: &mut Signals) {
        let is_word = |token: &Token| token.kind != TokenKind::Punctuation;
        // A sign before the first word, such as a bullet or a star, does not count.
        let opening = |token: &Token| is_word(token) || matches!(token.bytes.slice(text), "©" | "(");
        let first = self.tokens.iter().position(opening).unwrap_or_default();
        let last = self.tokens.iter().rposition(is_word).map_or(0, |at| at + 1);
        let mark = |at: usize| self.tokens.get(at).map_or("", |token| token.bytes.slice(text));
        self.covered.clear();
        self.covered.resize(self.tokens.len(), false);
        // `12 Responses to …`: a count may stand before a phrase that counts at the start.
        let counted = self.tokens.get(first).is_some_and(|token| token.kind == TokenKind::Number);
        let starts = |at: usize| at == first || counted && at == first + 1;
        let (mut phrase, mut label, mut dates, mut ends_with_date) = (false, false, 0, false);
        for hit in &self.hits {
            let Sign { role, at, weight } = sign(hit);
            let (start, end) = (hit.tokens.start as usize, hit.tokens.end as usize);
            let all = start <= first && end >= last;
            if role == Role::Caption {
                let ends = end + 3 >= last && !signals.stop;
                signals.caption |= match at {
                    At::Start if matches!(mark(end), ":" | "/" | "|") => {
                        let before = start.checked_sub(1).map_or("", mark);
                        start == first || end + 6 >= last && matches!(before, "." | ")" | "]")
                    }
                    At::Start => start == first && end - start > 1,
                    At::Credit => in_last_brackets(text, &self.tokens, start, end),
                    _ => ends || signals.words <= 12 || in_last_brackets(text, &self.tokens, start, end),
                };
                continue;
            }
            match at {
                At::Any => signals.within += weight,
                At::Start if starts(start) => {
                    signals.start = true;
                    signals.within += if weight > 1.0 { weight } else { 0.0 };
                    // `Copyright 2023 …`, not `Copyright law …`.
                    signals.counts |= role == Role::Rights && signals.number && signals.words <= 12;
                    signals.labelled |= mark(end) == ":";
                }
                At::End if end == last || signals.words <= end - start + 1 => {
                    signals.counts |= signals.number && !signals.stop && signals.words <= 12;
                }
                At::Names if start == first => {
                    signals.names |= are_names(text, &self.tokens[end..]) && signals.words <= 15 && !signals.full_stop;
                }
                At::Speaker if end == last => {
                    signals.speaker |= mark(end) == ":" && start > first && signals.words <= 6;
                }
                At::Date => {
                    dates += 1;
                    // The stop of `p.m.` ends no sentence.
                    ends_with_date |= end == last;
                }
                _ => {}
            }
            let counts = match at {
                At::Any | At::Whole | At::Date => true,
                At::Label => all,
                At::Start => starts(start),
                At::End => end == last,
                At::Names | At::Speaker | At::Credit => false,
            };
            if counts {
                self.covered[start..end].fill(true);
                label |= at == At::Label;
                phrase |= at != At::Label;
                signals.opens |= all && !matches!(role, Role::Page | Role::Rights);
                signals.opens_author |= all && role == Role::Biography;
                signals.opens_comments |= role == Role::Comments && (all || signals.counts);
            }
        }
        // Labels in a row, or beside a phrase, are no heading. Neither is the label of a field to fill in.
        let field = signals.words <= 4 && rest_is(&self.tokens[last..], text, "*");
        phrase |= label && field;
        if phrase || signals.separator {
            for hit in self.hits.iter().filter(|hit| sign(hit).at == At::Label) {
                self.covered[hit.tokens.range()].fill(true);
                phrase = true;
            }
        }
        // Beside a date, words such as `at` belong to it.
        let idle = |token: &Token| {
            dates > 0 && token.bytes.len() <= 2 && token.bytes.slice(text).starts_with(char::is_lowercase)
        };
        let words = self.tokens.iter().zip(&self.covered).filter(|(token, _)| is_word(token));
        let covered =
            words.filter(|(token, covered)| **covered || token.kind == TokenKind::Number || idle(token)).count();
        signals.covered = covered as f32 / signals.words.max(1) as f32;
        signals.label = label;
        signals.whole = phrase && covered == signals.words;
        signals.date = dates > 0 && signals.covered >= 0.6 && signals.words <= 14;
        signals.stop &= !(signals.date && ends_with_date);
    }
}

/// Whether the tokens from `start` to `end` stand in the brackets with which the block ends, or are a label there.
fn in_last_brackets(text: &str, tokens: &[Token], start: usize, end: usize) -> bool {
    let mark = |token: &Token| token.bytes.slice(text);
    let Some((last, before)) = tokens.split_last() else { return false };
    let Some(open) = before.iter().rposition(|token| matches!(mark(token), "(" | "[")) else { return false };
    matches!(mark(last), ")" | "]")
        && open < start
        && tokens.len() - open <= 14
        && (end + 1 == tokens.len()
            || start == open + 1
            || tokens.get(end).is_some_and(|token| matches!(mark(token), ":" | "/" | ",")))
}

fn rest_is(tokens: &[Token], text: &str, mark: &str) -> bool {
    matches!(tokens, [token] if token.bytes.slice(text) == mark)
}

fn sign(hit: &Hit<Token>) -> Sign {
    SIGNS.signs[hit.value as usize]
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

/// What the marks and the letters of a block say.
fn shape(text: &str, slice: &str, tokens: &[Token]) -> Signals {
    let (mut words, mut letters, mut capitals, mut long, mut long_capitals) = (0, 0, 0, 0, 0);
    let mut signals = Signals::default();
    for token in tokens {
        let word = token.bytes.slice(text);
        match token.kind {
            TokenKind::Punctuation => {
                signals.separator |= matches!(word, "|" | "·" | "•" | "»" | "›" | "→" | "←" | "©" | "®" | "™" | "×");
                continue;
            }
            TokenKind::Number => signals.number = true,
            TokenKind::Url => signals.address = true,
            TokenKind::Word if !word.starts_with(['\'', '’']) => {
                let capital = word.starts_with(char::is_uppercase);
                signals.small |= words == 0 && word.starts_with(char::is_lowercase);
                letters += 1;
                capitals += usize::from(capital);
                if word.len() > 3 {
                    long += 1;
                    long_capitals += usize::from(capital);
                }
            }
            _ => {}
        }
        words += 1;
    }
    let share = |part: usize, all: usize| if all == 0 { 1.0 } else { part as f32 / all as f32 };
    signals.words = words;
    signals.capitals = share(capitals, letters);
    signals.long_capitals = share(long_capitals, long);
    signals.one_line = !slice.contains(['\n', '\r']);
    let end = slice.trim_end_matches(|c: char| {
        matches!(c, '"' | '\'' | '”' | '’' | '»' | ')' | ']' | '*' | '_') || c.is_whitespace()
    });
    signals.stop = end.ends_with(['.', '!', '?', '…']);
    signals.full_stop = end.ends_with('.') && !end.ends_with("..");
    signals.inner_stop = end.contains(". ");
    signals.goes_on = end.ends_with([':', ',', ';']);
    signals.quote = slice.starts_with(['"', '“', '‘', '«']);
    signals
}
