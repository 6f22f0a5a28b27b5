//! `slantwise compare`: articles side by side.

use super::args::{Analysis, Common, analyzer};
use super::error::{Error, Result};
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

/// The endings of reports.
const REPORTS: [&str; 2] = ["json", "jsonl"];

/// Puts articles side by side: how many paragraphs refer to a target, and where these stand
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  slantwise compare ours/*.txt theirs/*.txt
  slantwise analyze articles/ -o reports.jsonl
  slantwise compare reports.jsonl --format csv
  slantwise analyze articles/ --format json -o reports/
  slantwise compare reports/")]
pub struct Args {
    /// Articles as for `analyze`, or reports that it wrote as json or jsonl (to which --engine and --target do not apply)
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
    let inputs = Inputs::new(&or_stdin(args.paths)?, &REPORTS);
    let work = Work { jobs: args.jobs, quiet: common.quiet };
    let anew = args.analysis.engine.is_some() || !args.analysis.targets.is_empty();
    let mut reports = Vec::new();
    let done = work.each(
        &inputs,
        |input| reports_of(input, &analyzer, anew),
        |_, parts| {
            for part in parts {
                if let Part::Done(report) = part {
                    reports.push(report?);
                }
            }
            Ok(())
        },
    )?;
    let comparison = compare(&reports);
    let out = BufWriter::new(stdout().lock());
    match args.format {
        // Nothing to explain below no table.
        Format::Text if comparison.rows.is_empty() => {}
        Format::Text => compare::text(&comparison, terminal::layout().width, out)?,
        Format::Json => write_value(&comparison, out)?,
        Format::Csv => compare::csv(&comparison, out)?,
    }
    Ok(done)
}

/// The reports in the input, or those of the articles in it. Reports cannot be analyzed `anew`.
fn reports_of(input: &Input, analyzer: &Analyzer, anew: bool) -> Vec<Part<Result<Report>>> {
    let bytes = match input.bytes() {
        Ok(bytes) => bytes,
        Err(error) => return vec![Part::Error(error_message(&error, &input.id))],
    };
    if is_report(&bytes) || REPORTS.iter().any(|ending| input::has_ending(&input.id, ending)) {
        return if anew { vec![Part::Done(Err(finished(&input.id)))] } else { earlier(&input.id, &bytes) };
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
            Part::Done(article) => Part::Done(Ok(report(*article))),
            Part::Warning(warning) => Part::Warning(warning),
            Part::Error(error) => Part::Error(error),
        })
        .collect()
}

fn finished(id: &str) -> Error {
    Error::Usage(format!(
        "{id}: a finished report, to which --engine and --target do not apply; leave them out, or give the articles instead"
    ))
}

/// Reports made earlier. What failed then is missing now.
fn earlier(id: &str, bytes: &[u8]) -> Vec<Part<Result<Report>>> {
    let (reports, errors) = report::read(bytes);
    let missing: Vec<_> = reports.iter().flat_map(|report| &report.errors).cloned().map(Part::Warning).collect();
    let bad = errors.iter().map(|error| {
        let (input, code) = (id.to_owned(), "bad_report".to_owned());
        Part::Error(Message { input, code, line: Some(error.line()), message: error.to_string() })
    });
    reports.into_iter().map(|report| Part::Done(Ok(report))).chain(missing).chain(bad).collect()
}
