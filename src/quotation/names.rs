//! Names in a document, and which of them mean the same person or body.

use super::page::Page;
use super::roles::{Role, Roles};
use crate::lexicon::{List, builtin};
use crate::span::{Byte, Span};
use crate::text::{ParagraphKind, TokenKind};
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;

/// He or she.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gender {
    He,
    She,
}

/// Somebody or something with a name.
#[derive(Clone, Debug, Default)]
pub(super) struct Entity {
    /// The fullest form of the name in the document.
    pub name: String,
    /// Where that form stands first.
    pub bytes: Span<Byte>,
    /// Its number of words.
    pub words: usize,
    /// How often it is named.
    pub times: usize,
    /// Whether it is a person (`Some(true)`), a body (`Some(false)`), or not clear.
    pub person: Option<bool>,
    pub gender: Option<Gender>,
    /// What the text says the person is, in small letters: `professor`.
    pub nouns: Vec<String>,
}

impl Entity {
    /// Whether it is a person, as far as the text tells: a name of two words may be one.
    pub(super) fn is_person(&self) -> bool {
        self.person.unwrap_or(self.words > 1)
    }
}

/// A place that names an entity.
#[derive(Clone, Debug)]
pub(super) struct Name {
    pub tokens: Range<usize>,
    pub entity: usize,
}

/// All names of a document, in text order.
#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    pub list: Vec<Name>,
    pub entities: Vec<Entity>,
}

/// No name of more words is read as one.
const LONGEST: usize = 6;

impl Names {
    /// The names in a page's paragraphs, boilerplate and headings left out.
    pub(super) fn find(page: &Page) -> Self {
        let places = places(page);
        let mut names = Self::default();
        let mut by_key: FxHashMap<String, usize> = FxHashMap::default();
        // The entities of names in full, by last and by first word: what the short form stands for.
        let mut by_last: FxHashMap<String, Vec<(usize, usize)>> = FxHashMap::default();
        let mut by_first: FxHashMap<String, Vec<(usize, usize)>> = FxHashMap::default();
        for (tokens, words) in places.iter().filter(|(_, words)| words.len() > 1) {
            let (first, last) = (&words[0], &words[words.len() - 1]);
            let entity = *by_key.entry(format!("{first} {last}")).or_insert_with(|| {
                names.entities.push(Entity::default());
                names.entities.len() - 1
            });
            names.note(page, entity, tokens, words.len());
            names.entities[entity].times = 0;
            by_last.entry(last.clone()).or_default().push((tokens.start, entity));
            by_first.entry(first.clone()).or_default().push((tokens.start, entity));
        }
        let full = |map: &FxHashMap<String, Vec<(usize, usize)>>, word: &str, at: usize| {
            let all = map.get(word)?;
            let before = all.partition_point(|(start, _)| *start <= at);
            all.get(before.saturating_sub(1)).map(|&(_, entity)| entity)
        };
        for (tokens, words) in &places {
            let at = tokens.start;
            let entity = match words.as_slice() {
                [word] => full(&by_last, word, at)
                    .filter(|&e| names.entities[e].person != Some(false))
                    .or_else(|| full(&by_first, word, at).filter(|&e| names.entities[e].person == Some(true)))
                    .unwrap_or_else(|| {
                        *by_key.entry(word.clone()).or_insert_with(|| {
                            names.entities.push(Entity::default());
                            names.entities.len() - 1
                        })
                    }),
                [first, .., last] => by_key[&format!("{first} {last}")],
                [] => continue,
            };
            names.note(page, entity, tokens, words.len());
            names.list.push(Name { tokens: tokens.clone(), entity });
        }
        names.take_up(page);
        names
    }

    /// Takes in what pronouns tell: `Ada Ruiz was watching. She …`. They do where a name in full opens a sentence and no
    /// other person is named between.
    fn take_up(&mut self, page: &Page) {
        for at in 0..self.list.len() {
            let Name { tokens, entity } = self.list[at].clone();
            let own = &self.entities[entity];
            if own.gender.is_some() || own.person == Some(false) || tokens.len() < 2 || !page.is_outside(tokens.start) {
                continue;
            }
            let place = page.place(tokens.start);
            let end = page.paragraph(place.paragraph).end.min(tokens.end + 40);
            let other = |name: &&Name| name.entity != entity && self.entities[name.entity].is_person();
            let near = self.list[at + 1..].iter().take_while(|name| name.tokens.start < end);
            let end = near.into_iter().find(other).map_or(end, |name| name.tokens.start);
            let gender = |t: usize| match page.roles(t) {
                _ if !page.is_outside(t) => None,
                roles if roles.has(Role::He) => Some(Gender::He),
                roles if roles.has(Role::She) => Some(Gender::She),
                _ => None,
            };
            if place.leads
                && !page.is_clitic(tokens.end)
                && let Some(gender) = (tokens.end..end).find_map(gender)
            {
                let own = &mut self.entities[entity];
                (own.gender, own.person) = (Some(gender), Some(true));
            }
        }
    }

    /// Takes in what a place tells of its entity.
    fn note(&mut self, page: &Page, entity: usize, tokens: &Range<usize>, words: usize) {
        let own = &mut self.entities[entity];
        own.times += 1;
        if words > own.words {
            own.words = words;
            own.name = page.slice(tokens).to_owned();
            own.bytes = page.bytes(tokens);
        }
        let title = before(page, tokens.start).map(|at| page.roles(at)).unwrap_or_default();
        let given = page.roles(tokens.start);
        if own.gender.is_none() {
            own.gender = match () {
                () if title.has(Role::HisTitle) => Some(Gender::He),
                () if title.has(Role::HerTitle) => Some(Gender::She),
                () if given.has(Role::Male) && words > 1 => Some(Gender::He),
                () if given.has(Role::Female) && words > 1 => Some(Gender::She),
                () => None,
            };
        }
        let body = Roles::of(&[Role::Body, Role::Document]);
        let thing = words <= 2 && given.any(Roles::of(&[Role::Place, Role::Thing]));
        let told = nouns(page, tokens).map(|t| page.slice(&page.phrase(t)).to_lowercase());
        for noun in told.chain(occupations(page, tokens).map(str::to_owned)) {
            if own.nouns.len() < 8 && !own.nouns.contains(&noun) {
                own.nouns.push(noun);
            }
        }
        let named_body = thing || tokens.clone().any(|t| page.any(t, body));
        let acronym = words == 1 && page.text(tokens.start).len() > 1 && is_shouted(page.text(tokens.start));
        let the = tokens.start > 0 && page.has(tokens.start - 1, Role::Definite);
        let called = title.any(Roles::PERSON) || words > 1 && (given.has(Role::Given) || is_apposed(page, tokens));
        let person = called || own.gender.is_some() || introduced(page, tokens);
        if named_body {
            own.person = Some(false);
        } else if person {
            own.person = own.person.or(Some(true));
        } else if acronym || the {
            own.person = own.person.or(Some(false));
        }
    }

    /// The name that a token belongs to.
    pub(super) fn at(&self, token: usize) -> Option<&Name> {
        let after = self.list.partition_point(|name| name.tokens.start <= token);
        self.list[..after].last().filter(|name| name.tokens.end > token)
    }

    /// The entity whose name in full has the initials.
    pub(super) fn of_initials(&self, initials: &str) -> Option<usize> {
        let fits = |entity: &Entity| {
            entity.words > 1
                && entity.name.split_whitespace().filter_map(|word| word.chars().next()).eq(initials.chars())
        };
        self.entities.iter().position(fits)
    }

    /// Whom the text before a token speaks of most: a person rather than a name that may be anything.
    pub(super) fn protagonist(&self, end: usize) -> Option<usize> {
        let mut counts: Vec<(usize, usize)> = Vec::new();
        // The first names of an article tell whom it is about, and the search must have a bound.
        for name in self.within(0..end).iter().take(80) {
            match counts.iter_mut().find(|(entity, _)| *entity == name.entity) {
                Some((_, count)) => *count += 1,
                None => counts.push((name.entity, 1)),
            }
        }
        let people = counts.into_iter().filter(|&(entity, _)| self.entities[entity].person != Some(false));
        let rank =
            |&(entity, count): &(usize, usize)| (self.entities[entity].person, self.entities[entity].words > 1, count);
        people.max_by_key(rank).map(|(entity, _)| entity)
    }

    /// The names that start inside some tokens.
    pub(super) fn within(&self, tokens: Range<usize>) -> &[Name] {
        let from = self.list.partition_point(|name| name.tokens.start < tokens.start);
        let to = self.list.partition_point(|name| name.tokens.start < tokens.end);
        &self.list[from..to.max(from)]
    }
}

/// Whether a word has more than one letter and no small one.
pub(super) fn is_shouted(word: &str) -> bool {
    !word.contains(char::is_lowercase) && word.chars().filter(|c| c.is_uppercase()).count() > 1
}

/// The token before a name, across the stop of `Dr.`
fn before(page: &Page, start: usize) -> Option<usize> {
    let at = start.checked_sub(1)?;
    if page.text(at) == "." { at.checked_sub(1) } else { Some(at) }
}

/// Whether a name is followed by what introduces a person: `, who`, `, 43,`, `, a professor`.
fn introduced(page: &Page, tokens: &Range<usize>) -> bool {
    page.text(tokens.end) == "," && {
        let next = tokens.end + 1;
        page.kind(next) == TokenKind::Number && page.text(next + 1) == ","
            || page.has(next, Role::Who)
            || (next..next + 6).take_while(|&t| page.is_word(t)).any(|t| page.any(t, Roles::PERSON))
    }
}

/// Whether a name stands between commas behind a noun for a person: `the head of the audit, Ada Ruiz,`.
pub(super) fn is_apposed(page: &Page, tokens: &Range<usize>) -> bool {
    let Some(comma) = tokens.start.checked_sub(1).filter(|&t| page.is_mark(t, &[","])) else { return false };
    let noun = |t: usize| page.any(t, Roles::PERSON) && page.phrase(t).end == comma;
    (comma.saturating_sub(4)..comma).any(noun) && page.is_mark(tokens.end, &[",", "."])
}

/// The nouns for a person that stand before a name or between commas behind it: `linguist Ada Ruiz`, `Ada Ruiz, a linguist`.
fn nouns(page: &Page, tokens: &Range<usize>) -> impl Iterator<Item = usize> {
    let before = before(page, tokens.start);
    let from = tokens.end + 1;
    let to = if page.is_mark(tokens.end, &[","]) { from + 8 } else { from };
    let behind = (from..to).take_while(|&t| page.is_word(t) && !page.any(t, Roles::RELATIVE));
    before.into_iter().chain(behind).filter(|&t| page.any(t, Roles::PERSON))
}

/// What the person may be called for what is told behind the name: `Ada Ruiz, who teaches law` is a lecturer.
fn occupations(page: &Page, tokens: &Range<usize>) -> impl Iterator<Item = &'static str> {
    let who = page.is_mark(tokens.end, &[",", "–", "—"]) && page.has(tokens.end + 1, Role::Who);
    let verb = who.then(|| (tokens.end + 2..tokens.end + 5).find(|&t| !page.is_adverb(t))).flatten();
    let list = verb.and_then(|verb| {
        let does = |list: &&List| list.entries.iter().any(|entry| entry.phrase == page.text(verb));
        builtin::named("occupations").lexicon().lists.iter().find(does)
    });
    list.and_then(|list| list.attributes.get("nouns")).into_iter().flat_map(|nouns| nouns.split(' '))
}

/// Where names stand, with their words in small letters, initials left out.
fn places(page: &Page) -> Vec<(Range<usize>, Vec<String>)> {
    let document = page.document;
    let inner = inner_capitals(page);
    let mut places = Vec::new();
    for paragraph in &document.paragraphs {
        if paragraph.kind == ParagraphKind::Heading || !paragraph.kind.counts() {
            continue;
        }
        let sentences = document.sentences_of(paragraph);
        if sentences.len() == 1 && is_headline(page, &sentences[0].tokens.range()) {
            continue;
        }
        for sentence in sentences {
            let tokens = sentence.tokens.range();
            let mut at = tokens.start;
            while at < tokens.end {
                let end = name_end(page, at, &tokens);
                if end > at && (end - at > 1 || !starts(page, at, &tokens) || lone(page, at, &inner)) {
                    let words =
                        (at..end).filter(|&t| page.kind(t) == TokenKind::Word && page.text(t).chars().count() > 1);
                    let words: Vec<String> = words.map(|t| page.text(t).to_lowercase()).collect();
                    if !words.is_empty() {
                        places.push((at..end, words));
                    }
                }
                at = end.max(at + 1);
            }
        }
    }
    places
}

/// Whether nearly all words of a sentence without a stop have capitals, so that these tell no names.
fn is_headline(page: &Page, tokens: &Range<usize>) -> bool {
    let words = tokens.clone().filter(|&t| page.kind(t) == TokenKind::Word).count();
    let capitals = tokens.clone().filter(|&t| page.is_capital(t)).count();
    words > 4 && capitals * 3 > words * 2 && tokens.clone().next_back().is_some_and(|t| page.is_word(t))
}

/// Words that have a capital where no sentence starts.
fn inner_capitals<'d>(page: &Page<'d>) -> FxHashSet<&'d str> {
    let mut words = FxHashSet::default();
    for sentence in &page.document.sentences {
        let tokens = sentence.tokens.range();
        let inner = tokens.clone().filter(|&t| page.is_capital(t) && !starts(page, t, &tokens));
        words.extend(inner.map(|t| page.text(t)));
    }
    words
}

/// Whether a token is the first word of its sentence or of a quotation.
fn starts(page: &Page, token: usize, sentence: &Range<usize>) -> bool {
    (sentence.start..token).rev().find(|&t| page.kind(t) != TokenKind::Markup).is_none_or(|t| {
        page.kind(t) == TokenKind::Punctuation
            && !matches!(page.text(t), "," | "-" | "–" | "/" | "&" | "(" | "." | "’" | "'")
    })
}

/// Whether the first word of a sentence, alone, is a name.
fn lone(page: &Page, token: usize, inner: &FxHashSet<&str>) -> bool {
    inner.contains(page.text(token)) || {
        let next = token + 1;
        let mut verb = next;
        while page.is_adverb(verb) || page.any(verb, Roles::HELPER) {
            verb += 1;
        }
        // `Rashida from IT says`
        if page.any(next, Roles::PREPOSITION) {
            verb = (next + 2..next + 5).find(|&t| page.any(t, Roles::SAY)).unwrap_or(verb);
        }
        // `Dermot, who`, `Bridget, our treasurer`, `Lind, 44,`
        let after = next + 1;
        let noun = Roles::of(&[Role::Who, Role::Which, Role::Own, Role::Definite, Role::Determiner]);
        let apposed = page.is_mark(next, &[","])
            && (page.any(after, noun)
                || page.any(after, Roles::HOLDER)
                || page.kind(after) == TokenKind::Number && page.is_mark(after + 1, &[","]));
        let given = page.any(token, Roles::of(&[Role::Female, Role::Male]));
        // `Rolf packages`: a noun would want an article.
        let word = page.text(next);
        let third = page.roles(next).is_empty() && word.len() > 3 && word.ends_with('s') && !word.ends_with("ss");
        let single = third && word.starts_with(char::is_lowercase) && !page.text(token).ends_with(['s', 'g', 'e']);
        apposed
            || given
            || single
            || page.is_clitic(next)
            || page.any(verb, Roles::CUE) && page.text(verb).starts_with(char::is_lowercase)
    }
}

/// Whether a month is a given name: before a word with a capital that is no month, and not behind `in`.
fn is_given(page: &Page, token: usize) -> bool {
    let behind = token.checked_sub(1).is_some_and(|t| page.any(t, Roles::PREPOSITION));
    let next = page.roles(token + 1);
    let other = Roles::of(&[Role::NotName, Role::Place, Role::Thing, Role::Body]);
    page.has(token, Role::Given)
        && !behind
        && page.is_capital(token + 1)
        && !next.any(other)
        && !next.any(Roles::FUNCTION)
        && !next.any(Roles::TITLE)
}

/// Where the name that starts at a token ends; the token itself if none does.
fn name_end(page: &Page, start: usize, sentence: &Range<usize>) -> usize {
    let part = |t: usize| {
        let roles = page.roles(t);
        t < sentence.end
            && page.is_capital(t)
            && (!roles.has(Role::NotName) || is_given(page, t))
            && (!roles.any(Roles::FUNCTION) || roles.has(Role::Auxiliary) && !starts(page, t, sentence))
            && (is_shouted(page.text(t)) || !roles.any(Roles::of(&[Role::Person, Role::Mouthpiece, Role::Many])))
            // `Dr Chen` and `Acme CEO Lind`, but `Stephen King`.
            && !(roles.any(Roles::TITLE) && (t == start || t + 1 < sentence.end && page.is_capital(t + 1)))
    };
    let first = page.roles(start);
    if !part(start) || starts(page, start, sentence) && first.any(Roles::CUE) && !part(start + 1) {
        return start;
    }
    let quote = page.quote_at(start);
    let mut end = start + 1;
    let mut words = 1;
    while words < LONGEST {
        let mut next = end;
        // The stop of an initial or of `St.`
        if page.is_mark(next, &["."]) && page.text(end - 1).chars().count() <= 2 && part(next + 1) {
            next += 1;
        }
        while page.has(next, Role::Particle) && page.text(next).starts_with(char::is_lowercase) {
            next += 1;
        }
        if page.is_mark(next, &["&"]) {
            next += 1;
        }
        if !part(next) || page.quote_at(next) != quote {
            break;
        }
        end = next + 1;
        words += 1;
    }
    end
}
