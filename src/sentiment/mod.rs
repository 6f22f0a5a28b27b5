//! How positive a text is: VADER's four numbers for every sentence, and the tone of paragraphs and articles made of them. An
//! engine that reads paragraphs itself puts its own tone beside VADER's numbers (`stance/tone.rs`).

mod vader;

use crate::span::{Byte, Span};
use crate::text::Document;
use crate::trace::RuleId;
use itertools::Itertools;
use serde::{Deserialize, Serialize};

pub use vader::{RULES, Steps, Vader, vader, vader_steps};

/// Overall tone.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Tone {
    /// Praise, progress, enthusiasm.
    Positive,
    /// A problem, blame, harm.
    Negative,
    /// Description, or balance.
    #[default]
    Neutral,
}

/// The tone of a paragraph or an article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sentiment {
    /// Of a paragraph that was read the likeliest (neutral if positive and negative are as likely as each other); otherwise
    /// positive from a score of 0.05, negative from -0.05 (the thresholds of Hutto & Gilbert, ICWSM 2014).
    pub label: Tone,
    /// From -1 (negative) to 1 (positive). Of a paragraph that was read the sum of its evidence's contributions, otherwise the
    /// mean of the sentences' compounds. Of an article the mean of its sentences, each with its paragraph's score if that
    /// was read, otherwise with its own.
    pub score: f64,
    /// VADER's numbers of the whole text taken as one; over more than a few sentences its compound is near -1 or 1.
    pub vader: Vader,
    /// What the score of a paragraph that was read rests on, the rest of the words last; otherwise empty.
    pub evidence: Vec<Rated>,
}

/// Words by which the tone of a paragraph was read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rated {
    /// Where they stand.
    pub bytes: Span<Byte>,
    /// The rule that took them for evidence.
    pub by: RuleId,
    /// What they add to the logit of positive; below 0 where they speak against it.
    pub positive: f64,
    /// What they add to the logit of negative.
    pub negative: f64,
    /// What they add to the score.
    pub contribution: f64,
}

/// The sentiment of every sentence and paragraph of a document, in its order, and of the whole.
#[derive(Clone, Debug, Default)]
pub struct Tones {
    /// One for each of [`Document::sentences`].
    pub sentences: Vec<Vader>,
    /// One for each of [`Document::paragraphs`].
    pub paragraphs: Vec<Sentiment>,
    /// Of the article: its paragraphs that count, taken together. The headline is not among them.
    pub article: Sentiment,
}

/// Scores every sentence, paragraph and the article.
pub fn score(document: &Document) -> Tones {
    let sentences: Vec<Vader> = document.sentences.iter().map(|s| vader(document.slice(s.bytes))).collect();
    let paragraphs: Vec<Sentiment> = document
        .paragraphs
        .iter()
        .map(|p| combine(&sentences[p.sentences.range()], vader(document.slice(p.bytes))))
        .collect();
    let kept = || document.paragraphs.iter().filter(|p| p.kind.counts());
    let of_kept: Vec<Vader> = kept().flat_map(|p| &sentences[p.sentences.range()]).copied().collect();
    let article = combine(&of_kept, vader(&kept().map(|p| document.slice(p.bytes)).join("\n")));
    Tones { sentences, paragraphs, article }
}

impl Tones {
    /// Makes the article's tone of paragraphs that were read.
    pub fn sum_up(&mut self, document: &Document) {
        let all = document.paragraphs.iter().zip(&self.paragraphs);
        let kept = all.filter(|(paragraph, _)| paragraph.kind.counts());
        let scores: Vec<f64> = kept.flat_map(|(p, tone)| p.sentences.range().map(|_| tone.score)).collect();
        self.article = Sentiment { vader: self.article.vader, ..mean(scores.into_iter()) };
    }
}

fn combine(sentences: &[Vader], whole: Vader) -> Sentiment {
    Sentiment { vader: whole, ..mean(sentences.iter().map(|s| s.compound)) }
}

/// The tone of sentences with these scores.
fn mean(scores: impl ExactSizeIterator<Item = f64>) -> Sentiment {
    let count = scores.len().max(1) as f64;
    let score = scores.sum::<f64>() / count;
    let label = match score {
        s if s >= 0.05 => Tone::Positive,
        s if s <= -0.05 => Tone::Negative,
        _ => Tone::Neutral,
    };
    Sentiment { label, score, ..Sentiment::default() }
}
