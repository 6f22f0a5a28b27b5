//! Who says a cue.

use super::{Adjustment, Effect};
use crate::trace::{Rule, RuleId};

/// The target speaks for itself.
pub const OWN: Adjustment = Adjustment {
    rule: Rule {
        id: RuleId("stance.own-voice"),
        explanation: "What a target says of itself or of its critics is no stance toward it, and counts for less.",
        example: "Google said that the criticism is unfair.",
    },
    effect: Effect::Times(0.2),
    applies: |reading, at| reading.words()[at].own,
};
