//! The only place that sums evidence.

use super::{Evidence, Holder, Label, Stance};
use crate::target::TargetIndex;

/// The stance that the evidence adds up to.
///
/// With F and A the sums of `favor` and of `against`, the score is (F - A) / (F + A + 1).
pub fn weigh(target: TargetIndex, evidence: Vec<Evidence>) -> Stance {
    let (favor, against) = sums(&evidence);
    let score = (favor - against) * scale(favor, against);
    let label = match score {
        s if s > 0.25 => Label::Favor,
        s if s < -0.25 => Label::Against,
        _ if favor >= 1.0 && against >= 1.0 => Label::Mixed,
        _ => Label::Neutral,
    };
    let holder = evidence.first().map_or(Holder::Author, |e| e.holder.clone());
    Stance { target, label, score, confidence: 0.5, holder, evidence }
}

impl Stance {
    /// What each piece of evidence adds to the score: these numbers add up to it.
    pub fn contributions(&self) -> impl Iterator<Item = f64> {
        let (favor, against) = sums(&self.evidence);
        self.evidence.iter().map(move |e| (e.favor - e.against) * scale(favor, against))
    }
}

fn sums(evidence: &[Evidence]) -> (f64, f64) {
    (evidence.iter().map(|e| e.favor).sum(), evidence.iter().map(|e| e.against).sum())
}

/// What a net contribution counts in the score.
fn scale(favor: f64, against: f64) -> f64 {
    1.0 / (favor + against + 1.0)
}
