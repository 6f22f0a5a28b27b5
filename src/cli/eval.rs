//! `slantwise eval`: engines against labelled articles.

use super::args::Common;
use super::error::{Done, Error, Result};
use super::progress::Progress;
use super::terminal::complain;
use clap::ValueEnum;
use rayon::prelude::*;
use slantwise::evaluate::{self, Evaluation, Judgement, Labelled};
use slantwise::output;
use slantwise::{Analyzer, Engine};
use std::io::{Write, stdout};
use std::path::PathBuf;

/// Measures engines against labelled articles
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  slantwise eval labels.jsonl articles/
  slantwise eval articles.jsonl --engine lexicon --format json

A line of the labels is either a paragraph, {article, paragraph, sha256, LABELS}, whose text is
ARTICLES/article.txt (title, blank line, paragraphs), or a whole article,
{id, title, paragraphs[{text, LABELS}]}. LABELS are a field for each target, with _ for its - (open_source:
favor, against, mixed, neutral or absent), holder (none, author or quoted:NAME), sentiment (positive,
negative or neutral), and cues {open_source: TEXT}.")]
pub struct Args {
    /// The labels, as JSON Lines
    labels: PathBuf,
    /// The folder of the articles, where the labels do not carry their text [default: `articles` beside the labels]
    articles: Option<PathBuf>,
    /// An engine to measure; may be repeated [default: all]
    #[arg(long = "engine", value_enum, value_name = "ENGINE", hide_possible_values = true)]
    engines: Vec<Engine>,
    /// A target: a built-in one or a file that describes one; may be repeated [default: the built-in ones]
    #[arg(long = "target", value_name = "ID|FILE")]
    targets: Vec<PathBuf>,
    /// How to show the figures
    #[arg(short, long, value_enum, default_value_t)]
    format: Format,
    /// List every label that was not met, by article and paragraph
    #[arg(long)]
    errors: bool,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum Format {
    /// For people
    #[default]
    Text,
    /// For programs
    Json,
    /// For documents
    Md,
}

pub fn run(args: Args, common: &Common) -> Result {
    let engines = if args.engines.is_empty() { Engine::value_variants().to_vec() } else { args.engines };
    let targets = super::args::targets(&args.targets)?;
    let ids: Vec<&str> = targets.all.iter().map(|target| target.id.as_str()).collect();
    let labels = evaluate::read(&args.labels, args.articles.as_deref(), &ids)
        .map_err(|error| Error::Failed(format!("{}: {error}; name a file of labels", args.labels.display())))?;
    for problem in &labels.problems {
        complain("error", problem);
    }
    if labels.articles.is_empty() {
        return Err(Error::Failed(format!("{}: no label that can be used", args.labels.display())));
    }
    let progress = Progress::articles(engines.len() * labels.articles.len(), common.quiet);
    let judged = |engine: Engine| -> (Engine, Vec<Judgement>) {
        let analyzer = Analyzer::new(engine, targets.clone());
        let judge = |labelled: &Labelled| {
            let judgement = evaluate::judge(labelled, &analyzer.analyze_document(labelled.document.clone()), &ids);
            progress.advance();
            judgement
        };
        (engine, labels.articles.par_iter().map(judge).collect())
    };
    let judged: Vec<_> = engines.into_iter().map(judged).collect();
    drop(progress);
    let evaluation = Evaluation::new(&ids, &judged, args.errors);
    for id in &ids {
        if !evaluation.engines.iter().any(|engine| engine.targets.iter().any(|target| target.target == *id)) {
            let field = id.replace('-', "_");
            complain("warning", &format!("no paragraph is labelled for `{id}`; its field would be `{field}`"));
        }
    }
    match args.format {
        Format::Text => stdout().write_all(evaluate::text(&evaluation).as_bytes())?,
        Format::Md => stdout().write_all(evaluate::markdown(&evaluation).as_bytes())?,
        Format::Json => output::write_value(&evaluation, stdout())?,
    }
    Ok(if labels.problems.is_empty() { Done::Everything } else { Done::Partly })
}
