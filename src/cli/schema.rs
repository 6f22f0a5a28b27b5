//! `slantwise schema`: the form of reports.

use super::error::{Error, Result};

/// Prints the JSON Schema of reports
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  slantwise schema > slantwise.schema.json")]
pub struct Args {}

pub fn run(_: Args) -> Result {
    Err(Error::Failed("not built yet".to_owned()))
}
