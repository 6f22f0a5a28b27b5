//! VADER's rules by name, with what they do.

use crate::trace::{Rule, RuleId};

pub(super) const LEXICON: RuleId = RuleId("vader.lexicon");
pub(super) const DENIAL: RuleId = RuleId("vader.denial");
pub(super) const CAPITALS: RuleId = RuleId("vader.capitals");
pub(super) const DEGREE: RuleId = RuleId("vader.degree");
pub(super) const NEGATION: RuleId = RuleId("vader.negation");
pub(super) const UNEQUALLED: RuleId = RuleId("vader.unequalled");
pub(super) const IDIOM: RuleId = RuleId("vader.idiom");
pub(super) const DAMPENER: RuleId = RuleId("vader.dampener");
pub(super) const LEAST: RuleId = RuleId("vader.least");
pub(super) const CONTRAST: RuleId = RuleId("vader.contrast");
pub(super) const PUNCTUATION: RuleId = RuleId("vader.punctuation");

/// VADER's rules, all after Hutto & Gilbert (ICWSM 2014) and their vaderSentiment 3.3.2, in the order in which they act on
/// a word.
pub static RULES: [Rule; 11] = [
    Rule {
        id: LEXICON,
        explanation: "Gives the word the mean score that ten people gave it, from -4 to 4.",
        example: "A lovely harbour.",
    },
    Rule {
        id: DENIAL,
        explanation: "A denial before a rated word is not rated itself but makes -0.74 times the score of a rated word one \
                      or two words on, or three with an alternative between.",
        example: "There was no panic.",
    },
    Rule {
        id: CAPITALS,
        explanation: "Moves a word in capitals 0.733 further from zero where other words of the text are not in capitals.",
        example: "The soup was GREAT today.",
    },
    Rule {
        id: DEGREE,
        explanation: "A degree word up to three words before moves the word 0.293 away from zero or toward it; times 0.95 \
                      from two words away and 0.9 from three; 0.733 more if it is in capitals.",
        example: "The soup was really good.",
    },
    Rule {
        id: NEGATION,
        explanation: "A negation up to three words before multiplies the word by -0.74.",
        example: "The soup was not good.",
    },
    Rule {
        id: UNEQUALLED,
        explanation: "A negation that says that something has no equal multiplies the word by 1.25 instead.",
        example: "It was never so good.",
    },
    Rule {
        id: IDIOM,
        explanation: "A phrase with a score of its own replaces the score of a rated word in it or next to it.",
        example: "We all met at the bus stop accident.",
    },
    Rule {
        id: DAMPENER,
        explanation: "A phrase that dampens takes 0.293 from a word after it, and its own first word is not rated.",
        example: "The soup was sort of good.",
    },
    Rule {
        id: LEAST,
        explanation: "The superlative of little right before the word multiplies it by -0.74, unless it stands in a phrase \
                      that says otherwise.",
        example: "It was the least good soup.",
    },
    Rule {
        id: CONTRAST,
        explanation: "Halves words before the first contrast of the text and multiplies those after it by 1.5. Where \
                      several words have the same number, it is always the first of them that changes, as in the reference.",
        example: "The soup was good, but the bread was bad.",
    },
    Rule {
        id: PUNCTUATION,
        explanation: "Exclamation marks, 0.292 each up to four, and question marks, 0.18 each for two or three and 0.96 \
                      for more, move the sum of all words away from zero.",
        example: "The soup was good!",
    },
];
