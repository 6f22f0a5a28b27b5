//! The only place that sums evidence.

use super::{Evidence, Label, Stance, holder};
use crate::lexicon::Bar;
use crate::target::TargetIndex;

/// How far the sides of a mixed paragraph may be apart, above the bar. Few paragraphs that a wider gap calls mixed are.
const MIXED: f64 = 0.1;

/// What the chances of a confidence are flattened by, so that they fit outlets kept out of training
/// (`reports/eval/2026-11-28-auto.md`).
const DOUBT: f64 = 1.4;

/// The stance that the evidence adds up to.
///
/// With F and A the sums of `favor` and of `against`, and N the mean of the two bars, the score is
/// (e^F - e^A) / (e^F + e^A + e^N): the chance of favor less the chance of against, were neutral as likely as a side
/// that just reaches the bar. A side is taken where its sum exceeds its bar: the one that exceeds it more, and only where
/// the score is on that side; both if they exceed it by nearly the same.
pub fn weigh(target: TargetIndex, bar: Bar, evidence: Vec<Evidence>) -> Stance {
    let (favor, against) = sums(&evidence);
    let score = score(favor, against, bar);
    let (over, under) = (favor - bar.favor, against - bar.against);
    let undecided = (over - under).abs() < MIXED || (over - under) * score <= 0.0;
    let label = if over > 0.0 && under > 0.0 && undecided {
        Label::Mixed
    } else if over > 0.0 && over >= under && score > 0.0 {
        Label::Favor
    } else if under > 0.0 && under >= over && score < 0.0 {
        Label::Against
    } else {
        Label::Neutral
    };
    let confidence = confidence(label, over, under);
    let holder = holder::of_all(&evidence, label);
    Stance { target, label, score, confidence, bar, holder, evidence }
}

impl Stance {
    /// What each piece of evidence adds to the score: these numbers add up to it.
    pub fn contributions(&self) -> impl Iterator<Item = f64> {
        let slope = self.slope();
        self.evidence.iter().map(move |e| (e.favor - e.against) * slope)
    }

    /// What a lead of 1 adds to the score: the score over the whole lead.
    pub(super) fn slope(&self) -> f64 {
        let (favor, against) = sums(&self.evidence);
        let net = favor - against;
        if net == 0.0 {
            // Half the slope of the score there, so that both sides still show.
            1.0 / (2.0 + (neutral(self.bar) - favor).exp())
        } else {
            score(favor, against, self.bar) / net
        }
    }
}

fn sums(evidence: &[Evidence]) -> (f64, f64) {
    (evidence.iter().map(|e| e.favor).sum(), evidence.iter().map(|e| e.against).sum())
}

fn score(favor: f64, against: f64, bar: Bar) -> f64 {
    let neutral = neutral(bar);
    // Shifted by the largest, so that no sum overflows.
    let top = favor.max(against).max(neutral);
    let (favor, against, neutral) = ((favor - top).exp(), (against - top).exp(), (neutral - top).exp());
    (favor - against) / (favor + against + neutral)
}

/// The sum that a side would need to be as likely as neutral.
fn neutral(bar: Bar) -> f64 {
    f64::midpoint(bar.favor, bar.against)
}

/// The chance of the label, were favor, against and neutral as likely as the exponentials of what exceeds the two bars, over
/// [`DOUBT`], and of 0 are to each other; of `mixed`, that of either side.
fn confidence(label: Label, over: f64, under: f64) -> f64 {
    let (over, under) = (over / DOUBT, under / DOUBT);
    let top = over.max(under).max(0.0);
    let [favor, against, neutral] = [over, under, 0.0].map(|logit| (logit - top).exp());
    let taken = match label {
        Label::Favor => favor,
        Label::Against => against,
        Label::Mixed => favor + against,
        Label::Neutral => neutral,
    };
    taken / (favor + against + neutral)
}

#[cfg(test)]
mod tests {
    use super::super::Holder;
    use super::*;
    use crate::span::Span;
    use crate::trace::RuleId;

    fn label(favor: f64, against: f64) -> Label {
        let bar = Bar { favor: 1.5, against: 1.0 };
        let evidence = Evidence {
            bytes: Span::default(),
            by: RuleId("test"),
            favor,
            against,
            mention: None,
            holder: Holder::Author,
        };
        weigh(TargetIndex(0), bar, vec![evidence]).label
    }

    #[test]
    fn a_side_leads_in_what_exceeds_its_bar_and_in_the_score() {
        assert_eq!(label(3.0, 1.2), Label::Favor);
        assert_eq!(label(1.6, 2.0), Label::Against);
        assert_eq!(label(1.4, 0.9), Label::Neutral);
        // More than its bar, yet less than the other.
        assert_eq!(label(1.4, 1.2), Label::Neutral);
    }

    #[test]
    fn both_sides_are_mixed_where_none_leads() {
        assert_eq!(label(2.55, 2.0), Label::Mixed);
        assert_eq!(label(2.87, 2.48), Label::Mixed);
    }
}
