//! What was typed.

use super::error::{Error, Result};
use clap::{ColorChoice, Parser, Subcommand};
use slantwise::lexicon;
use slantwise::lexicon::builtin::{self, Builtin};
use slantwise::target::LoadError;
use slantwise::{Analyzer, Engine, Targets};
use std::path::{Path, PathBuf};

/// What was typed; its help starts with the package's description.
#[derive(Debug, Parser)]
#[command(version, about, propagate_version = true, arg_required_else_help = true, max_term_width = 100)]
#[command(after_help = "\
Examples:
  slantwise analyze article.txt                  a report for people
  slantwise analyze articles/ --format csv       a row for each article, paragraph and target
  slantwise explain article.txt --paragraph 3    how the numbers came about
  slantwise compare ours/*.txt theirs/*.txt      articles side by side

Exit codes: 0 done; 1 something could not be read or written, the rest was done; 2 the command line is wrong.")]
pub struct Args {
    #[command(subcommand)]
    pub command: Command,
    #[command(flatten)]
    pub common: Common,
}

/// Options of every subcommand.
#[derive(Debug, clap::Args)]
pub struct Common {
    /// When to color: auto (which heeds NO_COLOR and CLICOLOR_FORCE), always or never
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto", hide_possible_values = true)]
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
    /// What makes the evidence: `auto` (a small transformer, and cues beside it), `encoder` (the transformer alone), `lexicon`
    /// (cues and rules alone, in milliseconds) or `keywords` (names and VADER, the baseline) [default: auto]
    #[arg(long, value_enum, value_name = "ENGINE", hide_possible_values = true)]
    pub engine: Option<Engine>,
    /// A target: a built-in one (`open-source`, `big-tech`) or a file that describes one; may be repeated [default: the
    /// built-in ones]
    #[arg(long = "target", value_name = "ID|FILE")]
    pub targets: Vec<PathBuf>,
}

/// The analyzer that was asked for.
pub fn analyzer(asked: &Analysis) -> Result<Analyzer> {
    Ok(Analyzer::new(asked.engine.unwrap_or_default(), targets(&asked.targets)?))
}

/// The targets that were asked for, each by the id of a built-in one or by its file; all built-in ones if none was.
pub fn targets(asked: &[PathBuf]) -> Result<Targets> {
    if asked.is_empty() {
        return Ok(Targets::builtin());
    }
    let mut targets = Targets::default();
    let mut failed = 0;
    for asked in asked {
        let pushed = match builtin_target(asked) {
            Some(lexicon) => targets.push_builtin(lexicon),
            None => lexicon::read(asked).map_err(LoadError::from).and_then(|lexicon| targets.push(&lexicon)),
        };
        if let Err(error) = pushed {
            super::lexicon::complain_about(&error);
            failed += 1;
        }
    }
    if failed > 0 {
        let ids = builtin::all().iter().filter_map(Builtin::target);
        return Err(Error::Usage(format!(
            "{failed} of the targets cannot be used; name a file that describes one, or a built-in one ({})",
            ids.collect::<Vec<_>>().join(", ")
        )));
    }
    Ok(targets)
}

/// The lexicon of a built-in target, unless there is a file of that name.
fn builtin_target(asked: &Path) -> Option<&'static Builtin> {
    let is_asked = |lexicon: &&Builtin| lexicon.target().is_some_and(|id| asked.as_os_str() == id);
    builtin::all().iter().find(is_asked).filter(|_| !asked.exists())
}
