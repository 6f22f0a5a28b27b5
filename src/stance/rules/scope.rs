//! How near to a mention of the target a cue stands.

use super::{Adjustment, Effect};

use crate::trace::{Rule, RuleId};

/// In the sentence, but in another clause.
pub const SENTENCE: Adjustment = Adjustment {
    rule: Rule {
        id: RuleId("stance.sentence"),
        explanation: "A cue in another clause of a sentence that mentions the target counts for less.",
        example: "Google apologised, which was a brilliant move.",
    },
    effect: Effect::Times(0.7),
    applies: |reading, at| {
        let word = &reading.words()[at];
        reading.sentence(word).mentions && !reading.clause(word).mentions
    },
};

/// In another sentence of the paragraph.
pub const PARAGRAPH: Adjustment = Adjustment {
    rule: Rule {
        id: RuleId("stance.paragraph"),
        explanation: "A cue in a sentence that does not mention the target counts for less still.",
        example: "Google apologised. Everyone praised the move.",
    },
    effect: Effect::Times(0.4),
    applies: |reading, at| reading.mentions() && !reading.sentence(&reading.words()[at]).mentions,
};
