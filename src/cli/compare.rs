//! `slantwise compare`: articles side by side.

use super::args::{Analysis, Common, analyzer};
use super::error::Result;
use super::inputs::{Input, Inputs, error_message, or_stdin};
use super::pipeline::{Part, Work, analyze};
use super::terminal;
use clap::ValueEnum;
use slantwise::Analyzer;
use slantwise::compare::{self, compare};
use slantwise::input;
use slantwise::output::write_value;
use slantwise::report::{self, Generator, Message, Report, SCHEMA_VERSION, is_report};
use std::io::{BufWriter, stdout};
use std::path::PathBuf;

/// Puts articles side by side: how many paragraphs refer to a target, and where these stand
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  slantwise compare ours/*.txt theirs/*.txt
  slantwise analyze articles/ -o reports.jsonl
  slantwise compare reports.jsonl --format csv")]
pub struct Args {
    /// Articles as for `analyze`, or reports that it wrote as json or jsonl
    #[arg(value_name = "PATH|REPORT")]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    analysis: Analysis,
    /// text, json or csv
    #[arg(short, long, value_enum, value_name = "FORMAT", default_value_t, hide_possible_values = true)]
    format: Format,
    /// Threads [default: one for each core]
    #[arg(short, long, value_name = "N", default_value_t = 0, hide_default_value = true)]
    jobs: usize,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum Format {
    /// For people
    #[default]
    Text,
    /// For programs
    Json,
    /// For spreadsheets
    Csv,
}

pub fn run(args: Args, common: &Common) -> Result {
    let analyzer = analyzer(&args.analysis)?;
    let inputs = Inputs::new(&or_stdin(args.paths)?);
    let work = Work { jobs: args.jobs, quiet: common.quiet };
    let mut reports = Vec::new();
    let done = work.each(
        &inputs,
        |input| report_of(input, &analyzer),
        |_, parts| {
            reports.extend(parts.into_iter().filter_map(|part| match part {
                Part::Done(report) => Some(report),
                Part::Warning(_) | Part::Error(_) => None,
            }));
            Ok(())
        },
    )?;
    let comparison = compare(&reports);
    let out = BufWriter::new(stdout().lock());
    match args.format {
        Format::Text => compare::text(&comparison, terminal::layout().width, out)?,
        Format::Json => write_value(&comparison, out)?,
        Format::Csv => compare::csv(&comparison, out)?,
    }
    Ok(done)
}

/// The reports in the input, or those of the articles in it.
fn report_of(input: &Input, analyzer: &Analyzer) -> Vec<Part<Report>> {
    let bytes = match input.bytes() {
        Ok(bytes) => bytes,
        Err(error) => return vec![Part::Error(error_message(&error, &input.id))],
    };
    if is_report(&bytes) {
        return match report::read(&bytes) {
            Ok(reports) => reports.into_iter().flat_map(earlier).collect(),
            Err(error) => {
                let (input, code) = (input.id.clone(), "bad_report".to_owned());
                vec![Part::Error(Message { input, code, message: error.to_string() })]
            }
        };
    }
    let report = |article| Report {
        schema_version: SCHEMA_VERSION.to_owned(),
        generator: Generator::of(analyzer),
        articles: vec![article],
        warnings: Vec::new(),
        errors: Vec::new(),
    };
    let parts = analyze(analyzer, input::read(&input.id, bytes), false).into_iter();
    parts
        .map(|part| match part {
            Part::Done(article) => Part::Done(report(*article)),
            Part::Warning(warning) => Part::Warning(warning),
            Part::Error(error) => Part::Error(error),
        })
        .collect()
}

/// A report made earlier. What failed then is missing now.
fn earlier(report: Report) -> Vec<Part<Report>> {
    let missing: Vec<_> = report.errors.iter().cloned().map(Part::Warning).collect();
    std::iter::once(Part::Done(report)).chain(missing).collect()
}
