//! Counts of gold against predicted classes, and the figures made of them.

use serde::{Serialize, Serializer};

/// How often each gold class (row) was given each predicted class (column).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Confusion<const N: usize> {
    /// Rows are gold classes, columns predicted ones.
    pub cells: [[u32; N]; N],
}

impl<const N: usize> Default for Confusion<N> {
    fn default() -> Self {
        Self { cells: [[0; N]; N] }
    }
}

/// Precision, recall and their harmonic mean for one class, each 0 to 1; `None` where there is nothing to divide by.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct ClassScore {
    /// How often the class is in the gold labels.
    pub support: u32,
    /// How often it was predicted.
    pub predicted: u32,
    /// Share of the predictions that are right.
    pub precision: Option<f64>,
    /// Share of the gold labels that were found.
    pub recall: Option<f64>,
    /// 2 right / (support + predicted).
    pub f1: Option<f64>,
}

impl<const N: usize> Confusion<N> {
    /// Counts one case.
    pub fn add(&mut self, gold: usize, predicted: usize) {
        self.cells[gold][predicted] += 1;
    }

    /// Number of cases.
    pub fn total(&self) -> u32 {
        self.cells.iter().flatten().sum()
    }

    /// The same cases with fewer classes: rows and columns go where the two maps send them, and those that are sent
    /// nowhere are left out.
    pub fn fold<const M: usize>(&self, gold: [Option<usize>; N], predicted: [Option<usize>; N]) -> Confusion<M> {
        let mut folded = Confusion::<M>::default();
        for (row, to) in self.cells.iter().zip(gold) {
            for (cell, at) in row.iter().zip(predicted) {
                if let (Some(to), Some(at)) = (to, at) {
                    folded.cells[to][at] += cell;
                }
            }
        }
        folded
    }

    /// The figures of one class.
    pub fn class(&self, class: usize) -> ClassScore {
        let right = self.cells[class][class];
        let support = self.cells[class].iter().sum();
        let predicted = self.cells.iter().map(|row| row[class]).sum();
        ClassScore {
            support,
            predicted,
            precision: ratio(right, predicted),
            recall: ratio(right, support),
            f1: ratio(2 * right, support + predicted),
        }
    }

    /// The mean F1 of the classes that occur in the gold labels or in the predictions.
    pub fn macro_f1(&self) -> Option<f64> {
        let (sum, count) = (0..N)
            .filter_map(|class| self.class(class).f1)
            .fold((0.0, 0_u32), |(sum, count), f1| (sum + f1, count + 1));
        (count > 0).then(|| sum / f64::from(count))
    }

    /// Share of the cases that are right.
    pub fn accuracy(&self) -> Option<f64> {
        ratio((0..N).map(|class| self.cells[class][class]).sum(), self.total())
    }

    /// Cohen's kappa: agreement beyond what the two distributions alone would give (Cohen 1960).
    pub fn kappa(&self) -> Option<f64> {
        let total = f64::from(self.total());
        let chance: f64 = (0..N)
            .map(|class| {
                let ClassScore { support, predicted, .. } = self.class(class);
                f64::from(support) * f64::from(predicted) / (total * total)
            })
            .sum();
        let kappa = (self.accuracy()? - chance) / (1.0 - chance);
        kappa.is_finite().then_some(kappa)
    }
}

/// Serialised as a list of rows.
impl<const N: usize> Serialize for Confusion<N> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.cells.iter().map(<[u32; N]>::as_slice))
    }
}

impl<const N: usize> std::ops::AddAssign<&Self> for Confusion<N> {
    fn add_assign(&mut self, other: &Self) {
        for (row, more) in self.cells.iter_mut().zip(&other.cells) {
            for (cell, count) in row.iter_mut().zip(more) {
                *cell += count;
            }
        }
    }
}

/// `part / whole`, where the whole is not empty.
pub(super) fn ratio(part: u32, whole: u32) -> Option<f64> {
    (whole > 0).then(|| f64::from(part) / f64::from(whole))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The figures of scikit-learn 1.9.1 for gold `aaabbc`, predicted `aabbbb`.
    #[test]
    fn figures_are_those_of_scikit_learn() {
        let mut counts = Confusion::<3>::default();
        for (gold, predicted) in [(0, 0), (0, 0), (0, 1), (1, 1), (1, 1), (2, 1)] {
            counts.add(gold, predicted);
        }
        let near = |found: Option<f64>, expected: f64| (found.unwrap() - expected).abs() < 1e-9;
        assert!(near(counts.class(0).f1, 0.8));
        assert!(near(counts.class(1).precision, 0.5));
        assert_eq!(counts.class(2).precision, None);
        assert!(near(counts.macro_f1(), (0.8 + 2.0 / 3.0 + 0.0) / 3.0));
        assert!(near(counts.kappa(), 10.0 / 22.0));
    }

    #[test]
    fn folding_drops_rows_and_joins_columns() {
        let counts = Confusion { cells: [[1, 2, 3], [4, 5, 6], [7, 8, 9]] };
        let folded: Confusion<2> = counts.fold([Some(0), None, Some(1)], [Some(0), Some(1), Some(1)]);
        assert_eq!(folded.cells, [[1, 5], [7, 17]]);
    }

    #[test]
    fn no_cases_give_no_figures() {
        let none = Confusion::<2>::default();
        assert_eq!((none.macro_f1(), none.accuracy(), none.kappa()), (None, None, None));
    }
}
