//! Whether an engine is right as often as its confidence says.

use super::confusion::ratio;
use serde::Serialize;

const BINS: usize = 10;

/// Stances by tenth of confidence.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Reliability {
    bins: [Bin; BINS],
}

#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Bin {
    stances: u32,
    right: u32,
    confidence: f64,
}

/// Confidence beside being right, over the stances that the engine gave.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Confidence {
    /// Number of stances, `neutral` included.
    pub stances: u32,
    /// Mean confidence, 0 to 1.
    pub mean: Option<f64>,
    /// Share with the reader's very label (`mixed` is right only where the reader said so).
    pub right: Option<f64>,
    /// Mean distance of the two over ten steps of confidence, weighted by stances (the expected calibration error of
    /// Naeini, Cooper & Hauskrecht, AAAI 2015).
    pub error: Option<f64>,
}

impl Reliability {
    /// Counts one stance.
    pub fn add(&mut self, confidence: f64, right: bool) {
        let at = (confidence * BINS as f64) as usize;
        let bin = &mut self.bins[at.min(BINS - 1)];
        bin.stances += 1;
        bin.right += u32::from(right);
        bin.confidence += confidence;
    }

    /// The figures.
    pub fn confidence(&self) -> Confidence {
        let stances = self.bins.iter().map(|bin| bin.stances).sum();
        let mean = |sum: f64| (stances > 0).then(|| sum / f64::from(stances));
        let gap = |bin: &Bin| (bin.confidence - f64::from(bin.right)).abs();
        Confidence {
            stances,
            mean: mean(self.bins.iter().map(|bin| bin.confidence).sum()),
            right: ratio(self.bins.iter().map(|bin| bin.right).sum(), stances),
            error: mean(self.bins.iter().map(gap).sum()),
        }
    }
}

impl std::ops::AddAssign<&Self> for Reliability {
    fn add_assign(&mut self, other: &Self) {
        for (bin, more) in self.bins.iter_mut().zip(&other.bins) {
            bin.stances += more.stances;
            bin.right += more.right;
            bin.confidence += more.confidence;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_error_is_the_distance_within_each_step() {
        let mut counts = Reliability::default();
        for (confidence, right) in [(0.95, true), (0.95, true), (0.55, true), (0.55, false), (1.0, false)] {
            counts.add(confidence, right);
        }
        let found = counts.confidence();
        assert_eq!((found.stances, found.right), (5, Some(0.6)));
        assert!((found.error.unwrap() - (0.9 + 0.1) / 5.0).abs() < 1e-9);
    }
}
