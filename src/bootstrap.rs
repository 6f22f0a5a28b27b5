//! Intervals by resampling: how far a figure could be off if other units of the same kind had been drawn.

use std::ops::AddAssign;

/// Number of resamples behind every interval.
pub const RESAMPLES: usize = 2000;
/// Where the random numbers start, so that a rerun gives the same intervals.
pub const SEED: u64 = 20_261_127;
/// Below this many units an interval would say more than is known, and none is given.
pub const FEWEST: usize = 5;

/// The 2.5th and the 97.5th percentile.
pub type Interval = [f64; 2];

/// 95 % intervals of figures that are made of sums over units (the percentile bootstrap of Efron 1979).
///
/// `counts` holds one summand a unit, and `figures` says what is made of a sum. A figure that some resamples do
/// not have is left without an interval.
pub fn intervals<T, const N: usize>(counts: &[T], figures: impl Fn(&T) -> [Option<f64>; N]) -> [Option<Interval>; N]
where
    T: Default + for<'a> AddAssign<&'a T>,
{
    let mut draws = [const { Vec::new() }; N];
    if counts.len() >= FEWEST {
        let mut random = Random(SEED);
        for _ in 0..RESAMPLES {
            let mut sum = T::default();
            for _ in counts {
                sum += &counts[random.below(counts.len())];
            }
            for (drawn, figure) in draws.iter_mut().zip(figures(&sum)) {
                drawn.extend(figure);
            }
        }
    }
    draws.map(|mut drawn| {
        drawn.sort_by(f64::total_cmp);
        (drawn.len() == RESAMPLES).then(|| [drawn[RESAMPLES / 40], drawn[RESAMPLES - 1 - RESAMPLES / 40]])
    })
}

/// SplitMix64 (Steele, Lea & Flood, OOPSLA 2014): small, and the same on every machine.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number in `0..bound`, by multiply and shift: the bias is below `bound / 2^64`.
    fn below(&mut self, bound: usize) -> usize {
        ((u128::from(self.next()) * bound as u128) >> 64) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Default)]
    struct Sum(f64, f64);
    impl AddAssign<&Sum> for Sum {
        fn add_assign(&mut self, other: &Sum) {
            self.0 += other.0;
            self.1 += other.1;
        }
    }

    /// The mean of 0..100 has a standard error of 2.89, so the interval is about 49.5 ± 5.66.
    #[test]
    fn an_interval_has_the_width_that_theory_gives() {
        let counts: Vec<Sum> = (0..100).map(|n| Sum(f64::from(n), 1.0)).collect();
        let [found] = intervals(&counts, |sum| [Some(sum.0 / sum.1)]);
        let [low, high] = found.unwrap();
        assert!((low - 43.84).abs() < 0.6 && (high - 55.16).abs() < 0.6, "{low} {high}");
    }

    #[test]
    fn few_articles_give_no_interval() {
        let counts: Vec<Sum> = (0..4).map(|n| Sum(f64::from(n), 1.0)).collect();
        assert_eq!(intervals(&counts, |sum| [Some(sum.0)]), [None]);
    }

    #[test]
    fn the_generator_is_the_published_one() {
        let mut random = Random(1_234_567);
        assert_eq!(random.next(), 6_457_827_717_110_365_317);
    }
}
