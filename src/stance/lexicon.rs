//! The engine `lexicon`: cues with weights, changed by the rules of their place.

use super::cues;
use super::reading::{Kind, Reading, Word};
use super::rules::{self, Adjusted};
use super::words::Words;
use crate::lexicon::{Bar, CueTable, Hit};
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

/// Adds what the cues of a paragraph say of a target that it mentions, and says what they must add up to. `mentions` are
/// those of all targets inside it.
pub(super) fn read(
    document: &Document,
    paragraph: &Paragraph,
    target: TargetIndex,
    targets: &Targets,
    mentions: &[Mention],
    words: &mut Words,
) -> Bar {
    let Some(table) = cues::table(&targets.get(target).id) else { return Bar::default() };
    let reading = Reading::new(document, paragraph, target, mentions);
    let damping = (LENGTH / (LENGTH + length(&reading))).powf(POWER);
    for Occurrence { hit, adjusted: Adjusted { factor, swapped, by } } in strongest(&reading, table) {
        let mut sides = table.weight(hit.value).map(|weight| weight * factor * damping);
        if swapped {
            sides.reverse();
        }
        let found = &reading.words()[hit.tokens.range()];
        let bytes = found.iter().map(|word| word.bytes).reduce(Span::cover).unwrap_or_default();
        words.add(bytes, by, sides);
    }
    table.bar
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
pub(super) fn reading(text: &str) -> Reading {
    let targets = Targets::builtin();
    let document = Document::headline(text.to_owned());
    let mentions = crate::target::find(&document, &targets);
    let big_tech = targets.all.iter().position(|target| target.id == "big-tech").expect("Big Tech is built in");
    let target = TargetIndex(u16::try_from(big_tech).expect("there are few targets"));
    Reading::new(&document, &document.paragraphs[0], target, &mentions)
}
