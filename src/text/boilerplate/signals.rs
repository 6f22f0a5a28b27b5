//! What a block says about itself.

use super::voice::Voice;
use crate::span::{Byte, Span};
use crate::text::{Token, TokenKind};

/// Headlines have at most so many words.
pub(in crate::text) const HEADLINE: usize = 30;

/// From which logit on the words of a block are no running text.
pub(in crate::text) const SPOKEN: f32 = 0.8;

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
    /// How many signs stand by themselves between links, as those of a path do: `Home > News > Ponds`.
    pub between_links: usize,
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
    /// Whether it is a phrase such as `by` before names, or a name before an occupation.
    pub names: bool,
    /// Whether it counts something, as `12 comments` does, or dates its copyright.
    pub counts: bool,
    /// Sum of the weights of the names of fields in it, such as `Words: …`, which only count below the text.
    pub field: f32,
    /// Whether it has a mailbox or a telephone number.
    pub reach: bool,
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
    /// Whether it talks to readers, or about the author, as pages do.
    pub voice: Voice,
    /// The logit of its words being those of a page.
    pub page: f32,
    /// Whether it credits a picture.
    pub caption: bool,
}

impl Signals {
    /// Whether the block itself has a sign of boilerplate.
    pub fn any(&self) -> bool {
        self.whole || self.start || self.within > 0.0 || self.names || self.counts || self.date
    }

    /// Whether it is a row of links: a path or a menu on one line.
    pub fn is_row(&self) -> bool {
        self.between_links >= 2 && self.one_line && !self.stop && self.words <= HEADLINE
    }

    /// Whether the block is running text.
    pub fn prose(&self) -> bool {
        !self.voice.is_page() && self.page < SPOKEN && self.is_text()
    }

    /// Whether it is a long sentence with a slight sign at most: `Log in as often as you like, nothing changes …`.
    pub fn speaks(&self) -> bool {
        self.stop && self.words >= 20 && self.within < 2.0
    }

    /// Whether it ends as a sentence of some length does.
    pub fn is_sentence(&self) -> bool {
        self.stop && self.words >= 10
    }

    fn is_text(&self) -> bool {
        self.is_sentence() && !self.start && self.within == 0.0 && !self.whole && self.field == 0.0
            || self.words >= 40 && !self.start && self.within < 2.0
    }

    /// Whether it is a sentence without a sign of the page, however short.
    pub fn is_silent(&self) -> bool {
        self.stop && !self.any() && !self.voice.is_page() && self.field == 0.0 && self.page < SPOKEN
    }

    /// Whether it is such a sentence and neither turns to readers nor names what pages offer them.
    pub fn goes_on_telling(&self) -> bool {
        self.full_stop && self.is_silent() && !self.voice.offers
    }

    /// Whether it asks something of readers, introduces an author or says where to write or call.
    pub fn turns_to_readers(&self) -> bool {
        self.voice.is_page() || self.reach
    }

    /// Whether it could be a headline by itself: a line of some length that is no sentence and has no sign of the page.
    pub fn heads(&self) -> bool {
        (4..=HEADLINE).contains(&self.words)
            && self.one_line
            && !self.goes_on
            && !self.full_stop
            && !(self.any() || self.label || self.caption || self.turns_to_readers() || self.is_row())
    }

    /// Whether it is a line by itself that could be a headline, although it has words of pages: `Sign Up for Open Source`.
    pub fn could_head(&self) -> bool {
        (3..=HEADLINE).contains(&self.words) && self.one_line && !self.goes_on && !self.full_stop && !self.is_sure()
    }

    /// Whether it is of a page by its own signs, whatever stands around it.
    pub fn is_sure(&self) -> bool {
        let says = self.whole || self.date || self.names || self.counts || self.labelled || self.within >= 2.0;
        says || self.label || self.separator || self.caption || self.turns_to_readers()
    }

    /// Whether it is a line too short for a headline below which another may stand: the name of a section.
    pub fn is_kicker(&self) -> bool {
        self.words <= 3 && self.one_line && !self.stop && !self.goes_on
    }
}

/// Whether a sign stands between spaces.
fn is_apart(text: &str, bytes: Span<Byte>) -> bool {
    let bytes = bytes.range();
    text[..bytes.start].ends_with(' ') && text[bytes.end..].starts_with(' ')
}

/// What the marks and the letters of a block say, whose text is `slice` and whose tokens are `tokens`.
pub(super) fn shape(text: &str, slice: &str, tokens: &[Token]) -> Signals {
    let (mut words, mut letters, mut capitals, mut long, mut long_capitals) = (0, 0, 0, 0, 0);
    let mut signals = Signals::default();
    for token in tokens {
        let word = token.bytes.slice(text);
        match token.kind {
            TokenKind::Punctuation => {
                signals.separator |= matches!(word, "|" | "·" | "•" | "»" | "›" | "→" | "←" | "©" | "®" | "™" | "×");
                let links = matches!(word, "|" | "·" | "•" | "»" | "›" | "→" | ">" | "/");
                signals.between_links += usize::from(links && words > 0 && is_apart(text, token.bytes));
                continue;
            }
            TokenKind::Number => signals.number = true,
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
