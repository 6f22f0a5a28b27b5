//! The engine `lexicon`: cues with weights, changed by the rules of their place.

use super::cues;
use super::nearest::nearest;
use super::reading::{Kind, Reading, Word};
use super::rules::{self, Adjusted};
use super::{Evidence, Stance, holder, rest, weigh};
use crate::lexicon::{CueTable, Hit};
use crate::quotation::Holders;
use crate::span::Span;
use crate::target::{Mention, TargetIndex, Targets};
use crate::text::{Document, Paragraph};
use rustc_hash::FxHashMap;

/// The weight of all evidence falls with the length of the paragraph: it is multiplied by (5 / (n + 5))^0.3 for n
/// words, each counted at the factor of its distance from a mention.
const LENGTH: f64 = 5.0;
const POWER: f64 = 0.3;

/// An occurrence of a cue, and what its place makes of it.
struct Occurrence {
    hit: Hit<Word>,
    adjusted: Adjusted,
}

/// The stance of a paragraph toward a target that it mentions. `mentions` are those of all targets inside it.
pub(super) fn stance(
    document: &Document,
    paragraph: &Paragraph,
    target: TargetIndex,
    targets: &Targets,
    mentions: &[Mention],
    holders: &Holders<'_>,
) -> Option<Stance> {
    let table = cues::table(&targets.get(target).id)?;
    let reading = Reading::new(document, paragraph, target, mentions);
    let damping = (LENGTH / (LENGTH + length(&reading))).powf(POWER);
    let places = reading.places();
    let sentence = |at: usize| reading.words()[at].sentence;
    let evidence: Vec<Evidence> = strongest(&reading, table)
        .into_iter()
        .map(|Occurrence { hit, adjusted: Adjusted { factor, swapped, by } }| {
            let mut sides = table.weight(hit.value).map(|weight| weight * factor * damping);
            if swapped {
                sides.reverse();
            }
            let [favor, against] = sides;
            let words = &reading.words()[hit.tokens.range()];
            let bytes = words.iter().map(|word| word.bytes).reduce(Span::cover).unwrap_or_default();
            let mention = nearest(&places, hit.tokens.start as usize, sentence).map(|at| mentions[at]);
            Evidence { bytes, by, favor, against, mention, holder: holder::of(bytes, holders) }
        })
        .collect();
    Some(weigh(target, table.bar, rest::fold(evidence, paragraph.bytes)))
}

/// Of each cue the occurrence that its place makes strongest, the first of several; one that counts for the other side
/// beside it.
fn strongest(reading: &Reading, table: &CueTable) -> Vec<Occurrence> {
    let mut best: FxHashMap<(u32, bool), Occurrence> = FxHashMap::default();
    for hit in cues::find(reading) {
        if table.weight(hit.value) == [0.0; 2] {
            continue;
        }
        let adjusted = rules::adjust(reading, hit.tokens.start as usize);
        let key = (hit.value, adjusted.swapped);
        if best.get(&key).is_none_or(|other| adjusted.factor > other.adjusted.factor) {
            best.insert(key, Occurrence { hit, adjusted });
        }
    }
    best.into_values().collect()
}

/// Words of the reading, each at the factor of its distance from a mention.
fn length(reading: &Reading) -> f64 {
    let words = reading.words().iter().enumerate().filter(|(_, word)| word.kind != Kind::Mark);
    words.map(|(at, _)| rules::distance(reading, at)).sum()
}

/// A text of one paragraph, read for Big Tech.
#[cfg(test)]
pub(super) fn read(text: &str) -> Reading {
    let targets = Targets::builtin();
    let document = Document::headline(text.to_owned());
    let mentions = crate::target::find(&document, &targets);
    let big_tech = targets.all.iter().position(|target| target.id == "big-tech").expect("Big Tech is built in");
    let target = TargetIndex(u16::try_from(big_tech).expect("there are few targets"));
    Reading::new(&document, &document.paragraphs[0], target, &mentions)
}
