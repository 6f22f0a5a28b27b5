//! A verb of saying, or another word that brings in somebody's words, with the source found beside it.

use super::page::Page;
use super::roles::{Role, Roles};
use super::subject::{self, Head, Subject};
use std::ops::Range;

/// A word that brings in somebody's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Cue {
    pub tokens: Range<usize>,
    pub subject: Subject,
    /// Whether the source stands behind the verb.
    pub inverted: bool,
}

/// The cue whose verb starts at a token and whose source stands before it, not before `floor`.
pub(super) fn finite(page: &Page, verb: usize, floor: usize) -> Option<Cue> {
    if !is_verb(page, verb) {
        return None;
    }
    // `is praised`
    if after_be(page, verb, floor) && !is_participle(page, verb) {
        return None;
    }
    let subject = subject::before(page, verb, floor)?;
    if !agrees(page, verb, &subject, floor) {
        return None;
    }
    Some(Cue { tokens: page.phrase(verb), subject, inverted: false })
}

/// The cue whose verb starts at a token and whose source follows: `said Ruiz`.
pub(super) fn inverted(page: &Page, verb: usize, ceiling: usize) -> Option<Cue> {
    if !page.any(verb, Roles::SAY) {
        return None;
    }
    let tokens = page.phrase(verb);
    let subject = subject::after(page, tokens.end, ceiling)?;
    Some(Cue { tokens, subject, inverted: true })
}

/// `according to Ruiz`.
pub(super) fn frame(page: &Page, at: usize, ceiling: usize) -> Option<Cue> {
    if !page.has(at, Role::Frame) {
        return None;
    }
    let tokens = page.phrase(at);
    let subject = subject::after(page, tokens.end, ceiling)?;
    Some(Cue { tokens, subject, inverted: true })
}

/// Whether a token starts a verb that gives words or views, and is none of the nouns that look the same.
pub(super) fn is_verb(page: &Page, at: usize) -> bool {
    page.any(at, Roles::CUE) && page.is_outside(at) && page.names.at(at).is_none() && !subject::is_noun_use(page, at)
}

/// Whether a verb is an `-ing` form.
pub(super) fn is_participle(page: &Page, at: usize) -> bool {
    page.text(at).len() > 4 && page.text(at).to_lowercase().ends_with("ing")
}

/// Whether a form of `to be` stands before a verb.
pub(super) fn after_be(page: &Page, verb: usize, floor: usize) -> bool {
    (floor..verb).rev().find(|&t| !page.is_adverb(t)).is_some_and(|t| page.has(t, Role::Be))
}

/// Whether subject and verb agree in number. Where they do not, the verb is a noun that looks the same: `Ruiz attacks
/// on`, `the firm plans` but not `firms plans`.
fn agrees(page: &Page, verb: usize, subject: &Subject, floor: usize) -> bool {
    let word = page.text(verb);
    if page.has(verb, Role::Past) || word.ends_with("ed") || is_participle(page, verb) || word.ends_with("ED") {
        return true;
    }
    let third = word.ends_with('s') && !word.ends_with("ss");
    let before = (floor..verb).rev().find(|&t| !page.is_adverb(t));
    if before.is_some_and(|t| page.any(t, Roles::HELPER)) {
        return !third;
    }
    let noun = page.roles(subject.at);
    let last = page.names.at(subject.at).map_or(subject.at, |name| name.tokens.end - 1);
    let many = page.text(last).ends_with('s') || noun.has(Role::They) || noun.has(Role::Many);
    let pair = subject.tokens.start > floor && page.has(subject.tokens.start - 1, Role::Conjunction);
    match subject.head {
        Head::Own => !third,
        Head::Name(_) => third || many || pair,
        Head::Pronoun | Head::Noun | Head::Other | Head::Nobody => third != many || pair,
    }
}
