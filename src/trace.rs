//! Why a number is what it is: rules by name, and the steps they took.

use crate::span::{Byte, Span};
use serde::Serialize;

/// The stable name of a rule, such as `vader.negation` or `stance.concession`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct RuleId(pub &'static str);

/// What a rule does, for people: printed by `slantwise explain`.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// The rule's stable name.
    pub id: RuleId,
    /// One sentence saying what the rule does to which number, and after which source.
    pub explanation: &'static str,
    /// A short text of ours in which the rule applies.
    pub example: &'static str,
}

/// One change that a rule made to one word's number.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Step {
    /// The rule that acted.
    pub rule: RuleId,
    /// The word whose number changed.
    pub at: Span<Byte>,
    /// The word that made the rule act, where that is another one.
    pub cue: Option<Span<Byte>>,
    /// The word's number before the step (VADER valence, about -4 to 4 before scaling).
    pub before: f64,
    /// The word's number after the step.
    pub after: f64,
}
