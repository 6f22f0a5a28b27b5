//! One engine against another on the same articles.

use super::confusion::Confusion;
use super::judge::Judgement;
use super::score::{ABSENT_IS_NEUTRAL, Measure, PRESENT, measures};
use crate::stance::Engine;
use serde::Serialize;
use std::ops::AddAssign;

/// How much better one engine is than another on the same articles.
#[derive(Clone, Debug, Serialize)]
pub struct Difference {
    /// The target's id.
    pub target: String,
    /// The engine whose figure is the first.
    pub engine: Engine,
    /// The engine whose figure is taken off.
    pub minus: Engine,
    /// Macro-F1 where present of the one less that of the other, -1 to 1, each resample of articles being one for both.
    pub macro_f1: Measure,
}

/// The first engine against each other one.
pub(super) fn differences(targets: &[&str], judged: &[(Engine, Vec<Judgement>)]) -> Vec<Difference> {
    let Some(((engine, ours), others)) = judged.split_first() else { return Vec::new() };
    let mut found = Vec::new();
    for (minus, theirs) in others {
        for (index, target) in targets.iter().enumerate() {
            let present = |j: &Judgement| j.stances[index].classes.fold(PRESENT, ABSENT_IS_NEUTRAL);
            let pairs: Vec<_> =
                ours.iter().zip(theirs).map(|(ours, theirs)| Pair(present(ours), present(theirs))).collect();
            let [macro_f1] = measures(&pairs, |pair| [pair.difference()]);
            if macro_f1.value.is_some() {
                found.push(Difference { target: (*target).to_owned(), engine: *engine, minus: *minus, macro_f1 });
            }
        }
    }
    found
}

/// What two engines made of the same paragraphs.
#[derive(Default)]
struct Pair(Confusion<3>, Confusion<3>);

impl Pair {
    fn difference(&self) -> Option<f64> {
        Some(self.0.macro_f1()? - self.1.macro_f1()?)
    }
}

impl AddAssign<&Self> for Pair {
    fn add_assign(&mut self, other: &Self) {
        self.0 += &other.0;
        self.1 += &other.1;
    }
}
