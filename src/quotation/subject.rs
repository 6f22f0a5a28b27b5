//! Who does what a verb says: the noun phrase before it, or after it where the order is turned around.

use super::names::Name;
use super::page::Page;
use super::roles::{Role, Roles};
use crate::text::TokenKind;
use std::ops::Range;

/// What a noun phrase comes down to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Head {
    /// A name: its entity.
    Name(usize),
    /// A pronoun for somebody named before.
    Pronoun,
    /// A noun that can speak: `the company`, `researchers at the university`.
    Noun,
    /// The writer or the reader.
    Own,
    /// Some other noun phrase.
    Other,
    /// Nobody whom the text names: `it is expected`.
    Nobody,
}

/// A noun phrase that speaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Subject {
    pub head: Head,
    /// The token that decides: the name's first, the pronoun, the noun.
    pub at: usize,
    /// The whole phrase, without a determiner.
    pub tokens: Range<usize>,
    /// Whether a preposition stands before it: then it is hardly a subject.
    pub governed: bool,
}

impl Subject {
    /// A name as a subject.
    pub(super) fn name(name: &Name) -> Self {
        Self { head: Head::Name(name.entity), at: name.tokens.start, tokens: name.tokens.clone(), governed: false }
    }

    /// Whether it is a single person, as far as its own words tell.
    pub(super) fn is_person(&self, page: &Page) -> bool {
        match self.head {
            Head::Name(entity) => page.names.entities[entity].is_person(),
            Head::Pronoun => page.any(self.at, Roles::SINGLE),
            Head::Noun => page.any(self.at, Roles::PERSON) && !page.text(self.at).ends_with('s'),
            Head::Own | Head::Other | Head::Nobody => false,
        }
    }
}

/// How far a noun phrase is followed, in tokens.
const FAR: usize = 18;

/// The subject of a verb, not looked for before the token `floor`.
pub(super) fn before(page: &Page, verb: usize, floor: usize) -> Option<Subject> {
    let mut end = verb;
    while end > floor {
        let last = end - 1;
        if page.is_adverb(last) || page.any(last, Roles::HELPER) {
            end = last;
        } else if page.is_mark(last, &[")"]) && page.is_outside(last) {
            end = bracket(page, last, floor)?;
        } else {
            break;
        }
    }
    let last = end.checked_sub(1).filter(|&last| last >= floor)?;
    if page.is_mark(last, &[",", "–", "—"]) && page.is_outside(last) {
        return apposed(page, last, floor);
    }
    // `a letter that says`
    if page.any(last, Roles::RELATIVE) || page.has(last, Role::That) && last > floor && page.is_word(last - 1) {
        let antecedent = if last > floor && page.is_mark(last - 1, &[","]) { last - 1 } else { last };
        return pick(page, left(page, antecedent, floor));
    }
    let chunk = left(page, end, floor);
    let found = pick(page, chunk.clone()).and_then(|found| reaching(page, found, chunk.end));
    // `the senator, who in 2010 said`
    let taken_up = chunk.start > floor && page.any(chunk.start - 1, Roles::RELATIVE);
    if taken_up && found.as_ref().is_none_or(|found| found.governed) {
        return before(page, chunk.start, floor);
    }
    found
}

/// The subject, if nothing but what belongs to it stands between it and the verb: in `she took questions` the word is no
/// verb.
fn reaching(page: &Page, subject: Subject, verb: usize) -> Option<Subject> {
    let end = match subject.head {
        Head::Name(_) | Head::Pronoun | Head::Own => subject.tokens.end,
        Head::Noun => page.phrase(subject.at).end,
        Head::Other | Head::Nobody => return Some(subject),
    };
    let participle = subject.head == Head::Noun && page.text(end).ends_with("ed");
    let belongs = page.any(end, Roles::PREPOSITION) || page.has(end, Role::NotName) || page.any(end, Roles::PRONOUN);
    let open = belongs && !page.any(subject.at, Roles::of(&[Role::He, Role::She]));
    let mark = !page.is_word(end) || page.is_clitic(end) || page.kind(end) == TokenKind::Number;
    if end >= verb || participle || open || mark || page.is_adverb(end) {
        return Some(subject);
    }
    // `Ruiz backers said`
    let noun = (end..verb).all(|t| page.roles(t).is_empty()) && verb - end <= 2 && page.text(verb - 1).ends_with('s');
    let name = matches!(subject.head, Head::Name(_)) && noun;
    name.then(|| Subject {
        head: Head::Other,
        at: verb - 1,
        tokens: subject.tokens.start..verb,
        governed: subject.governed,
    })
}

/// The first noun phrase of some tokens that can be a subject.
pub(super) fn first(page: &Page, tokens: Range<usize>) -> Option<Subject> {
    let noun = |t: usize| {
        page.is_outside(t)
            && (page.names.at(t).is_some()
                || page.any(t, Roles::NOUN)
                || page.any(t, Roles::PRONOUN)
                || page.any(t, Roles::OWN))
    };
    let tokens = tokens.start..tokens.end.min(tokens.start + 3 * FAR);
    let mut from = tokens.start;
    while let Some(at) = (from..tokens.end).find(|&t| noun(t)) {
        let mut end = page.names.at(at).map_or(page.phrase(at).end, |name| name.tokens.end).min(tokens.end);
        // `Mr. Ruiz`
        let after = end + usize::from(page.is_mark(end, &["."]));
        if page.any(at, Roles::TITLE)
            && let Some(name) = page.names.at(after)
        {
            end = name.tokens.end.min(tokens.end);
        }
        match pick(page, tokens.start..end) {
            Some(found) if !found.governed && found.head != Head::Other => return Some(found),
            _ => from = end.max(at + 1),
        }
    }
    None
}

/// The subject where a phrase stands between it and the verb: `Ruiz, a linguist, said`.
fn apposed(page: &Page, comma: usize, floor: usize) -> Option<Subject> {
    let mut phrase = None;
    let mut end = comma;
    for _ in 0..4 {
        let from = end.saturating_sub(2 * FAR).max(floor);
        let open = (from..end).rev().filter(|&t| page.is_outside(t)).find(|&t| page.is_mark(t, &[",", "–", "—"]));
        let inner = open.map_or(from, |open| open + 1)..end;
        // `the senator, who had read it, said`
        let clause = page.any(inner.start, Roles::RELATIVE);
        let found = if clause { None } else { pick(page, left(page, inner.end, inner.start)) };
        let named = |s: &Subject| matches!(s.head, Head::Name(_) | Head::Pronoun | Head::Own);
        phrase = phrase.filter(named).or(found);
        end = open?;
        let antecedent = pick(page, left(page, end, floor));
        if let Some(antecedent) = antecedent.filter(|antecedent| !antecedent.governed) {
            let better = named(&antecedent) || phrase.as_ref().is_none_or(|p| !named(p));
            return if better { Some(antecedent) } else { phrase };
        }
    }
    phrase
}

/// The subject that starts at `from`, behind its verb, not looked for from the token `ceiling` on.
pub(super) fn after(page: &Page, from: usize, ceiling: usize) -> Option<Subject> {
    let mut start = from;
    while start < ceiling && page.is_adverb(start) {
        start += 1;
    }
    let mut end = start;
    while end < ceiling.min(start + FAR) && page.is_outside(end) {
        if let Some(name) = page.names.at(end) {
            end = name.tokens.end.max(end + 1);
            continue;
        }
        let abbreviated = end > start && page.is_title_stop(end);
        let joined = page.is_mark(end, &["-", "/", "&", "’", "'"]);
        // `two of them`
        let few = end > start && (page.any(end - 1, Roles::DETERMINER) || page.has(end - 1, Role::Many));
        let verb = page.any(end, Roles::CUE) && !page.any(end, Roles::NOUN);
        let ends = verb || page.any(end, Roles::CLAUSE) || page.any(end, Roles::PREPOSITION) && !few;
        if !page.is_word(end) && !abbreviated && !joined || ends {
            break;
        }
        end += 1;
    }
    let mut subject = pick(page, start..end)?;
    // `a spokesperson for the company`
    if subject.head == Head::Noun && page.any(end, Roles::PREPOSITION) {
        let belongs = |t: &usize| page.is_word(*t) && page.is_outside(*t) && !is_time(page, *t);
        let more = (end..ceiling.min(end + 5)).take_while(belongs).last();
        end = more.map_or(end, |t| t + 1);
        subject.tokens.end = end;
    }
    // `said the chief executive, Ada Ruiz`
    if matches!(subject.head, Head::Noun | Head::Other)
        && let Some(name) = name_behind(page, end).filter(|name| name.tokens.end <= ceiling)
    {
        return Some(Subject::name(name));
    }
    Some(subject)
}

/// Whether a preposition opens a time: `on Monday`, `in May`, but not `for European firms`.
fn is_time(page: &Page, at: usize) -> bool {
    let next = at + 1;
    let time = page.has(next, Role::NotName) || page.kind(next) == TokenKind::Number;
    let goes_on = page.is_word(next + 1) && page.roles(next + 1).is_empty() || page.any(next + 1, Roles::NOUN);
    page.any(at, Roles::PREPOSITION) && time && !goes_on
}

/// The part of a clause that ends before `end` in which its subject is looked for.
fn left(page: &Page, end: usize, floor: usize) -> Range<usize> {
    let mut start = end;
    let low = floor.max(end.saturating_sub(FAR));
    while start > low {
        let t = start - 1;
        if page.is_mark(t, &[")"]) && page.is_outside(t) {
            match bracket(page, t, low) {
                Some(open) => start = open,
                None => break,
            }
            continue;
        }
        if let Some(name) = page.names.at(t) {
            start = name.tokens.start.max(low);
            continue;
        }
        let abbreviated = t > low && page.is_title_stop(t);
        let joined = page.is_mark(t, &["-", "/", "&", "’", "'"]);
        let verb = page.any(t, Roles::CUE) && !page.any(t, Roles::NOUN) && !is_noun_use(page, t);
        let ends = page.any(t, Roles::CLAUSE) && !page.any(t, Roles::HELPER)
            || page.has(t, Role::Conjunction)
            || page.has(t, Role::Frame);
        if !page.is_outside(t) || !page.is_word(t) && !abbreviated && !joined || verb || ends {
            break;
        }
        start = t;
    }
    start..end
}

/// Where the bracket that closes at a token opens.
fn bracket(page: &Page, close: usize, floor: usize) -> Option<usize> {
    (floor.max(close.saturating_sub(FAR))..close).rev().find(|&t| page.is_mark(t, &["("]))
}

/// Whether a word that could be a verb follows what only a noun follows.
pub(super) fn is_noun_use(page: &Page, token: usize) -> bool {
    token > 0 && {
        let last = token - 1;
        let noun = Roles::of(&[Role::Definite, Role::Determiner, Role::Preposition, Role::By, Role::To]);
        page.any(last, Roles::HOLDER) || page.any(last, noun) || page.is_clitic(last)
    }
}

/// The noun phrase of some tokens that can be a subject.
pub(super) fn pick(page: &Page, tokens: Range<usize>) -> Option<Subject> {
    let mut best: Option<Subject> = None;
    let mut at = tokens.start;
    while at < tokens.end {
        let roles = if page.is_outside(at) { page.roles(at) } else { Roles::default() };
        let (head, end) = match page.names.at(at).filter(|_| page.is_outside(at)) {
            Some(name) => (Some(Head::Name(name.entity)), name.tokens.end),
            None if roles.any(Roles::OWN) => (Some(Head::Own), at + 1),
            None if roles.any(Roles::PRONOUN) => (Some(Head::Pronoun), at + 1),
            None if roles.any(Roles::NOUN) => (Some(Head::Noun), page.phrase(at).end),
            None => (None, at + 1),
        };
        let end = end.min(tokens.end);
        if let Some(head) = head {
            // `one of the ways we` hope
            let closes = matches!(head, Head::Own | Head::Pronoun) && end == tokens.end;
            let start = if closes { at } else { phrase_start(page, at, tokens.start) };
            let governed = start > tokens.start && page.any(start - 1, Roles::PREPOSITION);
            let owner = page.is_clitic(end) || page.is_mark(end, &["’", "'"]);
            if !owner && (!governed || best.as_ref().is_none_or(|best| best.governed)) {
                let start = if page.any(start, Roles::DETERMINER) && start < at { start + 1 } else { start };
                best = Some(Subject { head, at, tokens: start..end, governed });
            }
        }
        at = end.max(at + 1);
    }
    if let Some(mut subject) = best {
        if subject.head == Head::Noun {
            subject.tokens.end = tokens.end;
        }
        return Some(subject);
    }
    // `the email said`
    let opens = |t: &usize| page.is_outside(*t) && (page.any(*t, Roles::DETERMINER) || page.any(*t, Roles::HOLDER));
    let start = tokens.clone().find(opens)?;
    let short = start + 1 < tokens.end && tokens.end - start <= 6;
    short.then(|| Subject { head: Head::Other, at: tokens.end - 1, tokens: start + 1..tokens.end, governed: false })
}

/// Where the noun phrase around a token starts.
fn phrase_start(page: &Page, at: usize, floor: usize) -> usize {
    let mut start = at;
    while start > floor {
        let t = start - 1;
        let inner = page.names.at(t).is_some()
            || page.roles(t).is_empty() && page.is_word(t) && !page.is_adverb(t)
            || page.any(t, Roles::NOUN)
            || page.is_clitic(t)
            || page.is_mark(t, &["’", "'"])
            || t > floor && page.is_title_stop(t);
        let opens = page.any(t, Roles::DETERMINER) || page.any(t, Roles::HOLDER);
        if !inner && !opens {
            break;
        }
        start = t;
        if opens {
            break;
        }
    }
    start
}

/// The name that a comma sets behind a description, of which a token is the last or nearly so: `the head of the audit, Ada
/// Ruiz`, `its author, the deputy Ada Ruiz`.
pub(super) fn name_behind<'p>(page: &'p Page<'_>, end: usize) -> Option<&'p Name> {
    let stops = |t: usize| page.any(t, Roles::CLAUSE) || page.any(t, Roles::CUE) || page.names.at(t).is_some();
    let comma = (end..end + 6).take_while(|&t| !stops(t)).find(|&t| !page.is_word(t) || !page.is_outside(t))?;
    let described = |t: &usize| page.any(*t, Roles::DETERMINER) || page.any(*t, Roles::PERSON);
    let start = comma + 1 + (comma + 1..comma + 4).take_while(described).count();
    page.names.at(start).filter(|name| page.is_mark(comma, &[","]) && name.tokens.start == start)
}

/// The noun phrase around a noun, with what is said of it behind it: `spokesperson for the firm`.
pub(super) fn around(page: &Page, at: usize, within: Range<usize>) -> Subject {
    let start = phrase_start(page, at, within.start);
    let governed = start > within.start && page.any(start - 1, Roles::PREPOSITION);
    let start = if page.any(start, Roles::DETERMINER) && start < at { start + 1 } else { start };
    let mut end = page.phrase(at).end;
    if page.any(end, Roles::PREPOSITION) {
        let more = (end + 1..within.end.min(end + 5)).take_while(|&t| {
            page.is_word(t) && page.is_outside(t) && (page.is_capital(t) || page.any(t, Roles::DETERMINER))
        });
        end = more.last().map_or(end, |t| t + 1);
    }
    Subject { head: Head::Noun, at, tokens: start..end, governed }
}
