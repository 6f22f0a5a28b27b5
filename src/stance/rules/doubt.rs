//! What a doubt (`whether`) does to the cues after it.

use super::{Adjustment, Effect};
use crate::trace::{Rule, RuleId};

/// The rule.
pub const RULE: Adjustment = Adjustment {
    rule: Rule {
        id: RuleId("stance.doubt"),
        explanation: "A cue after a word of doubt, in the same sentence, counts for the other side, at half its weight.",
        example: "They asked whether Google is trustworthy.",
    },
    effect: Effect::Swap,
    applies: |reading, at| reading.words()[at].doubted,
};
