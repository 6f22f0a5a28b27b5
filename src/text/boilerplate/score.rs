//! The sum that decides.

use super::signals::{HEADLINE, Signals};
use super::surroundings::Surroundings;

/// Something that speaks for boilerplate, or against it where its weight is negative.
struct Feature {
    weight: f32,
    /// How much of it there is: 0 or 1, or a share, unless it says otherwise.
    value: fn(&Signals, &Surroundings) -> f32,
}

/// What the sum starts from. Boilerplate is what ends above 0, which the fit called 60 % likely: to keep an idle line in
/// an article does less harm than to lose one that says something.
const START: f32 = -0.65;

/// Weights of a logistic regression, rounded. It was fitted on the blocks that [`is_possible`] lets through of 78 English
/// pages of the article-extraction-benchmark (whole, and cut down to the neighbourhood of the article), of 1,000 clean
/// articles, and of the clean ones with lines such as those of `tests/structure/page-lines.txt` around them. Every choice
/// was made by cross-validation in ten parts, by site or article.
const FEATURES: &[Feature] = &[
    Feature { weight: 1.6, value: |own, _| is(own.words <= 30) },
    // A stop does not count where phrases say it all: `Comments are closed.`
    Feature { weight: -2.4, value: |own, _| is(own.stop) * (1.0 - own.covered) },
    Feature { weight: -1.8, value: |own, _| is(own.quote) },
    Feature { weight: 0.7, value: |own, _| own.capitals },
    Feature { weight: 0.8, value: |own, _| is(own.separator) },
    Feature { weight: 1.4, value: |own, _| own.covered },
    Feature { weight: 2.5, value: |own, _| is(own.start && !own.stop) },
    Feature { weight: 2.1, value: |own, _| is(own.labelled) },
    Feature { weight: 0.5, value: |own, _| is(own.within >= 1.0) },
    Feature { weight: 2.9, value: |own, _| is(own.within >= 2.0) },
    Feature { weight: 3.4, value: |own, _| is(own.names) },
    Feature { weight: 2.1, value: |own, _| is(own.counts) },
    // By the logarithm of the length.
    Feature { weight: 0.1, value: |_, around| (around.stretch as f32).ln_1p() },
    Feature { weight: 1.0, value: |_, around| around.signs as f32 / around.stretch.saturating_sub(1).max(1) as f32 },
    Feature { weight: -1.7, value: |_, around| around.prose_before as f32 / 2.0 },
    Feature { weight: -2.1, value: |_, around| around.prose_after as f32 / 2.0 },
    // Once or twice.
    Feature { weight: 1.0, value: |_, around| around.repeated as f32 },
    Feature { weight: 2.4, value: |_, around| is(around.listed) },
    Feature { weight: 2.8, value: |_, around| is(around.after_author) },
    Feature { weight: 2.1, value: |_, around| is(around.between) },
    Feature { weight: 5.9, value: |_, around| is(around.among_comments) },
    // Below the last running text only. The first two were raised by hand from 0.8 and 2.7: what they find in the clean
    // articles (18 paragraphs) are calls and biographies, which the fit took for body.
    Feature { weight: 2.9, value: |own, around| is(around.below_all && own.voice.call) },
    Feature { weight: 3.5, value: |own, around| is(around.below_all && own.voice.biography) },
    Feature { weight: 0.8, value: |own, around| is(around.below_all && !own.stop && own.words <= 10) },
    // By hand, on invented endings and beginnings: signs that the fit did not know.
    Feature { weight: 2.2, value: |own, around| is(around.below_all && own.reach && own.words <= 30) },
    Feature { weight: 2.0, value: |own, around| is(around.below_all) * own.field.min(2.0) },
    Feature { weight: 1.5, value: |own, around| is(around.in_tail && !own.stop) },
    Feature { weight: 6.0, value: |_, around| is(around.above_headline) },
];

/// From which logit on the words of a block alone make it boilerplate: below the running text beside other signs and in a
/// mere line above it; by itself below, and in a line that could be the headline; anywhere.
const BESIDE: f32 = 0.5;
const ALONE: f32 = 1.8;
const ANYWHERE: f32 = 2.3;

/// Whether a block is boilerplate.
pub(super) fn is_boilerplate(own: &Signals, around: &Surroundings) -> bool {
    let sum: f32 = FEATURES.iter().map(|feature| feature.weight * (feature.value)(own, around)).sum();
    !around.heads && (is_possible(own, around) && START + sum > 0.0 || says_so(own, around))
}

/// Whether its words alone are enough, or that it is a row of links. The words of a quotation are not.
fn says_so(own: &Signals, around: &Surroundings) -> bool {
    let line = around.at_top && own.words <= HEADLINE && !own.is_sentence();
    let enough = if around.below_all && around.beside || line && !own.heads() {
        BESIDE
    } else if around.below_all || line {
        ALONE
    } else {
        ANYWHERE
    };
    let row = own.is_row() && (around.at_top || around.below_all);
    row || !own.quote && own.words <= 100 && own.page > enough
}

/// Whether there is a reason at all to think of boilerplate: a sign of its own, or a place among blocks that have one.
/// Without one a paragraph is kept, whatever its shape. Long ones are kept too.
fn is_possible(own: &Signals, around: &Surroundings) -> bool {
    if own.words > 100 || own.words > 60 && own.within == 0.0 {
        return around.among_comments;
    }
    let dense = around.near_signs >= 2 || around.stretch >= 10 && around.signs * 10 >= around.stretch;
    let crowded = around.stretch >= 4 && around.signs >= 2 && dense;
    let label = !own.stop && !own.goes_on && own.words <= 15;
    own.any()
        || around.above_headline
        || around.in_tail && label
        || around.among_comments
        || around.after_author
        || label && (crowded || around.repeated > 0 && around.signs > 0)
        || around.listed && !own.goes_on && own.words <= 20
        || around.below_all
            && (own.voice.is_page()
                || own.field > 0.0
                || own.reach
                || label && own.separator
                || label && own.words <= 10 && (around.signs > 0 || own.voice.asks || own.label))
        || around.between && !own.goes_on && own.words <= 25
}

fn is(holds: bool) -> f32 {
    f32::from(u8::from(holds))
}
