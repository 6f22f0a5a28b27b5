//! What was typed.

use super::error::{Error, Result};
use clap::{ColorChoice, Parser, Subcommand};
use slantwise::{Analyzer, Engine, Targets};
use std::path::PathBuf;

/// Reads articles and says, paragraph by paragraph, how positive they are, where they stand toward open source and Big
/// Tech (or any target you describe), who holds each stance, and the words it rests on.
#[derive(Debug, Parser)]
#[command(version, about, propagate_version = true, arg_required_else_help = true, max_term_width = 100)]
#[command(after_help = "\
Examples:
  slantwise analyze article.txt                  a report for people
  slantwise analyze articles/ --format csv       a row for each article, paragraph and target
  slantwise explain article.txt --paragraph 3    how the numbers came about
  slantwise compare ours/*.txt theirs/*.txt      articles side by side

Exit codes: 0 done; 1 some input failed, the rest was done; 2 the command line is wrong.")]
pub struct Args {
    #[command(subcommand)]
    pub command: Command,
    #[command(flatten)]
    pub common: Common,
}

/// Options of every subcommand.
#[derive(Debug, clap::Args)]
pub struct Common {
    /// When to color; NO_COLOR and CLICOLOR_FORCE count too.
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto", hide_possible_values = true)]
    #[arg(help = "When to color: auto, always or never")]
    pub color: ColorChoice,
    /// Say nothing on stderr but errors
    #[arg(short, long, global = true)]
    pub quiet: bool,
}

/// The subcommands, in the order that `--help` lists them.
#[derive(Debug, Subcommand)]
pub enum Command {
    Analyze(super::analyze::Args),
    Explain(super::explain::Args),
    Compare(super::compare::Args),
    Eval(super::eval::Args),
    Vader(super::vader::Args),
    Lexicon(super::lexicon::Args),
    Schema(super::schema::Args),
    Completions(super::completions::Args),
    Man(super::man::Args),
}

/// How to analyze, for the subcommands that do.
#[derive(Debug, clap::Args)]
pub struct Analysis {
    /// What makes the evidence: `lexicon` (cues and rules) or `keywords` (names and VADER, the baseline)
    #[arg(long, value_enum, value_name = "ENGINE", default_value_t, hide_possible_values = true)]
    pub engine: Engine,
    /// A file that describes a target, instead of the built-in ones; may be repeated
    #[arg(long = "target", value_name = "FILE")]
    pub targets: Vec<PathBuf>,
}

/// The analyzer that was asked for.
pub fn analyzer(asked: &Analysis) -> Result<Analyzer> {
    Ok(Analyzer::new(asked.engine, targets(&asked.targets)?))
}

/// The targets that the files describe; the built-in ones if there is none.
pub fn targets(files: &[PathBuf]) -> Result<Targets> {
    if files.is_empty() {
        return Ok(Targets::builtin());
    }
    Targets::load(files).map_err(|errors| {
        for error in &errors {
            super::lexicon::complain_about(error);
        }
        Error::Usage(format!("{} of the target files cannot be used", errors.len()))
    })
}
