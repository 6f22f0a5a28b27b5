//! Quotation marks: which stretches of a text stand between them.
//!
//! Straight and curly marks count the same, and so do `''` for a double mark and `« »`. An apostrophe is no mark. A
//! quotation that stays open at the end of a paragraph goes on in the next one if that one opens with a mark again or
//! closes one that it never opened.

use crate::span::{Byte, Span};
use crate::text::{Document, TokenKind};
use std::ops::Range;

/// A stretch between quotation marks, inside one paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Quoted {
    /// Its bytes with the marks.
    pub bytes: Span<Byte>,
    /// Its tokens with those of the marks, as positions in the document.
    pub tokens: Range<usize>,
    /// The paragraph that it stands in.
    pub paragraph: usize,
    /// Whether it goes on from the paragraph before.
    pub continues: bool,
    /// Whether a mark closes it.
    pub closed: bool,
}

/// What a mark may do where it stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Family {
    Double,
    Single,
}

struct Mark {
    token: usize,
    family: Family,
    /// Whether it is curly, so that a straight one does not end it.
    curly: bool,
    opens: bool,
    closes: bool,
}

/// All stretches in quotation marks, in text order; those inside others are left out.
pub(super) fn find(document: &Document) -> Vec<Quoted> {
    let mut found = Vec::new();
    let mut open = false;
    for paragraph in 0..document.paragraphs.len() {
        open = in_paragraph(document, paragraph, open, &mut found);
    }
    found
}

/// Returns whether a double mark stays open.
fn in_paragraph(document: &Document, paragraph: usize, was_open: bool, found: &mut Vec<Quoted>) -> bool {
    let tokens = token_range(document, paragraph);
    let marks: Vec<Mark> = tokens.clone().filter_map(|token| mark(document, &tokens, token)).collect();
    // The last marks that may close, so that no search for one runs through the paragraph again.
    let last_single =
        marks.iter().rposition(|m| m.family == Family::Single && m.closes && !is_possessive(document, m.token));
    let last_double = |curly| marks.iter().rposition(|m| m.family == Family::Double && m.curly == curly && m.closes);
    let last_double = [last_double(false), last_double(true)];
    let mut push = |range: Range<usize>, continues: bool, closed: bool| {
        let (Some(first), Some(last)) = (document.tokens.get(range.start), document.tokens.get(range.end - 1)) else {
            return;
        };
        found.push(Quoted { bytes: first.bytes.cover(last.bytes), tokens: range, paragraph, continues, closed });
    };
    let mut start: Option<(usize, Family, bool)> = None;
    let mut curly = false;
    // Marks of the other shape inside: `"He said “no” twice."`
    let mut nested = false;
    if was_open {
        let first = marks.iter().find(|mark| mark.family == Family::Double);
        match first {
            Some(mark) if mark.token == tokens.start => {}
            Some(mark) if mark.closes && !mark.opens => start = Some((tokens.start, Family::Double, true)),
            _ => {}
        }
    }
    for (at, mark) in marks.iter().enumerate() {
        match start {
            None if mark.opens => {
                let continues = was_open && mark.token == tokens.start;
                let closes = mark.family == Family::Double || last_single.is_some_and(|last| last > at);
                if closes {
                    start = Some((mark.token, mark.family, continues));
                    (curly, nested) = (mark.curly, false);
                }
            }
            Some((from, family, continues)) if mark.family == family => {
                if mark.curly != curly && family == Family::Double {
                    let inner = if nested {
                        mark.closes
                    } else {
                        mark.opens && last_double[usize::from(curly)].is_some_and(|last| last > at)
                    };
                    if inner {
                        nested = !nested;
                        continue;
                    }
                }
                // The apostrophe of a plural closes only if no other mark is left to do so.
                let closes = family == Family::Double
                    || !is_possessive(document, mark.token)
                    || last_single.is_none_or(|last| last <= at);
                if mark.closes && closes {
                    push(from..mark.token + 1, continues, true);
                    start = None;
                } else if mark.opens && family == Family::Double {
                    // The mark that should have closed is missing: what was open ends before the sentence of this one.
                    start = Some((mark.token, family, false));
                }
            }
            _ => {}
        }
    }
    match start {
        Some((from, Family::Double, continues)) => {
            push(from..tokens.end, continues, false);
            true
        }
        _ => false,
    }
}

/// The tokens of a paragraph, as positions in the document.
pub(super) fn token_range(document: &Document, paragraph: usize) -> Range<usize> {
    let sentences = document.sentences_of(&document.paragraphs[paragraph]);
    match (sentences.first(), sentences.last()) {
        (Some(first), Some(last)) => first.tokens.start as usize..last.tokens.end as usize,
        _ => 0..0,
    }
}

/// The mark that a token is, if it is one.
fn mark(document: &Document, within: &Range<usize>, token: usize) -> Option<Mark> {
    let own = document.tokens[token];
    if own.kind != TokenKind::Punctuation {
        return None;
    }
    let text = document.article.text.as_str();
    let family = match own.bytes.slice(text) {
        "\"" | "“" | "”" | "„" | "‟" | "«" | "»" | "''" | "``" | "’’" | "‘‘" => Family::Double,
        "'" | "‘" | "’" | "‚" => Family::Single,
        _ => return None,
    };
    let before = if token > within.start { text[..own.bytes.start as usize].chars().next_back() } else { None };
    let after = if token + 1 < within.end { text[own.bytes.end as usize..].chars().next() } else { None };
    let free_before = before.is_none_or(|c| {
        c.is_whitespace()
            || matches!(
                c,
                '(' | '[' | '{' | '—' | '–' | '-' | '/' | '“' | '"' | '‘' | '\'' | '*' | '_' | '…' | '>' | ':'
            )
    });
    let free_after = after.is_none_or(|c| !c.is_alphanumeric());
    let spaced_after = after.is_none_or(char::is_whitespace);
    let (opens, closes) = match own.bytes.slice(text) {
        // Curly marks say what they do, unless the writer slipped.
        "“" | "„" | "«" | "``" | "‘‘" => (!spaced_after || free_before, spaced_after && !free_before),
        "”" | "»" | "’’" => (false, true),
        "‘" | "‚" => (free_before && !spaced_after, false),
        "’" => (false, free_after),
        // An inch mark after a digit closes at most.
        _ => (free_before && !spaced_after, free_after && before.is_some_and(|c| !c.is_whitespace())),
    };
    let curly = !matches!(own.bytes.slice(text), "\"" | "'" | "''");
    (opens || closes).then_some(Mark { token, family, curly, opens, closes })
}

/// Whether a mark stands right behind an `s`, as in `the users’ rights`.
fn is_possessive(document: &Document, token: usize) -> bool {
    let text = document.article.text.as_str();
    let at = document.tokens[token].bytes.start as usize;
    text[..at].ends_with(['s', 'S'])
}
