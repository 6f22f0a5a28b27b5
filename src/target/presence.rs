//! Whether a paragraph that does not name a target for sure refers to it.
//!
//! A logistic model: the log-odds are the sum of what the surroundings and the phrases found add. The numbers stand in
//! the target's file, so that a person can read and change them.

use super::{Meaning, Role, Target, Via};
use crate::lexicon::{Context, Hit};
use crate::text::Token;
use std::collections::HashMap;

/// A phrase found in a text, and what it means.
#[derive(Clone)]
pub(super) struct Found {
    pub hit: Hit<Token>,
    pub meaning: Meaning,
}

impl Found {
    /// Whether it names the target for sure.
    pub fn is_sure(&self) -> bool {
        matches!(self.meaning.role, Role::Mention(_)) && self.meaning.weight.is_none()
    }

    /// Whether it is a word for the target itself, for sure.
    pub fn is_word(&self) -> bool {
        self.is_sure() && matches!(self.via(), Via::Name | Via::Alias)
    }

    /// How it refers to the target.
    pub fn via(&self) -> Via {
        match self.meaning.role {
            Role::Mention(via) => via,
            _ => Via::Reference,
        }
    }

    /// Its log-odds; none for a phrase that is sure.
    pub fn weight(&self) -> f64 {
        self.meaning.weight.map_or(0.0, f64::from)
    }
}

/// What surrounds a paragraph.
pub(super) struct Surroundings {
    /// Whether the headline names the target for sure, or holds a phrase heavy enough to be a mention.
    pub title: bool,
    /// Whether it names the target for sure.
    pub title_sure: bool,
    /// Whether the paragraph before names the target for sure.
    pub previous: bool,
    /// The share of the other paragraphs that do, 0 to 1.
    pub share: f64,
}

/// The log-odds that the paragraph refers to the target; `None` if nothing in it can.
pub(super) fn sum(context: &Context, target: &Target, around: &Surroundings, found: &[Found]) -> Option<f64> {
    let alone = !around.title_sure && around.share == 0.0;
    let mut counted: HashMap<u16, Vec<u32>> = HashMap::new();
    let mut weights = 0.0;
    let mut any = false;
    for phrase in found {
        let list = phrase.meaning.list;
        if target.lists[usize::from(list)].with_target && alone {
            continue;
        }
        let different = counted.entry(list).or_default();
        if different.len() < context.most && !different.contains(&phrase.hit.value) {
            different.push(phrase.hit.value);
            weights += phrase.weight();
            // A pronoun alone refers to anything.
            any |= phrase.weight() > 0.0 && phrase.meaning.role != Role::Anaphor;
        }
    }
    let yes = |is: bool, weight: f64| if is { weight } else { 0.0 };
    let surroundings = context.base
        + yes(around.title, context.title)
        + yes(around.previous, context.previous)
        + yes(alone, context.alone)
        + around.share * context.share;
    any.then_some(surroundings + weights)
}
