//! The parts of an article's report, stances aside.

use super::stance::{Stance, StanceSummary};
use crate::quotation::QuotationKind;
use crate::sentiment::{Tone, Vader};
use crate::span::{Byte, Span};
use crate::text::ParagraphKind;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One article.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Article {
    /// Its name within the run: the path as given, `-` for standard input.
    pub id: String,
    /// The headline; null where there is none, and with `--no-text`.
    pub title: Option<String>,
    /// Where it was published.
    pub url: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// When it was published, as the source writes it.
    pub published: Option<String>,
    /// Kind of article, as the source names it.
    pub genre: Option<String>,
    /// Language of the text, an ISO 639-3 code; null where too little text tells.
    pub language: Option<String>,
    /// Words and numbers in all paragraphs that [count](crate::text::ParagraphKind::counts).
    pub words: usize,
    /// How many paragraphs there are of each kind, so that shares of coverage can be computed.
    pub paragraph_counts: ParagraphCounts,
    /// The headline on its own; it counts into no number of the article.
    pub headline: Option<Headline>,
    /// Tone of all paragraphs that count.
    pub sentiment: Sentiment,
    /// One entry for each target that a paragraph which counts refers to.
    pub stance: Vec<StanceSummary>,
    /// Who says what, in text order.
    pub quotations: Vec<Quotation>,
    /// The paragraphs, in text order.
    pub paragraphs: Vec<Paragraph>,
}

/// How many paragraphs an article has of each kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ParagraphCounts {
    /// Running text.
    pub body: usize,
    /// Headings inside the article.
    pub heading: usize,
    /// Block quotations.
    pub quote: usize,
    /// Items of lists.
    pub list_item: usize,
    /// Words under pictures and tables.
    pub caption: usize,
    /// In another language than the article, not scored.
    pub foreign: usize,
    /// Words of the page, not of the article.
    pub boilerplate: usize,
}

/// The headline, analyzed as a text of its own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Headline {
    /// The headline; absent with `--no-text`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Where it stands in the article's text; null where it comes from elsewhere, such as front matter. Offsets in
    /// `stance` then count from the headline's own start.
    pub bytes: Option<Span<Byte>>,
    /// Its tone.
    pub sentiment: Sentiment,
    /// One entry for each target that it refers to.
    pub stance: Vec<Stance>,
}

/// Tone of a paragraph, a headline or an article.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Sentiment {
    /// Of a paragraph or headline that the engine reads (`auto`, `encoder`) the likeliest. Otherwise, and of an article, positive
    /// from a score of 0.05, negative from -0.05.
    pub label: Tone,
    /// From -1 (negative) to 1 (positive). Of what the engine reads the chance of positive less that of negative; otherwise
    /// the mean of the compounds of the sentences. Of an article the mean over its sentences, each with its paragraph's
    /// score where that was read.
    #[schemars(range(min = -1, max = 1))]
    pub score: f64,
    /// VADER's numbers of the whole text taken as one.
    pub vader: Vader,
    /// The words by which the engine reads the tone, the rest of them last; only with `--steps`, and only where it does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Vec<Rated>>,
}

/// Words by which an engine reads a tone.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Rated {
    /// The words and where they stand.
    #[serde(flatten)]
    pub words: Passage,
    /// The rule that took them for evidence, see `slantwise explain RULE`.
    pub by: String,
    /// What they add to the logit of positive; below 0 where they speak against it.
    pub positive: f64,
    /// What they add to the logit of negative.
    pub negative: f64,
    /// What they add to the score: these numbers add up to it.
    pub contribution: f64,
}

/// One paragraph.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Paragraph {
    /// Its place among the paragraphs, from 0.
    pub index: usize,
    /// Its part in the article.
    pub kind: ParagraphKind,
    /// Exactly the article's text at `bytes`; absent with `--no-text`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Where it stands.
    pub bytes: Span<Byte>,
    /// Its sentences, in text order.
    pub sentences: Vec<Sentence>,
    /// Its tone.
    pub sentiment: Sentiment,
    /// One entry for each target that the paragraph refers to, in the generator's order.
    pub stance: Vec<Stance>,
}

/// One sentence.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Sentence {
    /// Where it stands.
    pub bytes: Span<Byte>,
    /// VADER's numbers of it.
    pub vader: Vader,
    /// How many words VADER counts in it; only with `--steps`, from which and from this its numbers can be made again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<usize>,
    /// How the words came by their valences: for each rated word in text order the step that gave it its score, then
    /// those that changed it; last, from 0, what punctuation adds to their sum. Only with `--steps`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub steps: Option<Vec<Step>>,
}

/// One change that a rule made to the valence of one word.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Step {
    /// The rule, see `slantwise explain RULE`.
    pub rule: String,
    /// The word whose valence changed.
    pub word: Passage,
    /// The word that made the rule act, where that is another one.
    pub cue: Option<Passage>,
    /// The valence before.
    pub before: f64,
    /// The valence after.
    pub after: f64,
}

/// Words of the article and where they stand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Passage {
    /// The words; absent with `--no-text`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Where they stand.
    pub bytes: Span<Byte>,
}

/// Words or views that the article gives as somebody's.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Quotation {
    /// How it is given.
    pub kind: QuotationKind,
    /// The pieces: several where a cue interrupts, or where it runs over paragraphs.
    pub spans: Vec<Span<Byte>>,
    /// The pieces with ` … ` between them; absent with `--no-text`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Who says it; null where the text does not tell.
    pub speaker: Option<Speaker>,
    /// The word of saying; null where there is none.
    pub cue: Option<Passage>,
    /// Whether the speaker holds what the words say. What a firm announces and what people in general want, the author tells.
    pub held: bool,
}

/// Who says something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Speaker {
    /// The fullest form of the name in the article; null with `--no-text`.
    pub name: Option<String>,
    /// Where the text names the speaker, nearest to the words.
    pub bytes: Span<Byte>,
}
