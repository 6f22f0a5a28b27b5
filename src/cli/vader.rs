//! `slantwise vader`: VADER's numbers, line by line.

use super::error::{Error, Result};
use std::path::PathBuf;

/// Prints VADER's four numbers for every line of a file, one JSON object a line
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  slantwise vader reviews.txt
  echo 'This is GREAT!' | slantwise vader")]
pub struct Args {
    /// A UTF-8 text, or - for stdin
    #[arg(default_value = "-")]
    file: PathBuf,
}

pub fn run(args: Args) -> Result {
    Err(Error::Failed(format!("{}: not built yet", args.file.display())))
}
