//! What to do about `analyze`, settled before anything is read.

use super::analyze::Args;
use super::args::{Common, analyzer};
use super::destination::Destination;
use super::error::{Error, Result};
use super::inputs::Inputs;
use super::pipeline::Work;
use clap::ValueEnum;
use slantwise::Analyzer;
use slantwise::output::Format;
use std::io::{IsTerminal, stdin};
use std::path::{Path, PathBuf};

/// What to do, with what, and where the result goes.
pub struct Plan {
    pub analyzer: Analyzer,
    pub inputs: Inputs,
    pub format: Format,
    pub destination: Destination,
    /// Whether reports carry words of the articles.
    pub text: bool,
    /// Whether reports carry the steps of sentiments.
    pub steps: bool,
    /// How the work is done.
    pub work: Work,
}

impl Plan {
    pub fn new(args: Args, common: &Common) -> Result<Self> {
        let analyzer = analyzer(&args.analysis)?;
        let inputs = Inputs::new(&or_stdin(args.paths)?);
        let output = args.output.as_deref();
        let format = args.format.or_else(|| output.and_then(named_format)).unwrap_or_default();
        let destination = Destination::new(output, &inputs.found, format)?;
        let Args { no_text, steps, jobs, .. } = args;
        Ok(Plan {
            analyzer,
            inputs,
            format,
            destination,
            text: !no_text,
            steps,
            work: Work { jobs, quiet: common.quiet },
        })
    }
}

/// The paths, or standard input where something is piped into it.
pub fn or_stdin(paths: Vec<PathBuf>) -> Result<Vec<PathBuf>> {
    match paths.is_empty() {
        false => Ok(paths),
        true if stdin().is_terminal() => {
            Err(Error::Usage("no article given; name files, folders or patterns, or - for standard input".to_owned()))
        }
        true => Ok(vec![PathBuf::from("-")]),
    }
}

/// The format that a file's ending names.
fn named_format(path: &Path) -> Option<Format> {
    let ending = path.extension()?.to_str()?;
    Format::value_variants().iter().copied().find(|format| format.ending().eq_ignore_ascii_case(ending))
}
