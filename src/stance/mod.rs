//! Where a paragraph stands toward a target, as a sum of evidence.
//!
//! An engine makes [`Evidence`] and only evidence; [`weigh`] is the one place that sums it.

mod cues;
#[cfg(feature = "encoder")]
mod encoder;
mod engine;
mod grammar;
mod holder;
mod keywords;
mod lexicon;
mod narrator;
mod nearest;
mod phrases;
mod reading;
pub mod rules;
#[cfg(feature = "encoder")]
mod slots;
#[cfg(feature = "encoder")]
mod tone;
mod units;
mod weigh;
mod words;

use crate::lexicon::Bar;
use crate::quotation::Speaker;
use crate::span::{Byte, Span};
use crate::target::{Mention, TargetIndex};
use crate::trace::RuleId;
use serde::{Deserialize, Serialize};

pub use engine::{Engine, Headline};
pub use reading::{Kind, Reading, Word};
pub use weigh::weigh;
pub use words::REST;

/// A stance, as a label.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Label {
    /// For the target.
    Favor,
    /// Against the target.
    Against,
    /// Both, each with real weight.
    Mixed,
    /// The target is there, a stance is not.
    #[default]
    Neutral,
}

/// Who holds a stance.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Holder {
    /// Whoever wrote the article.
    #[default]
    Author,
    /// Somebody whose words or views the article gives; without a speaker where the text names none.
    Quoted(Option<Speaker>),
}

/// Words that speak for or against a target.
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence {
    /// The words.
    pub bytes: Span<Byte>,
    /// What made the evidence.
    pub by: RuleId,
    /// How much it adds to the side for the target; below 0 for words that speak for a plain report or the other side.
    pub favor: f64,
    /// How much it adds to the side against the target; it may be below 0 too.
    pub against: f64,
    /// The mention that ties the words to the target.
    pub mention: Option<Mention>,
    /// Whose words they are.
    pub holder: Holder,
}

/// A paragraph's stance toward one target that it refers to.
#[derive(Clone, Debug, PartialEq)]
pub struct Stance {
    /// Toward what.
    pub target: TargetIndex,
    /// The stance.
    pub label: Label,
    /// From -1 (against) to 1 (favor): a function of the two sums of the evidence, see [`weigh`].
    pub score: f64,
    /// The chance of the label as the engine sees it, 0 to 1. Those of `auto` and `encoder` fit outlets kept out of training to
    /// within 0.04 to 0.08; of the others a larger one is more often right, no more.
    pub confidence: f64,
    /// What one of the two sums must exceed to be a stance.
    pub bar: Bar,
    /// Who holds it: the holder of the largest share of its evidence.
    pub holder: Holder,
    /// What it rests on, in text order.
    pub evidence: Vec<Evidence>,
}
