//! `slantwise schema`: the form of what is written as JSON.

use super::error::{Done, Result};
use clap::ValueEnum;
use slantwise::{compare, output::write_value, report};
use std::io::{BufWriter, stdout};

/// Prints the JSON Schema of reports
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  slantwise schema > report.schema.json
  slantwise schema line > line.schema.json")]
pub struct Args {
    /// Of what: report (json), line (of jsonl), comparison (of compare)
    #[arg(value_enum, value_name = "WHAT", default_value_t, hide_possible_values = true)]
    what: What,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum What {
    #[default]
    Report,
    Line,
    Comparison,
}

pub fn run(args: Args) -> Result {
    let schema = match args.what {
        What::Report => report::schema(),
        What::Line => report::line_schema(),
        What::Comparison => compare::schema(),
    };
    write_value(&schema, BufWriter::new(stdout().lock()))?;
    Ok(Done::Everything)
}
