//! The valences of a text's words, and what a contrast makes of them.

use std::collections::BTreeSet;

/// What is left of a valence before a contrast, and what becomes of one after it.
const BEFORE: f64 = 0.5;
const AFTER: f64 = 1.5;

/// How many valences are kept without allocating: all of most sentences.
const FEW: usize = 48;

/// The valences that are not zero, in text order.
#[derive(Default)]
pub(super) struct Valences {
    few: Few,
    many: Vec<f64>,
    /// How many stand before the first word that contrasts.
    contrast: Option<usize>,
}

impl Valences {
    pub fn push(&mut self, valence: f64) {
        if valence == 0.0 {
            return;
        }
        if self.many.is_empty() {
            match self.few.values.get_mut(self.few.count) {
                Some(place) => {
                    *place = valence;
                    self.few.count += 1;
                    return;
                }
                None => self.many.extend(self.few.values),
            }
        }
        self.many.push(valence);
    }

    /// Notes a word that contrasts, and says whether it is the first.
    pub fn contrast(&mut self) -> bool {
        let count = self.all().len();
        self.contrast.replace(self.contrast.unwrap_or(count)).is_none()
    }

    /// The valences.
    pub fn all(&self) -> &[f64] {
        if self.many.is_empty() { &self.few.values[..self.few.count] } else { &self.many }
    }

    /// Halves those before the contrast and raises those after it, as the reference does it: from the first to the last,
    /// but each time it changes not that one, but the first that equals it by then.
    ///
    /// `changed` is told the place, the valence before and the one after.
    pub fn apply_contrast(&mut self, mut changed: impl FnMut(usize, f64, f64)) {
        let Some(contrast) = self.contrast else { return };
        let few = self.many.is_empty();
        let values = if few { &mut self.few.values[..self.few.count] } else { &mut self.many[..] };
        let mut seen = (!few).then(BTreeSet::new);
        for at in 0..values.len() {
            let value = values[at];
            let first = match &mut seen {
                None => values.iter().position(|v| *v == value).unwrap_or(at),
                Some(seen) => first_equal(seen, at, value),
            };
            let after = value * if first < contrast { BEFORE } else { AFTER };
            values[first] = after;
            if let Some(seen) = &mut seen {
                seen.insert((after.to_bits(), first));
            }
            changed(first, value, after);
        }
    }
}

/// Takes the first place of a value out of a set of values and places, to which its place `at` is added.
///
/// Looking it up keeps the whole at n log n; searching a long line's valences for each of them would take n squared.
fn first_equal(seen: &mut BTreeSet<(u64, usize)>, at: usize, value: f64) -> usize {
    let bits = value.to_bits();
    seen.insert((bits, at));
    let first = seen.range((bits, 0)..).next().map_or(at, |&(_, place)| place);
    seen.remove(&(bits, first));
    first
}

struct Few {
    values: [f64; FEW],
    count: usize,
}

impl Default for Few {
    fn default() -> Self {
        Self { values: [0.0; FEW], count: 0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The reference's way, which takes time in the square of the length.
    fn by_search(mut values: Vec<f64>, contrast: usize) -> Vec<f64> {
        for at in 0..values.len() {
            let first = values.iter().position(|v| *v == values[at]).unwrap();
            values[first] *= if first < contrast { BEFORE } else { AFTER };
        }
        values
    }

    proptest! {
        #[test]
        fn a_contrast_changes_the_first_equal_in_short_and_long_texts(
            before in prop::collection::vec(1..9_i32, 0..200),
            after in prop::collection::vec(1..9_i32, 0..200),
        ) {
            let mut valences = Valences::default();
            // Powers of two and three halves, which become equal by being halved or raised.
            let value = |n: &i32| 1.5_f64.powi(n % 3) * 0.5_f64.powi(n / 3);
            before.iter().map(value).for_each(|v| valences.push(v));
            prop_assert!(valences.contrast());
            after.iter().map(value).for_each(|v| valences.push(v));
            prop_assert!(!valences.contrast());
            let expected = by_search(valences.all().to_vec(), before.len());
            valences.apply_contrast(|_, _, _| {});
            prop_assert_eq!(valences.all(), expected);
        }
    }
}
