//! From a noun phrase to the speaker it means: the fullest name, the person behind a pronoun, the firm behind `the
//! company`.

use super::Speaker;
use super::names::{Gender, Name, is_apposed};
use super::page::Page;
use super::roles::{Role, Roles};
use super::subject::{self, Head, Subject};
use crate::span::{Byte, Span};
use std::ops::Range;

/// Somebody who has spoken.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Known {
    pub entity: Option<usize>,
    pub speaker: Speaker,
    pub paragraph: usize,
    gender: Option<Gender>,
    person: Option<bool>,
    /// Whether it is several: `researchers`.
    pub plural: bool,
}

/// Who speaks, as far as the text tells.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Who {
    /// The writer.
    Author,
    /// Somebody else.
    Known(Known),
}

/// What is asked for: whom words at a token of a paragraph mean, of a gender if they tell one.
#[derive(Clone, Copy)]
struct Asked {
    at: usize,
    paragraph: usize,
    gender: Option<Gender>,
}

/// The best of those weighed so far.
#[derive(Debug, Default)]
struct Best {
    score: i32,
    known: Option<Known>,
}

impl Best {
    fn offer(&mut self, score: i32, known: impl FnOnce() -> Known) {
        if self.known.is_none() || score > self.score {
            (self.score, self.known) = (score, Some(known()));
        }
    }
}

impl Known {
    /// Whether it is no person, as far as the text tells.
    pub(super) fn is_body(&self) -> bool {
        self.person == Some(false)
    }

    /// Whether the text tells that it is one person.
    pub(super) fn is_single(&self) -> bool {
        !self.plural && (self.person == Some(true) || self.person.is_none() && self.gender.is_some())
    }
}

/// Those who have spoken so far.
#[derive(Debug, Default)]
pub(super) struct Cast {
    spoken: Vec<Known>,
    /// What pronouns have told of the entities.
    genders: Vec<Option<Gender>>,
}

impl Cast {
    pub(super) fn new(page: &Page) -> Self {
        Self { spoken: Vec::new(), genders: page.names.entities.iter().map(|e| e.gender).collect() }
    }

    /// The last who spoke.
    pub(super) fn last(&self) -> Option<&Known> {
        self.spoken.last()
    }

    /// Who goes on in marks where no words tell it: the last person of the last paragraph in which somebody spoke; a firm or a
    /// manual told of there does so only where there is none.
    pub(super) fn going_on(&self) -> Option<&Known> {
        let last = self.last()?;
        let same = self.spoken.iter().rev().take_while(|known| known.paragraph == last.paragraph);
        same.filter(|known| known.is_single()).chain([last]).next()
    }

    /// Notes that somebody has spoken.
    pub(super) fn note(&mut self, known: &Known) {
        if let (Some(entity), Some(gender)) = (known.entity, known.gender) {
            self.genders[entity] = Some(gender);
        }
        self.spoken.push(known.clone());
    }

    /// Takes back that the last who spoke did: it was a guess, and wrong.
    pub(super) fn take_back(&mut self) {
        self.spoken.pop();
    }

    /// Whom a noun phrase in a paragraph means. A person is named before the token `until`: what is said from there on is no
    /// name of who says it.
    pub(super) fn resolve(&self, page: &Page, subject: &Subject, until: usize, paragraph: usize) -> Option<Who> {
        let known = match subject.head {
            Head::Own => return Some(Who::Author),
            Head::Name(entity) => self.named(page, entity, page.bytes(&subject.tokens), paragraph),
            Head::Pronoun => self.pronoun(page, subject.at, until, paragraph)?,
            Head::Noun if page.has(subject.at, Role::Mouthpiece) && subject.tokens.len() == 1 => {
                let known = self.definite(page, subject, until, paragraph);
                known
                    .or_else(|| self.body(page, subject, paragraph))
                    .or_else(|| described(page, subject, paragraph, true))?
            }
            Head::Noun => match self.definite(page, subject, until, paragraph) {
                Some(known) => known,
                None => {
                    let person = page.any(subject.at, Roles::PERSON);
                    let of_person = |name: &&Name| person && page.names.entities[name.entity].is_person();
                    match apposed(page, subject).filter(of_person) {
                        Some(name) => self.named(page, name.entity, page.bytes(&name.tokens), paragraph),
                        None => described(page, subject, paragraph, person)?,
                    }
                }
            },
            Head::Nobody => return None,
            Head::Other => described(page, subject, paragraph, false)?,
        };
        Some(Who::Known(known))
    }

    /// The entity as a speaker in a paragraph.
    pub(super) fn named(&self, page: &Page, entity: usize, here: Span<Byte>, paragraph: usize) -> Known {
        let own = &page.names.entities[entity];
        Known {
            entity: Some(entity),
            speaker: Speaker { name: own.name.clone(), bytes: here },
            paragraph,
            gender: self.genders[entity],
            person: own.person,
            plural: false,
        }
    }

    /// The writer of a label that is no name of the text: `HAGEN:`.
    pub(super) fn labelled(&self, page: &Page, label: Span<Byte>, paragraph: usize) -> Known {
        let speaker = Speaker { name: page.document.slice(label).to_owned(), bytes: label };
        Known { entity: None, speaker, paragraph, gender: None, person: Some(true), plural: false }
    }

    /// Whom the words before a stretch bring in as the one who will speak.
    pub(super) fn introduced(&self, page: &Page, before: Range<usize>, paragraph: usize) -> Option<Known> {
        let mut best = Best::default();
        let asked = Asked { at: before.end, paragraph, gender: None };
        self.offer_names(page, before.clone(), asked, &mut best);
        self.offer_nouns(page, before, asked, &mut best);
        best.known.filter(|_| best.score > 4)
    }

    /// Whom the text before a token speaks of most.
    pub(super) fn protagonist(&self, page: &Page, end: usize, paragraph: usize) -> Option<Known> {
        let entity = page.names.protagonist(end)?;
        Some(self.named(page, entity, page.names.entities[entity].bytes, paragraph))
    }

    fn pronoun(&self, page: &Page, at: usize, until: usize, paragraph: usize) -> Option<Known> {
        let roles = page.roles(at);
        let gender = match () {
            () if roles.any(Roles::of(&[Role::He, Role::His])) => Some(Gender::He),
            () if roles.any(Roles::of(&[Role::She, Role::Her])) => Some(Gender::She),
            () => None,
        };
        let Some(gender) = gender else {
            let they = roles.has(Role::They);
            let fits = |known: &&Known| they || known.person != Some(true);
            let spoken = self.spoken.iter().rev().take(30).find(fits);
            return spoken.filter(|known| known.paragraph + 2 > paragraph).map(|known| at_hand(known, paragraph));
        };
        let known = self.of_gender(page, at, until, paragraph, gender)?;
        Some(Known { gender: Some(gender), ..known })
    }

    /// The person of a gender that a pronoun most likely means: named near before `until`, as a subject, in full, or
    /// speaking.
    fn of_gender(&self, page: &Page, at: usize, until: usize, paragraph: usize, gender: Gender) -> Option<Known> {
        let mut best = Best::default();
        for (age, known) in self.spoken.iter().rev().take(4).enumerate() {
            let far = paragraph.saturating_sub(known.paragraph);
            let single = known.entity.is_some() || known.person == Some(true) && !known.plural;
            if far <= 4 && single && known.person != Some(false) && known.gender.is_none_or(|own| own == gender) {
                let mut score = if far == 0 { 6 } else { 2 - to_i32(far) };
                score += 2 * i32::from(known.person == Some(true)) + 3 * i32::from(known.gender.is_some());
                score += 2 * i32::from(known.entity.is_some()) - 2 * to_i32(age);
                best.offer(score, || at_hand(known, paragraph));
            }
        }
        let first = page.paragraph(paragraph.saturating_sub(2)).start;
        let asked = Asked { at, paragraph, gender: Some(gender) };
        self.offer_names(page, first..until, asked, &mut best);
        let near = page.paragraph(paragraph).start.max(until.saturating_sub(300));
        self.offer_nouns(page, near..until, asked, &mut best);
        if best.score < 4 {
            let known = self.protagonist(page, until, paragraph);
            best.known = known.filter(|known| known.gender.is_none_or(|own| own == gender)).or(best.known);
        }
        best.known
    }

    /// The names inside some tokens, weighed as what somebody at a token may mean.
    fn offer_names(&self, page: &Page, tokens: Range<usize>, asked: Asked, best: &mut Best) {
        let Asked { at, paragraph, gender } = asked;
        let sentence = page.place(at.saturating_sub(1)).sentence;
        for name in page.names.within(tokens).iter().rev().take(30) {
            let start = name.tokens.start;
            let entity = &page.names.entities[name.entity];
            let own = self.genders[name.entity];
            let other = own.zip(gender).is_some_and(|(own, gender)| own != gender);
            if other || !page.is_outside(start) || gender.is_some() && entity.person == Some(false) {
                continue;
            }
            let place = page.place(start);
            let far = paragraph.saturating_sub(place.paragraph);
            let full = entity.words > 1;
            let mut score = 2 * i32::from(entity.person == Some(true)) + 2 * i32::from(full);
            score -= 6 * i32::from(entity.person == Some(false));
            let topic = full && page.is_topic(&name.tokens);
            let leads = place.leads || topic || place.heads && full || is_apposed(page, &name.tokens);
            score += 3 * i32::from(own.is_some() && own == gender) + 3 * i32::from(leads);
            // Who heads a sentence of the same paragraph, or of the one before, comes before one who spoke in another.
            let since = self.last().is_none_or(|last| last.paragraph < place.paragraph);
            score += 2 * i32::from(leads && gender.is_some() && (far == 0 || far == 1 && since));
            score += to_i32(entity.times.min(4)) / 2 + if far == 0 { 4 } else { -to_i32(far) };
            score -= 4 * i32::from(place.governed && !topic) + 2 * i32::from(page.is_clitic(name.tokens.end));
            score -= to_i32(sentence.saturating_sub(place.sentence).min(6));
            best.offer(score, || self.named(page, name.entity, page.bytes(&name.tokens), paragraph));
        }
    }

    /// The nouns for one person inside some tokens of a paragraph, weighed likewise.
    fn offer_nouns(&self, page: &Page, tokens: Range<usize>, asked: Asked, best: &mut Best) {
        let Asked { at, paragraph, gender } = asked;
        let sentence = page.place(at.saturating_sub(1)).sentence;
        let noun = |&t: &usize| page.any(t, Roles::PERSON) && page.is_outside(t) && page.names.at(t).is_none();
        for noun in tokens.clone().rev().filter(noun).take(12) {
            let subject = subject::around(page, noun, tokens.clone());
            let title = page.names.at(page.phrase(noun).end).is_some() || page.text(noun).ends_with('s');
            let bare = subject.tokens.start == tokens.start || {
                let before = subject.tokens.start - 1;
                !page.any(before, Roles::DETERMINER) && !page.any(subject.tokens.start, Roles::OWN)
            };
            if title || bare || page.is_clitic(page.phrase(noun).end) {
                continue;
            }
            let place = page.place(subject.tokens.start);
            let mut score = 6 + 3 * i32::from(place.heads) - 5 * i32::from(subject.governed);
            score -= to_i32(sentence.saturating_sub(place.sentence).min(6));
            // `A reader, Ruiz, put it best`
            let behind = || subject::name_behind(page, subject.tokens.end);
            let known = match apposed(page, &subject).or_else(behind) {
                Some(name) => Some(self.named(page, name.entity, page.bytes(&name.tokens), paragraph)),
                None => {
                    let known = self.definite(page, &subject, subject.tokens.start, paragraph);
                    known.or_else(|| described(page, &subject, paragraph, true))
                }
            };
            let fits = |known: &Known| known.gender.zip(gender).is_none_or(|(own, gender)| own == gender);
            if let Some(known) = known.filter(fits) {
                score += 3 * i32::from(known.gender.is_some() && known.gender == gender);
                score += 2 * i32::from(gender.is_some() && known.entity.is_some());
                best.offer(score, || known);
            }
        }
    }

    /// The body that `a spokesperson` speaks for: the last one that spoke or was named.
    fn body(&self, page: &Page, subject: &Subject, paragraph: usize) -> Option<Known> {
        let first = page.paragraph(paragraph.saturating_sub(1)).start;
        let names = page.names.within(first..subject.at).iter().rev().take(60);
        let mut names = names.filter(|n| page.is_outside(n.tokens.start) && !page.has(n.tokens.start, Role::Place));
        let name = names.find(|n| page.names.entities[n.entity].person == Some(false))?;
        Some(self.named(page, name.entity, page.bytes(&name.tokens), paragraph))
    }

    /// The person last named of those whom the text has called what a noun says: `the adviser` is `Ada Ruiz, an adviser`.
    fn introduced_as(&self, page: &Page, subject: &Subject, until: usize, paragraph: usize) -> Option<Known> {
        let noun = page.slice(&page.phrase(subject.at)).to_lowercase();
        let called = |name: &&Name| {
            let entity = &page.names.entities[name.entity];
            entity.person != Some(false) && entity.nouns.contains(&noun)
        };
        let name = page.names.within(0..until).iter().rev().take(200).find(called)?;
        Some(self.named(page, name.entity, page.bytes(&name.tokens), paragraph))
    }

    /// Whom `the company` or `the professor` means; `the hospitals` are those that have spoken. A body may be named in what
    /// it says: `Acme will open its code, the company said`.
    fn definite(&self, page: &Page, subject: &Subject, until: usize, paragraph: usize) -> Option<Known> {
        let start = subject.tokens.start;
        let the = start.checked_sub(1).is_some_and(|t| page.has(t, Role::Definite));
        let roles = page.roles(subject.at);
        let person = roles.any(Roles::PERSON);
        // `the deaf linguist`
        let plain = subject.tokens.end == page.phrase(subject.at).end
            && (start..subject.at).all(|t| page.roles(t).is_empty() && !page.is_capital(t));
        let body = roles.has(Role::Body) && subject.tokens.len() == 1;
        if !the || !(person && plain || body) {
            return None;
        }
        let noun = page.text(subject.at);
        if let Some(known) = self.introduced_as(page, subject, until, paragraph).filter(|_| person) {
            return Some(known);
        }
        if noun.ends_with('s') {
            let same = |known: &&Known| known.plural && known.speaker.name.split(' ').any(|word| word == noun);
            let spoken = self.spoken.iter().rev().take(30).find(same);
            return spoken.map(|known| at_hand(known, paragraph));
        }
        // `the bank` is no firm of another name, unless that has spoken.
        let named = |entity: usize| {
            let noun = noun.to_lowercase();
            roles.has(Role::Any) || page.names.entities[entity].name.to_lowercase().split(' ').any(|word| word == noun)
        };
        let fits = |own: Option<bool>| if person { own == Some(true) } else { own != Some(true) };
        // Nor is it a name that may be a person's.
        let sure = |known: &Known| person || known.person == Some(false) || known.entity.is_some_and(named);
        let last = |known: &&Known| known.entity.is_some() && fits(known.person) && sure(known);
        let spoken = self.spoken.iter().rev().take(30).find(last);
        if let Some(known) = spoken.filter(|known| known.paragraph + 2 > paragraph) {
            return Some(at_hand(known, paragraph));
        }
        let near = if start == subject.at { paragraph.saturating_sub(2) } else { paragraph };
        let first = page.paragraph(near).start;
        let names = page.names.within(first..if person { until } else { subject.at }).iter().rev().take(60);
        let mut names = names.filter(|name| page.is_outside(name.tokens.start));
        let by_kind =
            names.clone().find(|name| fits(page.names.entities[name.entity].person) && (person || named(name.entity)));
        // Who heads the paragraph: `Ada Ruiz keeps a map. “It is full,” the supervisor said.`
        let heads = |name: &&Name| {
            let place = page.place(name.tokens.start);
            let entity = &page.names.entities[name.entity];
            person && place.paragraph == paragraph && place.heads && entity.person.is_none() && entity.words > 1
        };
        let name = by_kind.or_else(|| names.find(heads))?;
        Some(self.named(page, name.entity, page.bytes(&name.tokens), paragraph))
    }
}

/// The name that a noun phrase stands beside: `Ruiz, an accountant,`.
fn apposed<'p>(page: &'p Page<'_>, subject: &Subject) -> Option<&'p Name> {
    let comma = subject.tokens.start.checked_sub(2).filter(|&t| page.is_mark(t, &[","]))?;
    page.names.at(comma.checked_sub(1)?)
}

/// Somebody who has spoken before, as a speaker in a paragraph.
pub(super) fn at_hand(known: &Known, paragraph: usize) -> Known {
    Known { paragraph, ..known.clone() }
}

/// Somebody without a name. No clitic opens the description, and a word that opens a clause ends it.
fn described(page: &Page, subject: &Subject, paragraph: usize, person: bool) -> Option<Known> {
    let at = subject.at;
    let clause = |t: usize| page.any(t, Roles::CLAUSE) || page.any(t, Roles::PRONOUN) || page.any(t, Roles::OWN);
    let clitic = |t: usize| page.text(t).starts_with(['\'', '’', 'ʼ']);
    let small = |t: usize| page.is_adverb(t) || page.any(t, Roles::PREPOSITION) || page.any(t, Roles::DETERMINER);
    let mut tokens = subject.tokens.clone();
    tokens.start += tokens.clone().take_while(|&t| clitic(t)).count();
    // `the US embassy` and `Theresa May` hold neither.
    tokens.end = tokens.clone().find(|&t| clause(t) && !page.is_capital(t)).unwrap_or(tokens.end);
    while tokens.end > tokens.start && (small(tokens.end - 1) || !page.is_word(tokens.end - 1)) {
        tokens.end -= 1;
    }
    let name = page.slice(&tokens);
    let speaker = Speaker { name: name.split_whitespace().collect::<Vec<_>>().join(" "), bytes: page.bytes(&tokens) };
    let plural = page.text(at).ends_with('s');
    let person = person.then_some(true);
    (!name.is_empty()).then_some(Known { entity: None, speaker, paragraph, gender: None, person, plural })
}

fn to_i32(n: usize) -> i32 {
    i32::try_from(n).unwrap_or(i32::MAX / 8)
}
