//! Words and views in the author's own wording: which part of a sentence a cue brings in.

use super::cue::{self, Cue};
use super::page::Page;
use super::roles::{Role, Roles};
use super::subject::{self, Head, Subject};
use crate::text::TokenKind;
use std::ops::Range;

/// A cue and the parts of its sentence that it brings in.
#[derive(Clone, Debug)]
pub(super) struct Indirect {
    pub cue: Cue,
    pub parts: Vec<Range<usize>>,
}

/// How far from its cue, in tokens, a sentence is looked at: longer ones are lists or no prose, and the work for each cue
/// must have a bound.
const WIDE: usize = 150;

/// All that the cues of a sentence bring in, in text order. `used` holds the cues that bring in a stretch in marks, in text
/// order too.
pub(super) fn find(page: &Page, sentence: &Range<usize>, used: &[Cue]) -> Vec<Indirect> {
    let mut found: Vec<Indirect> = Vec::new();
    let mut at = sentence.start;
    while at < sentence.end {
        let next = page.phrase(at).end;
        if page.is_outside(at) && page.any(at, Roles::BRINGS) {
            let near = sentence.start.max(at.saturating_sub(WIDE))..sentence.end.min(at + WIDE);
            let indirect = framed(page, at, &near)
                .or_else(|| viewed(page, at, &near))
                .or_else(|| verbal(page, at, &near, used, found.last()));
            found.extend(indirect.filter(|one| is_content(page, one)));
        }
        at = next.max(at + 1);
    }
    found
}

/// Whether what stands behind a verb can be what it brings in: not the one who is told alone (`told the council`), and
/// behind a verb of the form `clause` only marks, `that`, an infinitive or a clause (`votes on 12 May` brings in nothing).
fn is_content(page: &Page, found: &Indirect) -> bool {
    let verb = &found.cue.tokens;
    let Some(part) = found.parts.first().filter(|part| part.start >= verb.end) else { return true };
    let start = part.start;
    let told = addressee(page, start, part.end).filter(|_| page.any(verb.start, Roles::SAY));
    if told.is_some_and(|told| !(told..part.end).any(|t| page.is_word(t))) {
        return false;
    }
    // `their comments on the law`
    let comment = page.any(verb.start, Roles::SAY) && subject::is_noun_use(page, verb.start);
    let clause = page.has(verb.start, Role::Clause) && !comment;
    if !clause || !page.is_outside(start) || page.is_mark(start - 1, &[":"]) {
        return true;
    }
    if page.has(start, Role::That) || page.has(start, Role::Question) {
        // `vote on a law that caps fees` has no `that` of the verb, `comment on Monday that it works` has one.
        return !page.any(verb.end, Roles::PREPOSITION) || page.has(start - 1, Role::NotName);
    }
    let time = |t: usize| page.has(t, Role::NotName) || page.is_adverb(t) || page.kind(t) == TokenKind::Number;
    let noun = |t: usize| page.any(t, Roles::DETERMINER) || page.any(t, Roles::HOLDER) || page.is_capital(t);
    if let Some(to) = (start..part.end).find(|&t| !time(t)).filter(|&t| page.has(t, Role::To)) {
        return !noun(to + 1) && page.kind(to + 1) == TokenKind::Word;
    }
    !page.any(start, Roles::PREPOSITION) && has_verb(page, start, part.end)
}

/// Where the one who is told something ends, if only time and place can follow: `told the council on Monday`.
fn addressee(page: &Page, from: usize, ceiling: usize) -> Option<usize> {
    let subject = subject::after(page, from, ceiling).filter(|subject| subject.tokens.start <= from + 1)?;
    let end = match subject.head {
        Head::Name(_) => subject.tokens.end,
        Head::Own | Head::Pronoun => subject.at + 1,
        Head::Noun if !page.has(subject.at, Role::Document) => page.phrase(subject.at).end,
        Head::Noun | Head::Other | Head::Nobody => return None,
    };
    let behind = !page.is_word(end) && !page.is_mark(end, &["’", "'", "-"]) || page.any(end, Roles::PREPOSITION);
    (behind || page.has(end, Role::NotName) || page.is_adverb(end)).then_some(end)
}

/// Whether a helping verb tells that a clause follows.
fn has_verb(page: &Page, from: usize, ceiling: usize) -> bool {
    (from + 1..ceiling.min(from + 9)).take_while(|&t| page.is_word(t)).any(|t| page.any(t, Roles::HELPER))
}

fn one(part: Range<usize>) -> Vec<Range<usize>> {
    std::iter::once(part).collect()
}

/// `according to Ruiz, it works`; `it works, according to Ruiz`.
fn framed(page: &Page, at: usize, sentence: &Range<usize>) -> Option<Indirect> {
    let cue = cue::frame(page, at, sentence.end)?;
    Some(around(page, cue, at, sentence))
}

/// `in her view it works`; `her view that it works`; `the firm’s argument that it works`.
fn viewed(page: &Page, at: usize, sentence: &Range<usize>) -> Option<Indirect> {
    let noun = page.phrase(at);
    let verb = page.any(at, Roles::CUE) && at > 0 && subject::is_noun_use(page, at);
    if !page.has(at, Role::View) && !verb || at == sentence.start {
        return None;
    }
    let own = at - 1;
    let subject = if page.any(own, Roles::HOLDER) {
        Subject { head: Head::Pronoun, at: own, tokens: own..at, governed: false }
    } else if page.is_clitic(own) && own > sentence.start {
        match page.names.at(own - 1) {
            Some(name) => Subject::name(name),
            None if page.any(own - 1, Roles::NOUN) => subject::around(page, own - 1, sentence.start..own),
            None => return None,
        }
    } else {
        return None;
    };
    let cue = Cue { tokens: noun.clone(), subject, inverted: false };
    let start = cue.subject.tokens.start;
    let opens = start > sentence.start && page.any(start - 1, Roles::PREPOSITION);
    if opens && (page.is_mark(noun.end, &[","]) || start - 1 == sentence.start || !page.is_word(noun.end)) {
        return Some(around(page, cue, start - 1, sentence));
    }
    // `her view is that it works`
    let is = (noun.end..sentence.end.min(noun.end + 8)).find(|&t| page.has(t, Role::That) && page.has(t - 1, Role::Be));
    let clause = page.has(noun.end, Role::That) || page.has(noun.end, Role::Preposition);
    let start = is.or_else(|| clause.then_some(noun.end))?;
    Some(Indirect { cue, parts: one(start..sentence.end) })
}

/// The whole sentence but the cue and its source.
fn around(page: &Page, cue: Cue, from: usize, sentence: &Range<usize>) -> Indirect {
    let end = cue.subject.tokens.end.max(cue.tokens.end);
    let early = (sentence.start..from).filter(|&t| page.is_word(t)).count() < 3;
    let comma = (end..sentence.end).find(|&t| page.is_outside(t) && page.is_mark(t, &[","])).map(|t| t + 1);
    let parts = if early {
        one(comma.unwrap_or(end)..sentence.end)
    } else {
        let mut parts = one(sentence.start..from);
        parts.extend(comma.map(|comma| comma..sentence.end).filter(|part| part.len() > 3));
        parts
    };
    Indirect { cue, parts }
}

/// `Ruiz says that it works`; `it works, Ruiz says`; `as Ruiz says, it works`; `…, adding that it works`.
fn verbal(
    page: &Page,
    verb: usize,
    sentence: &Range<usize>,
    used: &[Cue],
    found: Option<&Indirect>,
) -> Option<Indirect> {
    let before = &used[..used.partition_point(|cue| cue.tokens.start <= verb)];
    if before.last().is_some_and(|cue| cue.tokens.start == verb) || !cue::is_verb(page, verb) {
        return None;
    }
    let infinitive = verb > sentence.start && page.has(verb - 1, Role::To);
    if infinitive {
        return None;
    }
    let progressive = || cue::after_be(page, verb, sentence.start);
    if cue::is_participle(page, verb) && !progressive() {
        return participle(page, verb, sentence, last_subject(sentence, before, found));
    }
    let after = page.phrase(verb).end;
    let Some(cue) = cue::finite(page, verb, sentence.start) else {
        // `…, said Ruiz.`
        if is_set_off(page, verb, sentence.start) {
            let cue = cue::inverted(page, verb, sentence.end)?;
            return Some(around(page, cue, verb, sentence));
        }
        if cue::after_be(page, verb, sentence.start) {
            return passive(page, verb, sentence);
        }
        let lost = page.any(verb, Roles::SAY) && verb > sentence.start && !page.has(verb - 1, Role::Conjunction);
        if lost && let Some(subject) = subject::first(page, sentence.start..verb).filter(|s| s.head != Head::Own) {
            let start = that_behind(page, after, sentence.end).unwrap_or(after);
            let cue = Cue { tokens: verb..after, subject, inverted: false };
            return (page.is_word(start) || !page.is_outside(start))
                .then(|| Indirect { cue, parts: one(start..sentence.end) });
        }
        return coordinated(page, verb, sentence, last_subject(sentence, before, found));
    };
    if cue.subject.head == Head::Own {
        return None;
    }
    // `a model maintained by Ruiz`, `Ruiz, who advised on it`
    let made = page.text(verb).ends_with("ed") && page.has(after, Role::By);
    let aside = verb > sentence.start
        && page.any(verb - 1, Roles::RELATIVE)
        && that_behind(page, after, sentence.end).is_none();
    if made || aside && page.any(after, Roles::PREPOSITION) && !page.has(after, Role::To) {
        return None;
    }
    let clause = clause_start(page, &cue, sentence.start);
    let as_clause = clause > sentence.start && page.any(clause - 1, Roles::of(&[Role::As, Role::Like]));
    if as_clause {
        return Some(around_clause(page, cue, clause - 1, sentence));
    }
    let set_off = is_set_off(page, clause, sentence.start);
    let ends = after >= sentence.end || page.is_mark(after, &[",", ".", "!", "?", "—", "–", ";"]);
    // `it works, Ruiz said in May`
    let clause_before = (sentence.start..clause).filter(|&t| page.is_word(t)).count() > 3;
    let rest = after..sentence.end;
    let place = page.any(after, Roles::PREPOSITION) || page.has(after, Role::NotName) || page.any(after, Roles::NOUN);
    let place = place || addressee(page, after, sentence.end).is_some();
    let short = rest.len() < 16 && !rest.clone().any(|t| page.any(t, Roles::HELPER) || page.has(t, Role::That));
    if page.any(verb, Roles::SAY) && set_off && (ends || clause_before && place && short) {
        return Some(around_clause(page, cue, clause, sentence));
    }
    if ends {
        return None;
    }
    let that = that_behind(page, after, sentence.end);
    let roles = page.roles(verb);
    let start = match that {
        Some(that) => that,
        None if roles.has(Role::Judge) => {
            if is_fronted(page, &cue, sentence.start) {
                sentence.start
            } else {
                verb
            }
        }
        None if roles.has(Role::Say) || roles.has(Role::Think) => after,
        // `the panel found the firm was at fault`
        None if has_verb(page, after, sentence.end) => after,
        // `a poll showed growth`
        None if page.has(cue.subject.at, Role::Document) => after,
        None => return None,
    };
    if !roles.any(Roles::SAY) && matches!(cue.subject.head, Head::Other) && that.is_none() {
        return None;
    }
    let colon = (after..sentence.end.min(after + 4)).find(|&t| page.is_mark(t, &[":"]));
    let start = colon.map_or(start, |colon| colon + 1);
    Some(Indirect { cue, parts: one(start..sentence.end) })
}

/// Whether what is judged stands before the one who judges: `His decision she considers a fashion`.
fn is_fronted(page: &Page, cue: &Cue, floor: usize) -> bool {
    let start = cue.subject.tokens.start;
    let joins = Roles::of(&[Role::Conjunction, Role::Preposition, Role::Like]);
    let opens = |t: usize| {
        page.any(t, Roles::HELPER)
            || page.any(t, Roles::RELATIVE)
            || page.has(t, Role::That)
            || page.has(t, Role::Question)
            || cue::is_verb(page, t) && !cue::is_participle(page, t)
    };
    cue.subject.head == Head::Pronoun
        && (floor + 3..floor + 11).contains(&start)
        && !page.any(start - 1, joins)
        && !(floor..start).any(opens)
        && (page.is_word(start - 1) && !page.is_adverb(start - 1) || !page.is_outside(start - 1))
}

/// The subject of the last cue of the same sentence, in marks or found.
fn last_subject<'a>(sentence: &Range<usize>, used: &'a [Cue], found: Option<&'a Indirect>) -> Option<&'a Subject> {
    let used = used.last().filter(|cue| cue.tokens.start >= sentence.start);
    let cues = used.into_iter().chain(found.map(|indirect| &indirect.cue));
    cues.max_by_key(|cue| cue.tokens.start).map(|cue| &cue.subject)
}

/// Whether a comma or dash stands before a token, also one inside the marks that close there.
fn is_set_off(page: &Page, token: usize, floor: usize) -> bool {
    let Some(last) = token.checked_sub(1).filter(|&last| last >= floor) else { return false };
    let marked = !page.is_outside(last) && last > floor && page.is_mark(last - 1, &[",", "?", "!", "—"]);
    page.is_mark(last, &[",", "—", "–"]) || marked && !page.is_word(last)
}

/// `it was described by Ruiz as free`.
fn passive(page: &Page, verb: usize, sentence: &Range<usize>) -> Option<Indirect> {
    let tokens = page.phrase(verb);
    let by = (tokens.end..sentence.end.min(tokens.end + 3)).find(|&t| page.has(t, Role::By))?;
    let subject = subject::after(page, by + 1, sentence.end).filter(|s| !matches!(s.head, Head::Own | Head::Other))?;
    Some(Indirect { cue: Cue { tokens, subject, inverted: true }, parts: vec![sentence.clone()] })
}

/// `Ruiz smiled and said that it works`.
fn coordinated(page: &Page, verb: usize, sentence: &Range<usize>, last: Option<&Subject>) -> Option<Indirect> {
    let joined = verb > sentence.start && page.has(verb - 1, Role::Conjunction);
    let after = page.phrase(verb).end;
    if !joined || !page.is_word(after) && page.is_outside(after) {
        return None;
    }
    let subject = match last {
        Some(last) => last.clone(),
        None => subject::first(page, sentence.start..verb)?,
    };
    let own = matches!(subject.head, Head::Own | Head::Other) || subject.governed;
    let start = if page.has(verb, Role::Judge) { verb } else { after };
    (!own).then(|| Indirect {
        cue: Cue { tokens: verb..after, subject, inverted: false },
        parts: one(start..sentence.end),
    })
}

/// The `that` of a verb, behind an object or a time and place at most.
fn that_behind(page: &Page, after: usize, end: usize) -> Option<usize> {
    if page.has(after, Role::That) || page.has(after, Role::Question) {
        return Some(after);
    }
    let stops = |t: usize| {
        !page.is_word(t) && !page.is_mark(t, &["."])
            || !page.is_outside(t)
            || page.any(t, Roles::HELPER)
            || page.any(t, Roles::PRONOUN) && t > after
    };
    let that = (after..end.min(after + 14)).take_while(|&t| !stops(t)).find(|&t| page.has(t, Role::That))?;
    // `says Ruiz ran a campaign that led` has no `that` of the verb.
    let object = page.names.at(after).map_or(after + 3, |name| name.tokens.end);
    let place = page.has(after, Role::Preposition) || page.has(after, Role::NotName) || page.is_adverb(after);
    (place || that <= object + 1).then_some(that)
}

/// Where the clause of a cue starts: its subject with what belongs to it.
fn clause_start(page: &Page, cue: &Cue, floor: usize) -> usize {
    let mut start = cue.subject.tokens.start;
    while start > floor {
        let t = start - 1;
        let belongs = page.any(t, Roles::DETERMINER)
            || page.is_adverb(t) && !page.is_mark(t, &[","])
            || page.any(t, Roles::TITLE)
            || t > floor && page.is_title_stop(t);
        if !belongs {
            break;
        }
        start = t;
    }
    start
}

/// The sentence but a clause such as `as Ruiz pointed out in May,`.
fn around_clause(page: &Page, cue: Cue, from: usize, sentence: &Range<usize>) -> Indirect {
    let end = cue.tokens.end;
    let early = (sentence.start..from).filter(|&t| page.is_word(t)).count() < 3;
    let comma = (end..sentence.end).find(|&t| page.is_outside(t) && page.is_mark(t, &[",", "—", "–"])).map(|t| t + 1);
    let mut parts = Vec::new();
    if !early {
        parts.push(sentence.start..from);
    }
    match comma {
        Some(comma) => parts.push(comma..sentence.end),
        None if early => parts.push(end..sentence.end),
        None => {}
    }
    Indirect { cue, parts }
}

/// `…, adding that it works`: the source is the one of the sentence.
fn participle(page: &Page, verb: usize, sentence: &Range<usize>, last: Option<&Subject>) -> Option<Indirect> {
    let after = page.phrase(verb).end;
    let before = verb.checked_sub(1).filter(|&t| t >= sentence.start);
    let led = before.is_some_and(|t| page.any(t, Roles::NOUN) || page.any(t, Roles::PREPOSITION));
    let set_off = is_set_off(page, verb, sentence.start) || led;
    if !set_off || page.kind(after) == TokenKind::Punctuation && page.is_outside(after) {
        return None;
    }
    let subject = match last {
        Some(last) => last.clone(),
        None => subject::first(page, sentence.start..verb).or_else(|| subject::first(page, after..sentence.end))?,
    };
    if subject.head == Head::Own {
        return None;
    }
    // `After saying that it works, she left.`
    let early = before.is_none_or(|t| page.any(t, Roles::PREPOSITION));
    let comma = (after..sentence.end).find(|&t| early && page.is_outside(t) && page.is_mark(t, &[","]));
    let parts = one(after..comma.unwrap_or(sentence.end));
    Some(Indirect { cue: Cue { tokens: verb..after, subject, inverted: false }, parts })
}
