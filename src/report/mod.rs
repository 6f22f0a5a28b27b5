//! Reports: what was found, as plain data that serialises.
//!
//! A report has no clock, no host and no absolute path in it, and its numbers are rounded to four places, so that the
//! same articles give the same bytes everywhere. Offsets are bytes of the article's decoded UTF-8 text. Every field is
//! described in `docs/formats.md` and in the [`schema()`].

mod article;
mod build;
mod line;
mod read;
mod redact;
mod rules;
mod schema;
mod stance;
mod summary;

use crate::analyze::Analyzer;
use crate::lexicon::builtin;
use crate::stance::Engine;
use itertools::Itertools;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::path::Path;

pub use article::{
    Article, Headline, Paragraph, ParagraphCounts, Passage, Quotation, Rated, Sentence, Sentiment, Speaker, Step,
};
pub use build::{article, round};
pub use line::{Content, Line};
pub use read::{ReadError, is_report, read};
pub use rules::{rule, rules};
pub use schema::{line_schema, schema};
pub use stance::{Bar, Evidence, Holder, HolderKind, HolderSummary, Leaning, Mention, Stance, StanceSummary, Tally};
pub use summary::summarize;

/// The form of reports. The first number changes when a reader of the old form would misread the new one, the second
/// when something is added that such a reader can pass over.
pub const SCHEMA_VERSION: &str = "1.0";

/// Everything that one run found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Report {
    /// The form of this report, `major.minor`: another major number means that old readers would misread it.
    pub schema_version: String,
    /// What made the report.
    pub generator: Generator,
    /// The articles, in the order of the inputs.
    pub articles: Vec<Article>,
    /// What a reader should know about articles that were analyzed all the same.
    pub warnings: Vec<Message>,
    /// Inputs that are not among the articles, and why.
    pub errors: Vec<Message>,
}

/// What made a report: the same generator gives the same report of the same text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Generator {
    /// Version of slantwise.
    pub version: String,
    /// The engine that made the evidence.
    pub engine: Engine,
    /// The targets looked for, in the order of their entries.
    pub targets: Vec<TargetName>,
    /// The word lists used.
    pub lexicons: Vec<LexiconVersion>,
    /// SHA-256 of the weights that the engine reads with, in hexadecimal; null for one that has none.
    pub weights: Option<String>,
}

impl Generator {
    /// This version of slantwise with an analyzer.
    pub fn of(analyzer: &Analyzer) -> Self {
        let targets = &analyzer.targets().all;
        let described = targets.iter().map(|target| (target.lexicon.as_str(), target.sha256.as_str()));
        let general = builtin::all().iter().filter(|lexicon| lexicon.target().is_none());
        let lexicons = general.map(|lexicon| (lexicon.name(), lexicon.sha256())).chain(described);
        Self {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            engine: analyzer.engine(),
            targets: targets.iter().map(|t| TargetName { id: t.id.clone(), name: t.name.clone() }).collect(),
            lexicons: lexicons.map(|(name, sha256)| LexiconVersion::new(name, sha256)).sorted().collect(),
            weights: analyzer.engine().weights().map(str::to_owned),
        }
    }
}

/// A target's names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TargetName {
    /// The stable name that entries carry: `open-source`.
    pub id: String,
    /// The name for people: `open source`.
    pub name: String,
}

/// One word list, exactly.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct LexiconVersion {
    /// Its name, such as `targets/open-source`.
    pub name: String,
    /// SHA-256 of its file, in hexadecimal.
    pub sha256: String,
}

impl LexiconVersion {
    /// A list by the name that its reader knows it by; of an absolute path only the file's name is kept.
    fn new(name: &str, sha256: &str) -> Self {
        let path = Path::new(name);
        let file = path.file_name().filter(|_| path.is_absolute()).map(|file| file.to_string_lossy().into_owned());
        Self { name: file.unwrap_or_else(|| name.to_owned()), sha256: sha256.to_owned() }
    }
}

/// A warning or an error about one input.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Message {
    /// The input or article that it is about.
    pub input: String,
    /// What kind it is, a stable name such as `unsupported_language`.
    pub code: String,
    /// The line of the input that it is about, from 1, if it is about one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<usize>,
    /// What happened and what to do about it, for people; the wording is not stable.
    pub message: String,
}
