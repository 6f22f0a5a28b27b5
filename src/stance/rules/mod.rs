//! What the place of a cue makes of its weight: one small file a rule.

mod concession;
mod condition;
mod doubt;
mod negation;
mod scope;
mod turn;

use super::keywords;
use super::reading::Reading;
use super::words::REST;
use crate::trace::{Rule, RuleId};

/// A rule, and the factor by which it changes the weight of a cue.
#[derive(Clone, Copy, Debug)]
pub struct Adjustment {
    /// Its name and what it does.
    pub rule: Rule,
    /// What it does to the weight.
    pub effect: Effect,
    /// Whether it applies to the cue that starts at a word of the reading.
    pub applies: fn(&Reading, usize) -> bool,
}

/// What a rule does to the weight of a cue.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Effect {
    /// It is multiplied.
    Times(f64),
    /// It counts for the other side, at [`SWAPPED`]; however many rules say so.
    Swap,
}

/// What a cue that is denied or doubted counts for the other side.
pub const SWAPPED: f64 = 0.5;

/// All rules.
pub static ALL: [Adjustment; 10] = [
    scope::SENTENCE,
    scope::PARAGRAPH,
    negation::RULE,
    condition::RULE,
    doubt::RULE,
    concession::RULE,
    turn::BEFORE,
    turn::AFTER,
    scope::OTHER,
    scope::OTHER_CLAUSE,
];

/// A cue that no rule changed.
pub static CUE: Rule = Rule {
    id: RuleId("stance.cue"),
    explanation: "Words that speak for or against a target, with the weight of their entry in lexicons/stance.",
    example: "Customers are at the mercy of Google.",
};

/// Every rule that makes or changes evidence, for people to look up.
pub fn explained() -> impl Iterator<Item = &'static Rule> {
    #[cfg(feature = "encoder")]
    let read = [&super::encoder::READ, &super::tone::READ];
    #[cfg(not(feature = "encoder"))]
    let read = [];
    let makers = [&CUE, &REST, &keywords::RULE].into_iter().chain(read);
    makers.chain(ALL.iter().map(|adjustment| &adjustment.rule))
}

/// What the distance of a word from a mention makes of it, other rules aside.
pub fn distance(reading: &Reading, at: usize) -> f64 {
    let near = [scope::SENTENCE, scope::PARAGRAPH].into_iter().filter(|rule| (rule.applies)(reading, at));
    near.map(|rule| if let Effect::Times(factor) = rule.effect { factor } else { 1.0 }).product()
}

/// What all rules make of a cue.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Adjusted {
    /// What its weight is multiplied by.
    pub factor: f64,
    /// Whether it counts for the other side.
    pub swapped: bool,
    /// The last rule that applied.
    pub by: RuleId,
}

/// What all rules make of a cue that starts at a word.
pub fn adjust(reading: &Reading, at: usize) -> Adjusted {
    let mut all = Adjusted { factor: 1.0, swapped: false, by: CUE.id };
    for adjustment in ALL.iter().filter(|adjustment| (adjustment.applies)(reading, at)) {
        match adjustment.effect {
            Effect::Times(factor) => all.factor *= factor,
            Effect::Swap => all.swapped = true,
        }
        all.by = adjustment.rule.id;
    }
    all.factor *= if all.swapped { SWAPPED } else { 1.0 };
    all
}

#[cfg(test)]
mod tests {
    use super::super::lexicon::reading as read;
    use super::*;

    #[test]
    fn every_rule_applies_to_its_example() {
        for Adjustment { rule, applies, .. } in &ALL {
            let reading = read(rule.example);
            assert!((0..reading.words().len()).any(|at| applies(&reading, at)), "{}", rule.example);
        }
    }

    #[test]
    fn no_rule_applies_to_plain_words_beside_a_mention() {
        let reading = read("Google has excellent maps.");
        for at in 0..reading.words().len() {
            assert_eq!(adjust(&reading, at), Adjusted { factor: 1.0, swapped: false, by: CUE.id });
        }
    }

    #[test]
    fn a_denial_in_doubt_still_counts_once_for_the_other_side() {
        let reading = read("They asked whether Google is not evil.");
        let evil = reading.words().len() - 2;
        assert_eq!((adjust(&reading, evil).factor, adjust(&reading, evil).swapped), (SWAPPED, true));
    }
}
