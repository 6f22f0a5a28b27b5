//! What a concession does to its cues.

use super::{Adjustment, Effect};
use crate::stance::reading::Reading;
use crate::trace::{Rule, RuleId};

/// The rule.
pub const RULE: Adjustment = Adjustment {
    rule: Rule {
        id: RuleId("stance.concession"),
        explanation: "A cue in a clause that concedes, or before the word that turns the sentence, counts for less.",
        example: "While Google is a monopoly, its maps are good.",
    },
    effect: Effect::Times(0.6),
    applies,
};

fn applies(reading: &Reading, at: usize) -> bool {
    let word = &reading.words()[at];
    let turned = reading.sentence(word).contrast.is_some_and(|turn| word.clause < turn);
    turned || reading.clause(word).concession
}
