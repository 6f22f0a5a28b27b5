//! The command line: what was typed ([`args`]), what to do about it (a plan in each subcommand), and how it ended.

mod analyze;
mod args;
mod compare;
mod completions;
mod destination;
mod error;
mod eval;
mod explain;
mod inputs;
mod lexicon;
mod man;
mod new_file;
mod parallel;
mod pipeline;
mod plan;
mod progress;
mod schema;
mod terminal;
mod vader;

use args::{Args, Command};
use clap::Parser;
use clap::error::{ContextKind, ContextValue};
use error::{Done, Error, Result};
use std::io;
use std::path::Path;
use std::process::ExitCode;

/// What was typed, or the exit code once clap has said what is wrong with it (or printed the help asked for).
pub fn parse() -> std::result::Result<Args, ExitCode> {
    Args::try_parse().map_err(|error| {
        let error = with_hint(error);
        // Where even this cannot be printed there is nobody left to tell.
        let _ = error.print();
        ExitCode::from(u8::from(error.use_stderr()) * error::USAGE)
    })
}

/// Says what to do where the name of an article stands in place of a subcommand.
fn with_hint(mut error: clap::Error) -> clap::Error {
    if let Some(ContextValue::String(word)) = error.get(ContextKind::InvalidSubcommand)
        && Path::new(word).exists()
    {
        let tip = format!("to analyze it: slantwise analyze {word}");
        error.insert(ContextKind::Suggested, ContextValue::StyledStrs(vec![tip.into()]));
    }
    error
}

/// Does what was asked.
pub fn run(args: Args) -> Result {
    let Args { command, common } = args;
    terminal::choose_color(common.color);
    match command {
        Command::Analyze(args) => analyze::run(args, &common),
        Command::Compare(args) => compare::run(args, &common),
        Command::Explain(args) => explain::run(args, &common),
        Command::Eval(args) => eval::run(args, &common),
        Command::Vader(args) => vader::run(args, &common),
        Command::Lexicon(args) => lexicon::run(args),
        Command::Schema(args) => schema::run(args),
        Command::Completions(args) => completions::run(args),
        Command::Man(args) => man::run(args),
    }
}

/// Reports an error on stderr and says how the process ends.
pub fn exit_code(result: Result) -> ExitCode {
    match result {
        Ok(Done::Everything) => ExitCode::SUCCESS,
        Ok(Done::Partly) => ExitCode::from(error::INCOMPLETE),
        // Whoever read our output has had enough of it, as in `slantwise analyze … | head`.
        Err(Error::Io(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            terminal::complain("error", &error);
            ExitCode::from(error.exit_code())
        }
    }
}
