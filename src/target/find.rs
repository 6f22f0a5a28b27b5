//! From targets and a document to mentions.

use super::anaphora;
use super::presence::{Found, Surroundings, sum};
use super::{Meaning, Mention, Role, Target, TargetIndex, Targets};
use crate::lexicon::{Hit, longest};
use crate::text::{Document, Paragraph, ParagraphKind, Token};
use itertools::Itertools;
use std::collections::BTreeSet;

/// All mentions of all targets in the document's paragraphs, in text order.
///
/// A phrase that names its target for sure is always a mention. One with a weight is a mention where the paragraph
/// refers to the target, and a paragraph that names it nowhere for sure refers to it if the weights of its phrases and
/// of its [`Context`](crate::lexicon::Context) add up to 0 or more. Of phrases that overlap, the one that starts first
/// counts, of those that start together the longest.
pub fn find(document: &Document, targets: &Targets) -> Vec<Mention> {
    let hits = by_target(targets, document.hits(&targets.phrases));
    let headline = document.article.title.clone().map(Document::headline).unwrap_or_default();
    let title_hits = by_target(targets, headline.hits(&targets.phrases));
    let mut mentions = Vec::new();
    for (index, hits) in &hits {
        let title = title_hits.iter().find(|(other, _)| other == index).map_or(&[][..], |(_, hits)| hits);
        let search = Search::new(targets, *index, title.iter().chain(hits));
        let title = search.found(&headline, title);
        search.mentions(document, hits, &title, &mut mentions);
    }
    mentions.sort_by_key(|mention| (mention.bytes.start, mention.target, mention.bytes.end));
    mentions
}

/// The hits of each target that has some, in text order.
fn by_target(targets: &Targets, mut hits: Vec<Hit<Token>>) -> Vec<(TargetIndex, Vec<Hit<Token>>)> {
    let target = |hit: &Hit<Token>| targets.meanings[hit.value as usize].target;
    hits.sort_by_key(target);
    let groups = hits.into_iter().chunk_by(target);
    groups.into_iter().map(|(index, hits)| (index, hits.collect())).collect()
}

/// The search for one target in one article.
struct Search<'a> {
    index: TargetIndex,
    target: &'a Target,
    meanings: &'a [Meaning],
    /// The lists whose condition the article meets.
    met: BTreeSet<u16>,
}

impl<'a> Search<'a> {
    fn new<'h>(targets: &'a Targets, index: TargetIndex, hits: impl Iterator<Item = &'h Hit<Token>>) -> Self {
        let met = hits
            .map(|hit| &targets.meanings[hit.value as usize])
            .filter(|meaning| meaning.role == Role::Condition)
            .map(|meaning| meaning.list)
            .collect();
        Self { index, target: targets.get(index), meanings: &targets.meanings, met }
    }

    /// The phrases that count among the hits in a paragraph or headline.
    fn found(&self, document: &Document, hits: &[Hit<Token>]) -> Vec<Found> {
        let counting: Vec<_> = hits.iter().filter(|hit| self.counts(document, hit)).copied().collect();
        let found = |hit: Hit<Token>| Found { hit, meaning: self.meanings[hit.value as usize] };
        longest(&counting).into_iter().map(found).filter(|found| found.meaning.role != Role::Exclusion).collect()
    }

    fn counts(&self, document: &Document, hit: &Hit<Token>) -> bool {
        let meaning = &self.meanings[hit.value as usize];
        let conditions = &self.target.lists[usize::from(meaning.list)];
        let is = |token: Option<&Token>, words: &[String]| {
            !words.is_empty() && token.is_some_and(|t| words.contains(&document.slice(t.bytes).to_lowercase()))
        };
        let tokens = hit.tokens.range();
        let before = tokens.start.checked_sub(1).and_then(|at| document.tokens.get(at));
        meaning.role != Role::Condition
            && (!conditions.with_any || self.met.contains(&meaning.list))
            && !is(document.tokens.get(tokens.end), &conditions.not_before)
            && !is(before, &conditions.not_after)
    }

    /// Appends the target's mentions in a document, given all of its hits there in text order.
    fn mentions(&self, document: &Document, hits: &[Hit<Token>], title: &[Found], mentions: &mut Vec<Mention>) {
        let enough = self.target.context.map_or(f64::INFINITY, |context| context.mention);
        let title_sure = title.iter().any(Found::is_sure);
        let title = title_sure || title.iter().any(|found| found.weight() >= enough);
        let mut rest = hits;
        let found: Vec<Vec<Found>> = document
            .paragraphs
            .iter()
            .map(|paragraph| {
                rest = &rest[rest.partition_point(|hit| hit.bytes.start < paragraph.bytes.start)..];
                let inside = rest.partition_point(|hit| hit.bytes.start < paragraph.bytes.end);
                let (inside, after) = rest.split_at(inside);
                rest = after;
                self.found(document, inside)
            })
            .collect();
        let sure: Vec<bool> = found.iter().map(|found| found.iter().any(Found::is_sure)).collect();
        let prose = |paragraph: &Paragraph| paragraph.kind != ParagraphKind::Boilerplate;
        let others = document.paragraphs.iter().filter(|p| prose(p)).count().saturating_sub(1);
        let named = document.paragraphs.iter().zip(&sure).filter(|(p, sure)| prose(p) && **sure).count();
        for (n, (paragraph, found)) in document.paragraphs.iter().zip(&found).enumerate() {
            let named = named - usize::from(prose(paragraph) && sure[n]);
            let around = Surroundings {
                title,
                title_sure,
                previous: n.checked_sub(1).is_some_and(|before| sure[before]),
                share: named as f64 / others.max(1) as f64,
            };
            let refers = sure[n]
                || prose(paragraph)
                    && self
                        .target
                        .context
                        .is_some_and(|c| sum(&c, self.target, &around, found).is_some_and(|s| s >= 0.0));
            if refers {
                self.in_paragraph(document, paragraph, found, sure[n], mentions);
            }
        }
    }

    /// Appends the mentions in a paragraph that refers to the target.
    fn in_paragraph(
        &self,
        document: &Document,
        paragraph: &Paragraph,
        found: &[Found],
        sure: bool,
        mentions: &mut Vec<Mention>,
    ) {
        let enough = self.target.context.map_or(f64::INFINITY, |context| context.mention);
        let first = mentions.len();
        let mention = |found: &Found| {
            let Hit { bytes, tokens, .. } = found.hit;
            Mention { target: self.index, bytes, tokens, via: found.via() }
        };
        let counts = |f: &&Found| f.is_sure() || f.meaning.role != Role::Anaphor && f.weight() >= enough;
        mentions.extend(found.iter().filter(counts).map(mention));
        if mentions.len() == first && !sure {
            let heaviest = found.iter().rev().max_by(|a, b| a.weight().total_cmp(&b.weight()));
            mentions.extend(heaviest.map(mention));
        }
        let known = mentions.split_off(first);
        anaphora::resolve(document, paragraph, found, &known, mentions);
        mentions.extend(known);
    }
}
