//! VADER (Hutto & Gilbert, ICWSM 2014), number for number as vaderSentiment 3.3.2 computes it under CPython 3.12 and later.

mod character;
mod chunk;
mod key;
mod role;
mod round;
mod rule;
mod rules;
mod spelling;
mod steps;
mod total;
mod trace;
mod valences;
mod vocabulary;
mod window;
mod words;

use rules::Rater;
use serde::{Deserialize, Serialize};
use trace::Silent;

pub use rule::RULES;
pub use steps::{Steps, vader_steps};

/// VADER's four numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Vader {
    /// Share of the text that is negative, 0 to 1, rounded to three places.
    pub neg: f64,
    /// Share of the text that is neither, 0 to 1, rounded to three places.
    pub neu: f64,
    /// Share of the text that is positive, 0 to 1, rounded to three places.
    pub pos: f64,
    /// The normalised sum of valences, -1 to 1, rounded to four places.
    pub compound: f64,
}

/// VADER's numbers of a text.
///
/// One pass over the text, in time linear in its length; it allocates only where more than 48 words of the text are rated.
pub fn vader(text: &str) -> Vader {
    let mut rater = Rater::new(text, Silent);
    words::read(text, &mut rater);
    let words = rater.finish();
    rater.marks.add(text);
    rater.valences.apply_contrast(|_, _, _| {});
    total::total(rater.valences.all(), words, rater.marks.emphasis())
}
