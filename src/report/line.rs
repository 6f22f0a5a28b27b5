//! One line of a report in JSON Lines.

use super::{Article, Generator, Message};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A line of JSON Lines. Every line says what made it, so that lines of several runs can stand in one file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Line {
    /// The form of this line, as in [`Report`](super::Report).
    pub schema_version: String,
    /// What made it.
    pub generator: Generator,
    /// What it says.
    #[serde(flatten)]
    pub content: Content,
}

/// What a line says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Content {
    /// A warning about an input.
    Warning {
        /// What a reader should know about an article that was analyzed all the same.
        warning: Message,
    },
    /// An input that is not among the articles.
    Error {
        /// Which input, and why.
        error: Message,
    },
    /// An article, its fields directly on the line.
    Article(Box<Article>),
}
