//! From the valences of a text's words to its four numbers.

use super::Vader;
use super::round::round;

/// What an exclamation mark adds, and how many count.
const EXCLAMATION: f64 = 0.292;
const MOST_EXCLAMATIONS: usize = 4;
/// What a question mark adds where there are two or three, and what all add where there are more.
const QUESTION: f64 = 0.18;
const QUESTIONS: f64 = 0.96;
/// The square that a sum is normalised against.
const ALPHA: f64 = 15.0;

/// How many exclamation and question marks a text has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Marks {
    exclamations: usize,
    questions: usize,
}

impl Marks {
    /// Counts those of another piece of text.
    pub fn add(&mut self, text: &str) {
        for at in memchr::memchr2_iter(b'!', b'?', text.as_bytes()) {
            match text.as_bytes()[at] {
                b'!' => self.exclamations += 1,
                _ => self.questions += 1,
            }
        }
    }

    /// What they add to a sum of valences, away from zero.
    pub fn emphasis(self) -> f64 {
        let exclamations = self.exclamations.min(MOST_EXCLAMATIONS) as f64 * EXCLAMATION;
        let questions = match self.questions {
            0 | 1 => 0.0,
            n @ (2 | 3) => n as f64 * QUESTION,
            _ => QUESTIONS,
        };
        exclamations + questions
    }
}

/// The four numbers of a text of `words` words, of which those that are not neutral have these valences.
pub(super) fn total(valences: &[f64], words: usize, emphasis: f64) -> Vader {
    if words == 0 {
        return Vader::default();
    }
    let mut sum = compensated_sum(valences);
    if sum > 0.0 {
        sum += emphasis;
    } else if sum < 0.0 {
        sum -= emphasis;
    }
    let compound = (sum / (sum * sum + ALPHA).sqrt()).clamp(-1.0, 1.0);

    // A neutral word counts 1, any other 1 more than its valence.
    let (mut positive, mut negative) = (0.0, 0.0);
    for &valence in valences {
        if valence > 0.0 {
            positive += valence + 1.0;
        } else {
            negative += valence - 1.0;
        }
    }
    if positive > negative.abs() {
        positive += emphasis;
    } else if positive < negative.abs() {
        negative -= emphasis;
    }
    let neutral = (words - valences.len()) as f64;
    let all = positive + negative.abs() + neutral;
    Vader {
        neg: round((negative / all).abs(), 3),
        neu: round(neutral / all, 3),
        pos: round(positive / all, 3),
        compound: round(compound, 4),
    }
}

/// The sum as CPython's `sum` makes it from 3.12 on: after Neumaier (ZAMM 54, 1974), which adds what rounding lost.
fn compensated_sum(values: &[f64]) -> f64 {
    let (mut sum, mut lost) = (0.0_f64, 0.0);
    for &value in values {
        let next = sum + value;
        lost += if sum.abs() >= value.abs() { (sum - next) + value } else { (value - next) + sum };
        sum = next;
    }
    sum + lost
}
