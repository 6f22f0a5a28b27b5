//! From targets and a document to mentions.

use super::anaphora;
use super::presence::{Found, Surroundings, sum};
use super::presented::{self, Presenter};
use super::{Meaning, Mention, Role, Target, TargetIndex, Targets, Via};
use crate::lexicon::{Hit, longest};
use crate::span::Span;
use crate::text::{Document, Paragraph, Sentence, Token, TokenKind};
use std::cell::LazyCell;
use std::collections::BTreeSet;

/// All mentions of all targets in the document's paragraphs, in text order.
///
/// A phrase that names its target for sure is always a mention. One with a weight is a mention where the paragraph
/// refers to the target, and a paragraph that names it nowhere for sure refers to it if the weights of its phrases and
/// of its [`Context`](crate::lexicon::Context) add up to 0 or more. Of phrases that overlap, the one that starts first
/// counts, of those that start together the longest.
pub fn find(document: &Document, targets: &Targets) -> Vec<Mention> {
    let headline = document.article.title.clone().map(Document::headline).unwrap_or_default();
    let all: Vec<(Vec<Found>, Search<'_>)> = targets
        .all
        .iter()
        .zip(0..)
        .filter_map(|(target, index)| {
            let hits = document.hits(&target.phrases);
            let search = || Search::new(TargetIndex(index), target, &[document, &headline]);
            (!hits.is_empty()).then(search).map(|search| (search.found(document, &hits), search))
        })
        .collect();
    let presenter = LazyCell::new(|| Presenter::new(document));
    let mut mentions = Vec::new();
    for (n, (found, search)) in all.iter().enumerate() {
        let others = all.iter().enumerate().filter(|(other, _)| *other != n).flat_map(|(_, (found, _))| found);
        let named = found.iter().any(Found::is_word);
        let names = if named { presenter.names(found, others) } else { BTreeSet::new() };
        let title = search.found(&headline, &headline.hits(&search.target.phrases));
        let title = with_names(title, &presented::places(&headline, &names), &headline);
        let found = with_names(found.clone(), &presented::places(document, &names), document);
        mentions.extend(search.mentions(document, &found, &title, |at| presenter.is_name(at)));
    }
    mentions.sort_by_key(|mention| (mention.bytes.start, mention.target, mention.bytes.end));
    mentions
}

/// What was found, and the names that nothing found overlaps, in text order.
fn with_names(mut found: Vec<Found>, names: &[Span<Token>], document: &Document) -> Vec<Found> {
    let free = |name: &&Span<Token>| {
        let after = found.partition_point(|other| other.hit.tokens.end <= name.start);
        found.get(after).is_none_or(|other| other.hit.tokens.start >= name.end)
    };
    let names = names.iter().filter(free).map(|name| {
        let tokens = &document.tokens[name.range()];
        let bytes = tokens[0].bytes.cover(tokens[tokens.len() - 1].bytes);
        let hit = Hit { value: u32::MAX, bytes, tokens: *name };
        Found { hit, meaning: Meaning { list: 0, role: Role::Mention(Via::Member), weight: None } }
    });
    let names: Vec<Found> = names.collect();
    if !names.is_empty() {
        found.extend(names);
        found.sort_by_key(|found| found.hit.bytes.start);
    }
    found
}

/// The search for one target in one article.
struct Search<'a> {
    index: TargetIndex,
    target: &'a Target,
    /// The lists whose condition the article meets.
    met: BTreeSet<u16>,
}

impl<'a> Search<'a> {
    fn new(index: TargetIndex, target: &'a Target, texts: &[&Document]) -> Self {
        let hits = texts.iter().flat_map(|text| text.hits(&target.conditions));
        Self { index, target, met: hits.map(|hit| target.conditional[hit.value as usize]).collect() }
    }

    /// The phrases that count among the hits in a document or headline.
    fn found(&self, document: &Document, hits: &[Hit<Token>]) -> Vec<Found> {
        let mut counting: Vec<_> = hits.iter().filter(|hit| self.counts(document, hit)).copied().collect();
        counting.sort_by_key(|hit| hit.tokens);
        let excludes = |hit: &Hit<Token>| self.target.meanings[hit.value as usize].role == Role::Exclusion;
        // `the GitHub` excludes no `GitHub Copilot`.
        let outgrown = |at: usize| {
            let hit = &counting[at];
            let mut inside = counting[at + 1..].iter().take_while(|other| other.tokens.start < hit.tokens.end);
            excludes(hit) && inside.any(|other| other.tokens.end > hit.tokens.end && !excludes(other))
        };
        let counting: Vec<_> = (0..counting.len()).filter(|at| !outgrown(*at)).map(|at| counting[at]).collect();
        let found = |hit: Hit<Token>| Found { hit, meaning: self.target.meanings[hit.value as usize] };
        longest(&counting).into_iter().filter(|hit| !excludes(hit)).map(found).collect()
    }

    fn counts(&self, document: &Document, hit: &Hit<Token>) -> bool {
        let meaning = &self.target.meanings[hit.value as usize];
        let conditions = &self.target.lists[usize::from(meaning.list)];
        let is = |token: Option<&Token>, words: &[String]| {
            !words.is_empty() && token.is_some_and(|t| words.contains(&document.slice(t.bytes).to_lowercase()))
        };
        let tokens = hit.tokens.range();
        let before = tokens.start.checked_sub(1).and_then(|at| document.tokens.get(at));
        let behind = document.tokens.get(tokens.end);
        let only = &conditions.only_before;
        let word = behind.is_some_and(|token| token.kind == TokenKind::Word);
        (!conditions.with_any || self.met.contains(&meaning.list))
            && !is(behind, &conditions.not_before)
            && (only.is_empty() || !word || is(behind, only))
            && !is(before, &conditions.not_after)
    }

    /// The target's mentions in a document, given what was found there, in text order, and what the headline holds.
    /// `is_name` tells whether a token is part of a name.
    fn mentions(
        &self,
        document: &Document,
        found: &[Found],
        title: &[Found],
        is_name: impl Fn(usize) -> bool,
    ) -> Vec<Mention> {
        let paragraphs = &document.paragraphs;
        let inside = |paragraph: &Paragraph| {
            let before = |end: u32| found.partition_point(|found| found.hit.bytes.start < end);
            &found[before(paragraph.bytes.start)..before(paragraph.bytes.end)]
        };
        let found: Vec<&[Found]> = paragraphs.iter().map(inside).collect();
        let sure: Vec<bool> = found.iter().map(|found| found.iter().any(Found::is_sure)).collect();
        let prose: Vec<bool> = paragraphs.iter().map(|p| p.kind.counts()).collect();
        let others = prose.iter().filter(|prose| **prose).count().saturating_sub(1).max(1);
        let named = sure.iter().zip(&prose).filter(|(sure, prose)| **sure && **prose).count();
        let title_sure = title.iter().any(Found::is_sure);
        let around = |n: usize| Surroundings {
            title: title_sure || title.iter().any(|found| found.weight() >= self.enough()),
            title_sure,
            previous: n > 0 && sure[n - 1],
            share: (named - usize::from(sure[n] && prose[n])) as f64 / others as f64,
        };
        let mut mentions = Vec::new();
        for (n, found) in found.iter().enumerate() {
            if sure[n] {
                self.in_paragraph(document, &paragraphs[n], found, &mut mentions);
            } else if prose[n] {
                let found = self.own(document, &paragraphs[n], found, &is_name);
                if self.adds_up(&around(n), &found) {
                    self.in_paragraph(document, &paragraphs[n], &found, &mut mentions);
                }
            }
        }
        mentions
    }

    /// What was found in a paragraph without a sure mention, less what means another name that opens the sentence before.
    fn own(
        &self,
        document: &Document,
        paragraph: &Paragraph,
        found: &[Found],
        is_name: impl Fn(usize) -> bool,
    ) -> Vec<Found> {
        let sentences = document.sentences_of(paragraph);
        let is_free = |at: usize| !found.iter().any(|found| found.hit.tokens.range().contains(&at));
        let opens_with_name = |sentence: &Sentence| {
            let first = sentence.tokens.start as usize;
            is_free(first) && is_name(first)
        };
        let is_own = |found: &&Found| {
            let bound = self.target.lists[usize::from(found.meaning.list)].not_after_name;
            let at = sentences.partition_point(|sentence| sentence.bytes.end <= found.hit.bytes.start);
            !bound || !at.checked_sub(1).is_some_and(|before| opens_with_name(&sentences[before]))
        };
        found.iter().filter(is_own).cloned().collect()
    }

    /// Whether a paragraph without a sure mention refers to the target.
    fn adds_up(&self, around: &Surroundings, found: &[Found]) -> bool {
        let sum = self.target.context.and_then(|context| sum(&context, self.target, around, found));
        sum.is_some_and(|sum| sum >= 0.0)
    }

    /// The weight from which a phrase is a mention of its own.
    fn enough(&self) -> f64 {
        self.target.context.map_or(f64::INFINITY, |context| context.mention)
    }

    /// Appends the mentions in a paragraph that refers to the target.
    fn in_paragraph(&self, document: &Document, paragraph: &Paragraph, found: &[Found], mentions: &mut Vec<Mention>) {
        let mention = |found: &Found| {
            let Hit { bytes, tokens, .. } = found.hit;
            Mention { target: self.index, bytes, tokens, via: found.via() }
        };
        let words = || found.iter().filter(|found| found.meaning.role != Role::Anaphor);
        let heavy = words().filter(|found| found.is_sure() || found.weight() >= self.enough());
        let mut known: Vec<Mention> = heavy.map(mention).collect();
        if known.is_empty() {
            let heaviest = words().rev().max_by(|a, b| a.weight().total_cmp(&b.weight()));
            known.extend(heaviest.map(mention));
        }
        anaphora::resolve(document, paragraph, found, &known, mentions);
        mentions.extend(known);
    }
}
