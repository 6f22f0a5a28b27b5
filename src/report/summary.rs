//! From the paragraphs' stances to the article's.

use super::article::Paragraph;
use super::build::round;
use super::stance::{Holder, HolderKind, HolderSummary, Stance, StanceSummary, Tally};
use crate::stance::Label;
use itertools::Itertools;

/// An article's stance toward each of `targets` that paragraphs which count refer to: a function of the
/// paragraphs' stances as the report gives them.
///
/// The score is the mean of the paragraphs' scores. The label counts paragraphs: with F those that are `favor` or
/// `mixed` and A those that are `against` or `mixed`, it is `neutral` if both are 0, `mixed` if the smaller is at least
/// half of the larger, otherwise the larger side's.
pub fn summarize<'t>(paragraphs: &[Paragraph], targets: impl IntoIterator<Item = &'t str>) -> Vec<StanceSummary> {
    let kept = paragraphs.iter().filter(|p| p.kind.counts());
    let stances: Vec<&Stance> = kept.flat_map(|p| &p.stance).collect();
    targets.into_iter().filter_map(|target| of_target(target, &stances)).collect()
}

fn of_target(target: &str, stances: &[&Stance]) -> Option<StanceSummary> {
    let stances: Vec<&Stance> = stances.iter().copied().filter(|s| s.target == target).collect();
    let tally = Tally::of(&stances);
    let author_first = |stance: &&&Stance| stance.holder.kind != HolderKind::Author;
    let holders = stances.iter().sorted_by_key(author_first).map(|s| &s.holder).unique_by(|h| who(h));
    let holders = holders.map(|holder| {
        let own: Vec<&Stance> = stances.iter().copied().filter(|s| who(&s.holder) == who(holder)).collect();
        HolderSummary { holder: holder.clone(), tally: Tally::of(&own) }
    });
    let summary =
        || StanceSummary { target: target.to_owned(), label: tally.label(), tally, holders: holders.collect() };
    (tally.paragraphs > 0).then(summary)
}

/// A holder whatever the place at which the text names it.
fn who(holder: &Holder) -> (HolderKind, Option<&str>) {
    (holder.kind, holder.name.as_deref())
}

impl Tally {
    fn of(stances: &[&Stance]) -> Self {
        let count = |label| stances.iter().filter(|s| s.label == label).count();
        let sum: f64 = stances.iter().map(|s| s.score).sum();
        Self {
            score: round(sum / stances.len().max(1) as f64),
            paragraphs: stances.len(),
            favor: count(Label::Favor),
            against: count(Label::Against),
            mixed: count(Label::Mixed),
            neutral: count(Label::Neutral),
        }
    }

    fn label(&self) -> Label {
        let (favor, against) = (self.favor + self.mixed, self.against + self.mixed);
        match (favor.min(against), favor.max(against)) {
            (_, 0) => Label::Neutral,
            (smaller, larger) if 2 * smaller >= larger => Label::Mixed,
            _ if favor > against => Label::Favor,
            _ => Label::Against,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(favor: usize, against: usize, mixed: usize, neutral: usize) -> Tally {
        Tally { score: 0.0, paragraphs: favor + against + mixed + neutral, favor, against, mixed, neutral }
    }

    #[test]
    fn the_label_counts_paragraphs() {
        assert_eq!(tally(0, 0, 0, 9).label(), Label::Neutral);
        assert_eq!(tally(1, 0, 0, 9).label(), Label::Favor);
        assert_eq!(tally(3, 1, 0, 0).label(), Label::Favor);
        assert_eq!(tally(2, 1, 0, 0).label(), Label::Mixed);
        assert_eq!(tally(0, 0, 1, 3).label(), Label::Mixed);
        assert_eq!(tally(0, 4, 1, 0).label(), Label::Against);
    }
}
