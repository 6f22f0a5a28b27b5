//! Articles side by side, made of their reports and never of their text.

mod csv;
mod text;

use crate::bootstrap::{RESAMPLES, SEED, intervals};
use crate::report::{Article, Generator, Report, SCHEMA_VERSION, TargetName, round};
use crate::stance::{Engine, Label};
use itertools::Itertools;
use schemars::{JsonSchema, Schema, schema_for};
use serde::{Deserialize, Serialize};
use std::ops::AddAssign;

pub use csv::csv;
pub use text::text;

/// Articles side by side.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Comparison {
    /// The form of this comparison, as for reports.
    pub schema_version: String,
    /// How many resamples are behind each interval.
    pub resamples: usize,
    /// Where their random numbers start.
    pub seed: u64,
    /// A row for each article and target, in the order of the articles.
    pub rows: Vec<Row>,
}

/// One article and one target. Paragraphs are counted without boilerplate.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Row {
    /// The article's id.
    pub article: String,
    /// Its headline; null where there is none, and with `--no-text`.
    pub title: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// When it was published, as the source writes it.
    pub published: Option<String>,
    /// The engine behind the stances.
    pub engine: Engine,
    /// The target's id.
    pub target: String,
    /// The target's name for people.
    pub target_name: String,
    /// How many paragraphs the article has.
    pub paragraphs: usize,
    /// How many of them refer to the target.
    pub with_target: usize,
    /// Share of those that are for it, 0 to 1; this and all below are null where none refers to the target.
    pub favor: Option<f64>,
    /// Share of those that are against it.
    pub against: Option<f64>,
    /// Share of those that are both.
    pub mixed: Option<f64>,
    /// Share of those that take no side.
    pub neutral: Option<f64>,
    /// Mean of their scores, -1 (against) to 1 (favor).
    pub score: Option<f64>,
    /// The 95 % interval of the score, by drawing as many paragraphs anew; null below 5 paragraphs with the target.
    pub interval: Option<[f64; 2]>,
}

/// The sum of some paragraphs' scores.
#[derive(Default)]
struct Sum {
    score: f64,
    paragraphs: f64,
}

impl AddAssign<&Sum> for Sum {
    fn add_assign(&mut self, other: &Sum) {
        self.score += other.score;
        self.paragraphs += other.paragraphs;
    }
}

/// Compares the articles of the reports; one that several have alike gives one row.
pub fn compare(reports: &[Report]) -> Comparison {
    let articles = reports.iter().flat_map(|report| report.articles.iter().map(|article| (&report.generator, article)));
    let rows = articles.flat_map(|(generator, article)| rows(generator, article));
    let rows = rows.unique_by(|row| serde_json::to_string(row).ok()).collect();
    Comparison { schema_version: SCHEMA_VERSION.to_owned(), resamples: RESAMPLES, seed: SEED, rows }
}

/// The JSON Schema (draft 2020-12) of [`Comparison`].
pub fn schema() -> Schema {
    schema_for!(Comparison)
}

fn rows(generator: &Generator, article: &Article) -> Vec<Row> {
    generator.targets.iter().map(|target| row(generator.engine, article, target)).collect()
}

fn row(engine: Engine, article: &Article, target: &TargetName) -> Row {
    let kept = article.paragraphs.iter().filter(|p| p.kind.counts()).collect_vec();
    let stances = kept.iter().flat_map(|p| &p.stance).filter(|s| s.target == target.id).collect_vec();
    let share = |label| {
        let count = stances.iter().filter(|s| s.label == label).count();
        (!stances.is_empty()).then(|| round(count as f64 / stances.len() as f64))
    };
    let summands = stances.iter().map(|s| Sum { score: s.score, paragraphs: 1.0 }).collect_vec();
    let mean = |sum: &Sum| (sum.paragraphs > 0.0).then(|| sum.score / sum.paragraphs);
    let mut total = Sum::default();
    summands.iter().for_each(|summand| total += summand);
    let [interval] = intervals(&summands, |sum| [mean(sum)]);
    Row {
        article: article.id.clone(),
        title: article.title.clone(),
        outlet: article.outlet.clone(),
        published: article.published.clone(),
        engine,
        target: target.id.clone(),
        target_name: target.name.clone(),
        paragraphs: kept.len(),
        with_target: stances.len(),
        favor: share(Label::Favor),
        against: share(Label::Against),
        mixed: share(Label::Mixed),
        neutral: share(Label::Neutral),
        score: mean(&total).map(round),
        interval: interval.map(|ends| ends.map(round)),
    }
}
