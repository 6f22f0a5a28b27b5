//! What a negation does to the cues after it.

use super::{Adjustment, Effect};
use crate::stance::reading::{Kind, Reading};
use crate::trace::{Rule, RuleId};

/// The rule.
pub const RULE: Adjustment = Adjustment {
    rule: Rule {
        id: RuleId("stance.negation"),
        explanation: "A cue up to four words after a negation, in the same clause, counts for the other side, at half its weight.",
        example: "Google is not a monopoly.",
    },
    effect: Effect::Swap,
    applies,
};

/// How many words a negation reaches.
const REACH: usize = 4;

fn applies(reading: &Reading, at: usize) -> bool {
    let words = reading.words();
    let sentence = words[at].sentence;
    let before = words[..at].iter().rev().take_while(|word| word.kind != Kind::Mark && word.sentence == sentence);
    before.take(REACH).any(|word| word.negates)
}
