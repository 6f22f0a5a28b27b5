//! `slantwise lexicon`: the word lists.

use super::error::{Error, Result};
use std::path::PathBuf;

/// Checks lists of words, or shows the built-in ones
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  slantwise lexicon check my-target.toml
  slantwise lexicon show targets/open-source")]
pub struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    /// Checks files: form, order, doubles, contradictions and their own examples
    Check {
        /// Lexicon files; the built-in ones if none is given
        files: Vec<PathBuf>,
    },
    /// Prints a built-in list, or the names of all
    Show {
        /// The list's name
        name: Option<String>,
    },
}

pub fn run(args: Args) -> Result {
    match args.command {
        Command::Check { files } => Err(Error::Failed(format!("{} files: not built yet", files.len()))),
        Command::Show { name } => Err(Error::Failed(format!("{}: not built yet", name.unwrap_or_default()))),
    }
}
