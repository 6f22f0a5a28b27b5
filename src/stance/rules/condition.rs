//! What a supposition does to its cues.

use super::{Adjustment, Effect};
use crate::stance::reading::Reading;
use crate::trace::{Rule, RuleId};

/// The rule.
pub const RULE: Adjustment = Adjustment {
    rule: Rule {
        id: RuleId("stance.condition"),
        explanation: "A cue in a clause that only supposes counts for less.",
        example: "Google could be a monopoly.",
    },
    effect: Effect::Times(0.7),
    applies,
};

fn applies(reading: &Reading, at: usize) -> bool {
    reading.clause(&reading.words()[at]).condition
}
