//! From reports to files and terminals: one writer for each format, all fed article by article.

mod aligned;
mod csv;
mod explain;
mod json;
mod jsonl;
mod markdown;
mod row;
mod style;
mod text;
mod words;

use crate::report::{Article, Generator, Message, Report};
use serde::{Deserialize, Serialize};
use std::io::{self, Write};

pub use explain::{explain, explain_rule};
pub use json::write_value;

/// How a report is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// For people at a terminal.
    #[default]
    Text,
    /// One JSON document, laid out to be read and compared.
    Json,
    /// JSON Lines: one article a line.
    Jsonl,
    /// Markdown, for people on a page.
    #[value(name = "md", alias = "markdown")]
    Markdown,
    /// A row for each article, paragraph and target.
    Csv,
}

/// How text for a terminal is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layout {
    /// Columns; fewer than 40 count as 40.
    pub width: usize,
    /// Whether to color, with ANSI escapes.
    pub color: bool,
}

impl Default for Layout {
    /// 80 columns without color: for files.
    fn default() -> Self {
        Self { width: 80, color: false }
    }
}

/// Writes the parts of one report as they come, articles in the order of the inputs.
pub trait Writer {
    /// Writes an article.
    ///
    /// # Errors
    /// Whatever the output underneath fails with; the same holds for the other methods.
    fn article(&mut self, article: &Article) -> io::Result<()>;

    /// Takes note of a warning. Formats that have no place for it leave it out.
    ///
    /// # Errors
    /// As for [`article`](Self::article).
    fn warning(&mut self, warning: &Message) -> io::Result<()>;

    /// Takes note of an error. Formats that have no place for it leave it out.
    ///
    /// # Errors
    /// As for [`article`](Self::article).
    fn error(&mut self, error: &Message) -> io::Result<()>;

    /// Writes what comes after the last article and flushes the output.
    ///
    /// # Errors
    /// As for [`article`](Self::article).
    fn finish(&mut self) -> io::Result<()>;
}

impl Format {
    /// The usual ending of a file in this format, without the dot.
    pub fn ending(self) -> &'static str {
        match self {
            Format::Text => "txt",
            Format::Json => "json",
            Format::Jsonl => "jsonl",
            Format::Markdown => "md",
            Format::Csv => "csv",
        }
    }

    /// A writer in this format; `layout` is for the text format.
    pub fn writer<'w>(self, generator: &Generator, layout: Layout, out: impl Write + 'w) -> Box<dyn Writer + 'w> {
        match self {
            Format::Text => Box::new(text::Text::new(generator, layout, out)),
            Format::Json => Box::new(json::Json::new(generator, out)),
            Format::Jsonl => Box::new(jsonl::Jsonl::new(generator, out)),
            Format::Markdown => Box::new(markdown::Markdown::new(generator, out)),
            Format::Csv => Box::new(csv::Csv::new(generator, out)),
        }
    }
}

/// Writes a whole report.
///
/// # Errors
/// Whatever `out` fails with.
pub fn write(report: &Report, format: Format, layout: Layout, out: impl Write) -> io::Result<()> {
    let mut writer = format.writer(&report.generator, layout, out);
    report.articles.iter().try_for_each(|article| writer.article(article))?;
    report.warnings.iter().try_for_each(|warning| writer.warning(warning))?;
    report.errors.iter().try_for_each(|error| writer.error(error))?;
    writer.finish()
}
