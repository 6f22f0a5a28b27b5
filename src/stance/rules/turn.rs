//! What a paragraph's turn (`However, …`) does to the cues before and after it.

use super::{Adjustment, Effect};
use crate::trace::{Rule, RuleId};

/// In a sentence before the turn.
pub const BEFORE: Adjustment = Adjustment {
    rule: Rule {
        id: RuleId("stance.before-turn"),
        explanation: "A cue in a sentence before one that opens with a contrasting word counts for less.",
        example: "Google is great. However, ads are everywhere.",
    },
    effect: Effect::Times(0.6),
    applies: |reading, at| reading.sentence(&reading.words()[at]).turned,
};

/// In the sentence that turns, or after it.
pub const AFTER: Adjustment = Adjustment {
    rule: Rule {
        id: RuleId("stance.after-turn"),
        explanation: "A cue in or after a sentence that opens with a contrasting word counts for more.",
        example: "Ads are everywhere. However, Google is great.",
    },
    effect: Effect::Times(1.3),
    applies: |reading, at| reading.sentence(&reading.words()[at]).turning,
};
