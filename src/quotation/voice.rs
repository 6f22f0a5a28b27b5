//! In whose voice the sentences around somebody's words are told.

use super::Quotation;
use super::page::Page;
use super::roles::{Role, Roles};
use super::speakers::Known;
use super::subject::{self, Head};
use crate::text::ParagraphKind;
use itertools::Itertools;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// Those whose words or views a paragraph gives from a token on, and the number of the quotation.
#[derive(Clone, Debug)]
pub(super) struct Voice {
    pub start: usize,
    pub number: usize,
    pub known: Known,
}

impl Voice {
    fn is_of(&self, other: &Voice) -> bool {
        self.known.speaker.name == other.known.speaker.name
    }
}

/// Gives the sentences around somebody's words to who speaks there, in a text whose writer reports what people say.
pub(super) fn spread(page: &Page, voices: &[Voice], found: &mut [Quotation]) {
    if !is_report(page, voices) {
        return;
    }
    let mut by_entity: FxHashMap<usize, &Voice> = FxHashMap::default();
    let people = voices.iter().filter(|voice| voice.known.is_single());
    for (entity, voice) in people.filter_map(|voice| Some((voice.known.entity?, voice))) {
        by_entity.entry(entity).or_insert(voice);
    }
    let mut last = None;
    let mut rest = voices;
    for paragraph in 0..page.document.paragraphs.len() {
        let here = rest.iter().take_while(|voice| voice.known.paragraph == paragraph).count();
        let (own, next) = rest.split_at(here);
        rest = next;
        last = sentences(page, paragraph, own, &by_entity, last, found);
    }
}

/// Whether the writer keeps out of a text and lets others speak: who writes of `I` and `we` tells views of their own
/// between those of others.
fn is_report(page: &Page, voices: &[Voice]) -> bool {
    let tokens = 0..page.document.tokens.len();
    let writer = tokens.clone().filter(|&t| page.has(t, Role::Writer) && page.is_outside(t)).count();
    let people = voices.iter().map(|voice| &voice.known).filter(|known| known.is_single());
    let spoken = people.map(|known| known.paragraph).dedup().count();
    let body = page.document.paragraphs.iter().filter(|p| p.kind == ParagraphKind::Body).count();
    writer * 300 <= tokens.len() && spoken * 3 >= body
}

/// Gives the sentences of a paragraph that are told in somebody's voice to that; `last` is the voice in which the paragraph
/// before ends. Gives that in which this one does.
fn sentences<'v>(
    page: &Page,
    paragraph: usize,
    voices: &'v [Voice],
    by_entity: &FxHashMap<usize, &'v Voice>,
    last: Option<&'v Voice>,
    found: &mut [Quotation],
) -> Option<&'v Voice> {
    let mut current = last.filter(|last| goes_on(page, paragraph, voices, last));
    let mut rest = voices;
    for (at, sentence) in page.document.sentences_of(&page.document.paragraphs[paragraph]).iter().enumerate() {
        let sentence = sentence.tokens.range();
        let here = rest.iter().take_while(|voice| voice.start < sentence.end).count();
        let (own, next) = rest.split_at(here);
        rest = next;
        match (own, lead(page, &sentence)) {
            ([], Some(Lead::Name(entity))) => {
                current = by_entity.get(&entity).copied();
            }
            ([], Some(Lead::Taken)) if at == 0 && current.is_none() => {
                current = next.first().filter(|voice| voice.known.is_single());
            }
            ([], _) => {}
            // What a body or several say ends a voice and starts none.
            ([.., voice], _) => current = Some(voice).filter(|voice| voice.known.is_single()),
        }
        let mixed = own.iter().any(|voice| !voice.is_of(&own[0]));
        let writer = sentence.clone().any(|t| page.is_outside(t) && page.has(t, Role::Writer));
        if let Some(voice) = current.filter(|_| !mixed && !writer) {
            found[voice.number].voice.push(page.bytes(&sentence));
        }
    }
    current
}

/// Whether a paragraph goes on in the voice of the last one: its first words are the same person's, or it holds none and
/// speaks of that person at once.
fn goes_on(page: &Page, paragraph: usize, voices: &[Voice], last: &Voice) -> bool {
    if let Some(first) = voices.first() {
        return first.is_of(last);
    }
    let Some(first) = page.document.sentences_of(&page.document.paragraphs[paragraph]).first() else { return false };
    let sentence = first.tokens.range();
    match lead(page, &sentence) {
        Some(Lead::Name(entity)) => last.known.entity == Some(entity),
        Some(Lead::Taken) => true,
        None => sentence.clone().any(|t| page.is_outside(t) && page.any(t, Roles::SINGLE)),
    }
}

/// Whom a sentence speaks of first.
#[derive(Clone, Copy, Debug)]
enum Lead {
    /// Somebody named.
    Name(usize),
    /// Somebody taken up: `she`, `the professor`.
    Taken,
}

fn lead(page: &Page, sentence: &Range<usize>) -> Option<Lead> {
    // `For Ruiz the plan is a gift`
    let name = page.names.at(sentence.start + 1).filter(|_| page.any(sentence.start, Roles::PREPOSITION));
    if let Some(name) = name.filter(|name| page.names.entities[name.entity].is_person()) {
        return Some(Lead::Name(name.entity));
    }
    let subject = subject::first(page, sentence.clone())?;
    let leads = page.place(subject.tokens.start).leads && subject.is_person(page);
    leads.then_some(match subject.head {
        Head::Name(entity) => Lead::Name(entity),
        _ => Lead::Taken,
    })
}
