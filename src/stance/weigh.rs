//! The only place that sums evidence.

use super::{Evidence, Holder, Label, Stance};
use crate::target::TargetIndex;

/// The stance that the evidence adds up to.
///
/// With F and A the sums of `favor` and of `against`, the score is (F - A) / (F + A + 1).
pub fn weigh(target: TargetIndex, evidence: Vec<Evidence>) -> Stance {
    let favor: f64 = evidence.iter().map(|e| e.favor).sum();
    let against: f64 = evidence.iter().map(|e| e.against).sum();
    let score = (favor - against) / (favor + against + 1.0);
    let label = match score {
        s if s > 0.25 => Label::Favor,
        s if s < -0.25 => Label::Against,
        _ if favor >= 1.0 && against >= 1.0 => Label::Mixed,
        _ => Label::Neutral,
    };
    let holder = evidence.first().map_or(Holder::Author, |e| e.holder.clone());
    Stance { target, label, score, confidence: 0.5, holder, evidence }
}
