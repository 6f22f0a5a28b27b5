//! One article's labels against one engine's analysis of it.

use super::confusion::Confusion;
use super::cues::CueCounts;
use super::gold::{Class, Gold, GoldHolder, Labelled};
use super::reliability::Reliability;
use crate::analyze::Analysis;
use crate::sentiment::Tone;
use crate::span::{Byte, Span};
use crate::stance::{Holder, REST, Stance};
use crate::target::TargetIndex;
use serde::Serialize;

/// The counts of one target in one article.
#[derive(Clone, Debug, Default)]
pub struct StanceCounts {
    /// Gold against predicted, in the order of [`Class::ALL`].
    pub classes: Confusion<5>,
    /// Words shown against words named.
    pub cues: CueCounts,
    /// Confidence against being right.
    pub reliability: Reliability,
}

/// Who is said to hold stances, in one article.
#[derive(Clone, Copy, Debug, Default)]
pub struct HolderCounts {
    /// Gold against predicted: author, quoted, nobody (no stance predicted).
    pub kinds: Confusion<3>,
    /// Of the paragraphs rightly said to give somebody else's stance, those with the right name.
    pub names_right: u32,
}

/// A label that the engine got wrong, by place: no words of the article.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Miss {
    /// The article's id.
    pub article: String,
    /// The paragraph, from 0.
    pub paragraph: usize,
    /// Where the paragraph stands in the article's text.
    pub bytes: Span<Byte>,
    /// A target's id, `sentiment` or `holder`.
    pub about: String,
    /// The label.
    pub gold: String,
    /// What the engine said.
    pub predicted: String,
}

/// What there is to count in one article.
#[derive(Clone, Debug, Default)]
pub struct Judgement {
    /// One for each target.
    pub stances: Vec<StanceCounts>,
    /// Gold against predicted: positive, negative, neutral.
    pub tone: Confusion<3>,
    /// Holders.
    pub holders: HolderCounts,
    /// Everything wrong, in text order.
    pub misses: Vec<Miss>,
    /// Number of labelled paragraphs.
    pub paragraphs: usize,
}

/// Holds an analysis of a labelled article's document against its labels. `targets` are the ids of the analysis's
/// targets, in order, as when the labels were read.
pub fn judge(labelled: &Labelled, analysis: &Analysis, targets: &[&str]) -> Judgement {
    let mut judgement = Judgement { stances: vec![StanceCounts::default(); targets.len()], ..Judgement::default() };
    for (at, gold) in labelled.paragraphs.iter().enumerate() {
        if let Some(gold) = gold {
            judgement.paragraph(analysis, at, gold, targets);
        }
    }
    judgement
}

impl Judgement {
    fn paragraph(&mut self, analysis: &Analysis, at: usize, gold: &Gold, targets: &[&str]) {
        let paragraph = &analysis.document.paragraphs[at];
        let stances = &analysis.stances[at];
        let miss = |about: &str, gold: &str, predicted: &str| Miss {
            article: analysis.document.article.id.clone(),
            paragraph: at,
            bytes: paragraph.bytes,
            about: about.to_owned(),
            gold: gold.to_owned(),
            predicted: predicted.to_owned(),
        };
        self.paragraphs += 1;
        for (index, (target, gold)) in (0..).zip(targets.iter().zip(&gold.stances)) {
            let Some(gold) = gold else { continue };
            let counts = &mut self.stances[usize::from(index)];
            let stance = stances.iter().find(|stance| stance.target == TargetIndex(index));
            let predicted = Class::from(stance.map(|stance| stance.label));
            counts.classes.add(gold.class as usize, predicted as usize);
            if let Some(stance) = stance {
                counts.reliability.add(stance.confidence, predicted == gold.class);
                if predicted == gold.class && predicted.is_held() {
                    let cues = stance.evidence.iter().filter(|evidence| evidence.by != REST.id);
                    let shown: Vec<_> = cues.map(|evidence| evidence.bytes).collect();
                    counts.cues.add(&analysis.document, paragraph, &gold.cues, &shown);
                }
            }
            if predicted != gold.class {
                self.misses.push(miss(target, gold.class.name(), predicted.name()));
            }
        }
        if let Some(gold) = gold.tone {
            let predicted = analysis.tones.paragraphs[at].label;
            self.tone.add(gold as usize, predicted as usize);
            if predicted != gold {
                self.misses.push(miss("sentiment", tone_name(gold), tone_name(predicted)));
            }
        }
        if let Some(gold) = &gold.holder {
            let predicted = holder(stances);
            if let Some((gold, predicted)) = self.holders.add(gold, predicted) {
                self.misses.push(miss("holder", &gold, &predicted));
            }
        }
    }
}

/// The name of a tone in labels and reports.
pub(super) const fn tone_name(tone: Tone) -> &'static str {
    match tone {
        Tone::Positive => "positive",
        Tone::Negative => "negative",
        Tone::Neutral => "neutral",
    }
}

/// Who holds the paragraph's dominant stance: the one with the most evidence of those that take a side.
fn holder(stances: &[Stance]) -> Option<&Holder> {
    let weight = |stance: &Stance| stance.evidence.iter().map(|e| (e.favor - e.against).abs()).sum::<f64>();
    stances
        .iter()
        .filter(|stance| Class::from(Some(stance.label)).is_held())
        .rev()
        .max_by(|a, b| weight(a).total_cmp(&weight(b)))
        .map(|stance| &stance.holder)
}

impl HolderCounts {
    /// Counts a paragraph, and says what was wrong with it.
    fn add(&mut self, gold: &GoldHolder, predicted: Option<&Holder>) -> Option<(String, String)> {
        let (row, wanted) = match gold {
            GoldHolder::Author => (0, "author".to_owned()),
            GoldHolder::Quoted(name) => (1, format!("quoted:{name}")),
        };
        let (column, found) = match predicted {
            Some(Holder::Author) => (0, "author".to_owned()),
            Some(Holder::Quoted(speaker)) => (1, format!("quoted:{}", speaker.as_ref().map_or("", |s| &s.name))),
            None => (2, "none".to_owned()),
        };
        self.kinds.add(row, column);
        let named = match (gold, predicted) {
            (GoldHolder::Quoted(name), Some(Holder::Quoted(Some(speaker)))) => same_name(name, &speaker.name),
            _ => false,
        };
        self.names_right += u32::from(named);
        (row != column || (row == 1 && !named)).then_some((wanted, found))
    }
}

/// Whether two names may be one person's or body's: all words of the shorter are in the longer (`Shaw`, `Frank X.
/// Shaw`), whatever their case and punctuation.
fn same_name(a: &str, b: &str) -> bool {
    let words = |name: &str| -> Vec<String> {
        name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
    };
    let (a, b) = (words(a), words(b));
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    !short.is_empty() && short.iter().all(|word| long.contains(word))
}

impl std::ops::AddAssign<&Self> for HolderCounts {
    fn add_assign(&mut self, other: &Self) {
        self.kinds += &other.kinds;
        self.names_right += other.names_right;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_surname_is_the_full_name_and_another_is_not() {
        assert!(same_name("Viard", "Apolline Viard"));
        assert!(same_name("Frank X. Shaw", "frank shaw"));
        assert!(!same_name("Frank Shaw", "Frank Miller"));
        assert!(!same_name("", "Frank Miller"));
    }
}
