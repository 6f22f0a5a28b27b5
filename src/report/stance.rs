//! Stances in a report.

use crate::span::{Byte, Span};
use crate::stance::{self, Label};
use crate::target::Via;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A text's stance toward one target that it refers to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Stance {
    /// The target's id.
    pub target: String,
    /// The stance.
    pub label: Label,
    /// The side that the score is on; only where the label takes none (`mixed`, `neutral`) and the score is not 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub leaning: Option<Leaning>,
    /// From -1 (against) to 1 (favor): made of the sums of `favor` and `against` below and nothing else.
    #[schemars(range(min = -1, max = 1))]
    pub score: f64,
    /// What decides on the label: how much a sum must exceed to be a stance.
    pub bar: Bar,
    /// Estimated chance that a careful reader gives the same label.
    #[schemars(range(min = 0, max = 1))]
    pub confidence: f64,
    /// Who holds it.
    pub holder: Holder,
    /// What it rests on, in text order.
    pub evidence: Vec<Evidence>,
}

/// For each side what its sum must exceed. The label is the side that exceeds its bar by more and that the score is on, `mixed`
/// where both exceed theirs by nearly the same, else `neutral`.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Bar {
    /// The bar of the sum of `favor`.
    pub favor: f64,
    /// The bar of the sum of `against`.
    pub against: f64,
}

/// A side without being a stance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Leaning {
    /// The score is above 0.
    Favor,
    /// The score is below 0.
    Against,
}

/// Words that speak for or against a target.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Evidence {
    /// The words; absent with `--no-text`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Where they stand.
    pub bytes: Span<Byte>,
    /// The rule that took them for evidence, see `slantwise explain RULE`.
    pub by: String,
    /// What they add to the side for the target; below 0 where they speak against that side.
    pub favor: f64,
    /// What they add to the side against it; below 0 where they speak against that side.
    pub against: f64,
    /// What they add to the score: these numbers add up to it, and where sides outweigh each other they can be beyond it.
    pub contribution: f64,
    /// The mention that ties them to the target; null where it is in what goes before.
    pub mention: Option<Mention>,
    /// Whose words they are.
    pub holder: Holder,
}

impl Evidence {
    /// Whether this is the sum of the weaker cues, whose place is the whole paragraph.
    pub fn is_rest(&self) -> bool {
        self.by == stance::REST.id.0
    }
}

/// A place where the text refers to the target.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Mention {
    /// The words; absent with `--no-text`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Where they stand.
    pub bytes: Span<Byte>,
    /// How they refer to it.
    pub via: Via,
}

/// Who holds a stance.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub struct Holder {
    /// The author, or somebody the author quotes or paraphrases.
    pub kind: HolderKind,
    /// The fullest form of the name in the article; null for the author, for a source without a name, and with
    /// `--no-text`.
    pub name: Option<String>,
    /// Where the text names the source, nearest to the words; null for the author and for a source without a name.
    pub bytes: Option<Span<Byte>>,
}

/// What a holder is to the article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum HolderKind {
    /// Whoever wrote the article.
    #[default]
    Author,
    /// Somebody whose words or views the article gives.
    Quoted,
}

/// An article's stance toward one target: a function of its paragraphs' and nothing else, see
/// [`summarize`](super::summarize).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct StanceSummary {
    /// The target's id.
    pub target: String,
    /// `favor` or `against` where more paragraphs take that side, `mixed` where the smaller side has at least half as
    /// many as the larger, `neutral` where none takes a side; a `mixed` paragraph takes both.
    pub label: Label,
    /// Over all paragraphs that count and refer to the target.
    #[serde(flatten)]
    pub tally: Tally,
    /// Who holds these stances, the author first, then in the order of the text.
    pub holders: Vec<HolderSummary>,
}

/// The part of one holder in an article's stance.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct HolderSummary {
    /// Who; `bytes` is where the first of the paragraphs names the source.
    pub holder: Holder,
    /// Over the paragraphs whose stance is this holder's.
    #[serde(flatten)]
    pub tally: Tally,
}

/// Some paragraphs' stances toward one target, counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Tally {
    /// The mean of the paragraphs' scores, -1 (against) to 1 (favor).
    #[schemars(range(min = -1, max = 1))]
    pub score: f64,
    /// How many paragraphs there are: the sum of the next four.
    pub paragraphs: usize,
    /// Paragraphs for the target.
    pub favor: usize,
    /// Paragraphs against it.
    pub against: usize,
    /// Paragraphs that are both.
    pub mixed: usize,
    /// Paragraphs that take no side.
    pub neutral: usize,
}
