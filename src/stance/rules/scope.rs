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

/// In a sentence about something else.
pub const OTHER: Adjustment = Adjustment {
    rule: Rule {
        id: RuleId("stance.other"),
        explanation: "A cue in a sentence that mentions another target but not this one counts for less still.",
        example: "Google made a promise. Open source is wonderful.",
    },
    effect: Effect::Times(0.5),
    applies: |reading, at| {
        let sentence = reading.sentence(&reading.words()[at]);
        sentence.others && !sentence.mentions
    },
};

/// In a clause about something else.
pub const OTHER_CLAUSE: Adjustment = Adjustment {
    rule: Rule {
        id: RuleId("stance.other-clause"),
        explanation: "A cue in a clause that mentions another target but not this one counts for less.",
        example: "Google is here, but open source is wonderful.",
    },
    effect: Effect::Times(0.7),
    applies: |reading, at| {
        let word = &reading.words()[at];
        let clause = reading.clause(word);
        reading.sentence(word).mentions && clause.others && !clause.mentions
    },
};
