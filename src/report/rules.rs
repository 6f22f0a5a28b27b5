//! The rules that reports name.

use crate::trace::Rule;
use crate::{sentiment, stance};

/// All rules, in the order in which they act.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    sentiment::RULES.iter().chain(stance::rules::explained())
}

/// The rule of a name, such as `vader.negation`.
pub fn rule(id: &str) -> Option<&'static Rule> {
    rules().find(|rule| rule.id.0 == id)
}
