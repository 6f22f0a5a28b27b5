//! The tone of paragraphs as the network reads it.

use super::words::Words;
use super::{Headline, Label, Stance, encoder};
use crate::lexicon::Bar;
use crate::quotation::Holders;
use crate::sentiment::{Rated, Sentiment, Tone, Tones};
use crate::target::{Mention, TargetIndex};
use crate::text::{Document, Paragraph};
use crate::trace::{Rule, RuleId};

/// The only rule.
pub static READ: Rule = Rule {
    id: RuleId("tone.read"),
    explanation: "Words by which a small transformer tells the tone of the paragraph, whatever it is about.",
    example: "The meeting ended in tears.",
};

/// No target: every name in the paragraph is that of something else.
pub(super) const NONE: TargetIndex = TargetIndex(u16::MAX);

/// Neutral is 0 in what the network says of each side.
const BAR: Bar = Bar { favor: 0.0, against: 0.0 };

/// What the network's logits are divided by, so that the chances fit articles left out of training
/// (`reports/eval/2026-11-28-tone.md`).
const TEMPERATURE: f64 = 2.0;

/// Puts what the network reads in place of what VADER's numbers come to, for every paragraph and the article. `inside` gives
/// the mentions of all targets in a paragraph.
pub(super) fn read<'m>(
    document: &Document,
    headline: Option<Headline<'_>>,
    inside: impl Fn(&Paragraph) -> &'m [Mention],
    tones: &mut Tones,
) {
    for (paragraph, sentiment) in document.paragraphs.iter().zip(&mut tones.paragraphs) {
        let mentions = inside(paragraph);
        let mut words = Words::new(document, paragraph, NONE, mentions);
        encoder::read_tone(document, paragraph, headline, mentions, &mut words);
        words.scale(1.0 / TEMPERATURE);
        let stance = words.stance(paragraph, NONE, BAR, mentions, &Holders::default());
        *sentiment = Sentiment { vader: sentiment.vader, ..of(&stance) };
    }
    tones.sum_up(document);
}

/// Positive is what favor is of a stance.
fn of(stance: &Stance) -> Sentiment {
    let label = match stance.label {
        Label::Favor => Tone::Positive,
        Label::Against => Tone::Negative,
        Label::Mixed | Label::Neutral => Tone::Neutral,
    };
    let rated = stance.evidence.iter().zip(stance.contributions()).map(|(evidence, contribution)| Rated {
        bytes: evidence.bytes,
        by: evidence.by,
        positive: evidence.favor,
        negative: evidence.against,
        contribution,
    });
    Sentiment { label, score: stance.score, evidence: rated.collect(), ..Sentiment::default() }
}
