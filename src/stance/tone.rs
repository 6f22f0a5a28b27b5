//! The tone of paragraphs as the network reads it.

use super::engine::inside;
use super::words::Words;
use super::{Headline, Holder, Label, Stance, encoder};
use crate::quotation::Holders;
use crate::sentiment::{Rated, Sentiment, Tone, Tones};
use crate::target::Mention;
use crate::text::Document;
use crate::trace::{Rule, RuleId};

/// The only rule.
pub static READ: Rule = Rule {
    id: RuleId("tone.read"),
    explanation: "Words by which a small transformer tells the tone of the paragraph, whatever it is about.",
    example: "The meeting ended in tears.",
};

/// What the network's logits are divided by, so that the chances fit articles left out of training
/// (`reports/eval/2026-11-28-tone.md`).
const TEMPERATURE: f64 = 1.5;

/// Puts what the network reads in place of what VADER's numbers come to, for every paragraph and the article. `mentions`
/// are those of all targets.
pub(super) fn read(document: &Document, headline: Option<Headline<'_>>, mentions: &[Mention], tones: &mut Tones) {
    for (paragraph, sentiment) in document.paragraphs.iter().zip(&mut tones.paragraphs) {
        let mentions = inside(paragraph, mentions);
        let mut words = Words::new(document, paragraph, encoder::NONE, mentions);
        encoder::read_tone(document, paragraph, headline, mentions, READ.id, &mut words);
        words.scale(1.0 / TEMPERATURE);
        let stance =
            words.stance(paragraph, encoder::NONE, encoder::BAR, mentions, &Holders::default(), &Holder::Author);
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
