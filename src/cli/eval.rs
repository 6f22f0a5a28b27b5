//! `slantwise eval`: engines against labelled articles.

use super::error::{Error, Result};
use std::path::PathBuf;

/// Measures engines against labelled articles
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  slantwise eval labels.jsonl articles/
  slantwise eval stance-train.jsonl --engine lexicon --engine keywords")]
pub struct Args {
    /// The labels, as JSON Lines
    labels: PathBuf,
    /// The folder of the articles, where the labels file does not carry their text
    articles: Option<PathBuf>,
}

pub fn run(args: Args) -> Result {
    Err(Error::Failed(format!("{} {:?}: not built yet", args.labels.display(), args.articles)))
}
