//! What to do about `analyze`, settled before anything is read.

use super::analyze::Args;
use super::args::{Common, analyzer};
use super::destination::Destination;
use super::error::{Error, Result};
use super::inputs::{Inputs, or_stdin};
use super::pipeline::Work;
use clap::ValueEnum;
use slantwise::Analyzer;
use slantwise::output::Format;
use std::path::Path;

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
        let inputs = Inputs::new(&or_stdin(args.paths)?, &[]);
        let output = args.output.as_deref();
        let format = format(args.format, output)?;
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

/// The format to write in: the one asked for, else the one that the ending of the file names.
fn format(asked: Option<Format>, output: Option<&Path>) -> Result<Format> {
    let ending = output.and_then(Path::extension).map(|ending| ending.to_string_lossy().to_lowercase());
    match (asked, ending) {
        (Some(format), _) => Ok(format),
        (None, None) => Ok(Format::default()),
        (None, Some(ending)) => {
            let named = Format::value_variants().iter().copied().find(|format| format.ending() == ending);
            let unknown = || format!("no format has files ending in .{ending}; choose one with --format");
            named.ok_or_else(|| Error::Usage(unknown()))
        }
    }
}
