//! Words between quotation marks, and the cue beside them.

use super::cue::{self, Cue};
use super::marks::Quoted;
use super::page::Page;
use super::roles::{Role, Roles};
use super::subject::{self, Subject};
use crate::text::TokenKind;
use std::ops::Range;

/// Whether a stretch in marks is somebody's words and not a word or a title set off by marks.
pub(super) fn is_full(page: &Page, quoted: &Quoted, sentence: &Range<usize>) -> bool {
    let inner = quoted.tokens.start + 1..quoted.tokens.end - usize::from(quoted.closed);
    let words = inner.clone().filter(|&t| page.is_word(t)).count();
    let stopped = is_stopped(page, quoted);
    let start = quoted.tokens.start;
    let before = start.checked_sub(1).filter(|&t| t >= sentence.start);
    let line = before.is_some_and(|t| page.between(t, start).contains('\n'));
    let opened = quoted.continues
        || line
        || before.is_none_or(|t| {
            page.is_mark(t, &[",", ":", "—", "–", "...", "…"])
                || !page.is_outside(t)
                || page.has(t, Role::That)
                || before_cue_end(page, t, sentence.start)
        });
    let ends = stopped || words >= 6 || page.is_mark(quoted.tokens.end, &[","]) || quoted.tokens.end >= sentence.end;
    opened && ends && (words > 1 || stopped && words > 0)
}

/// Whether what stands in marks ends with a stop of its own.
pub(super) fn is_stopped(page: &Page, quoted: &Quoted) -> bool {
    let last = quoted.tokens.end - usize::from(quoted.closed);
    let last = last.checked_sub(1).filter(|&last| last > quoted.tokens.start);
    last.is_some_and(|last| page.text(last).starts_with([',', '.', '!', '?', '…', '—', '–']))
}

/// Whether a phrase of saying ends with a token.
fn before_cue_end(page: &Page, token: usize, floor: usize) -> bool {
    (floor.max(token.saturating_sub(3))..=token).any(|t| page.any(t, Roles::SAY) && page.phrase(t).end == token + 1)
}

/// The cue behind a stretch, up to `ceiling`, the end of its sentence or the next stretch.
pub(super) fn cue_after(page: &Page, end: usize, ceiling: usize) -> Option<Cue> {
    let mut at = end;
    while at < ceiling && (page.is_mark(at, &[",", "*", "_"]) || page.kind(at) == TokenKind::Markup) {
        at += 1;
    }
    if page.is_mark(at, &["—", "–", "-", "--", "―", "~"]) {
        return signature(page, at, ceiling);
    }
    // `“…” A. Ruiz, Duluth`, with nothing behind it
    if let Some(name) = page.names.at(at).filter(|name| at == end && name.tokens.end <= ceiling && ceiling < at + 12)
        && !(name.tokens.end..ceiling).any(|t| page.any(t, Roles::CUE) || page.any(t, Roles::HELPER))
        && page.is_mark(name.tokens.end, &[",", "."])
    {
        return Some(Cue { tokens: name.tokens.clone(), subject: Subject::name(name), inverted: true });
    }
    let mut first = at;
    while first < ceiling && page.is_adverb(first) {
        first += 1;
    }
    if page.any(first, Roles::SAY)
        && let Some(cue) = cue::inverted(page, first, ceiling)
    {
        return Some(cue);
    }
    if let Some(cue) = cue::frame(page, first, ceiling) {
        return Some(cue);
    }
    let verb = (at..ceiling.min(at + 24)).find(|&t| page.any(t, Roles::SAY) && cue::is_verb(page, t))?;
    let cue = cue::finite(page, verb, at)?;
    (!cue::is_participle(page, verb) && cue.subject.tokens.start <= at + 4).then_some(cue)
}

/// `“…” — Ada Ruiz, linguist`
fn signature(page: &Page, dash: usize, ceiling: usize) -> Option<Cue> {
    let at = (dash + 1..ceiling.min(dash + 4)).find(|&t| page.names.at(t).is_some())?;
    let name = page.names.at(at)?;
    Some(Cue { tokens: dash..dash + 1, subject: Subject::name(name), inverted: true })
}

/// Whether words of the author's own stand between a cue and a stretch, so that both together are what is said: `said
/// that the firm is “free”`.
pub(super) fn is_part(page: &Page, cue: &Cue, start: usize) -> bool {
    let from = if cue.inverted { cue.subject.tokens.end } else { cue.tokens.end };
    from < start && {
        let between = from..start;
        let that = between.clone().find(|&t| page.has(t, Role::That));
        let words = between.clone().filter(|&t| page.is_word(t)).count();
        let colon = page.is_mark(start - 1, &[":", ","]);
        that.is_some_and(|that| that + 1 < start)
            || words > 0 && !colon && between.clone().any(|t| page.any(t, Roles::HELPER))
    }
}

/// The cue before a stretch, not before `floor`, the start of its sentence or the end of the last stretch.
pub(super) fn cue_before(page: &Page, start: usize, floor: usize) -> Option<Cue> {
    // `Ruiz: “…”`
    let colon = start.checked_sub(1).filter(|&t| t > floor && page.is_mark(t, &[":"]));
    if let Some(colon) = colon
        && let Some(name) = page.names.at(colon - 1).filter(|n| n.tokens.start >= floor && n.tokens.end == colon)
    {
        return Some(Cue { tokens: colon..start, subject: Subject::name(name), inverted: false });
    }
    let low = floor.max(start.saturating_sub(30));
    let mut found = None;
    for verb in (low..start).rev() {
        if let Some(cue) = cue::frame(page, verb, start) {
            return Some(cue);
        }
        if cue::is_verb(page, verb) && page.any(verb, Roles::CUE) {
            let cue = cue::finite(page, verb, floor).or_else(|| {
                // `He turned and said`
                let subject = subject::pick(page, floor.max(low)..verb)?;
                Some(Cue { tokens: page.phrase(verb), subject, inverted: false })
            });
            if let Some(cue) = cue {
                // The verb of saying counts before one of thinking that stands nearer.
                if page.any(verb, Roles::SAY) {
                    return Some(cue);
                }
                found = found.or(Some(cue));
            }
        }
    }
    found
}
