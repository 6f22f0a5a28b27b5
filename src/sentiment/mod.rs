//! How positive a text is: VADER's four numbers for every sentence, and the tone of paragraphs and articles made of them.

mod vader;

use crate::text::{Document, ParagraphKind};
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
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Sentiment {
    /// Positive from a score of 0.05, negative from -0.05 (the thresholds of Hutto & Gilbert, ICWSM 2014).
    pub label: Tone,
    /// From -1 (negative) to 1 (positive): the mean of the sentences' compounds, each sentence weighing the same.
    pub score: f64,
    /// VADER's numbers of the whole text taken as one; over more than a few sentences its compound is near -1 or 1.
    pub vader: Vader,
}

/// The sentiment of every sentence and paragraph of a document, in its order, and of the whole.
#[derive(Clone, Debug, Default)]
pub struct Tones {
    /// One for each of [`Document::sentences`].
    pub sentences: Vec<Vader>,
    /// One for each of [`Document::paragraphs`].
    pub paragraphs: Vec<Sentiment>,
    /// Of the article: its paragraphs that are not boilerplate, taken together. The headline is not among them.
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
    let kept = || document.paragraphs.iter().filter(|p| p.kind != ParagraphKind::Boilerplate);
    let of_kept: Vec<Vader> = kept().flat_map(|p| &sentences[p.sentences.range()]).copied().collect();
    let article = combine(&of_kept, vader(&kept().map(|p| document.slice(p.bytes)).join("\n")));
    Tones { sentences, paragraphs, article }
}

fn combine(sentences: &[Vader], whole: Vader) -> Sentiment {
    let score = sentences.iter().map(|s| s.compound).sum::<f64>() / sentences.len().max(1) as f64;
    let label = match score {
        s if s >= 0.05 => Tone::Positive,
        s if s <= -0.05 => Tone::Negative,
        _ => Tone::Neutral,
    };
    Sentiment { label, score, vader: whole }
}
