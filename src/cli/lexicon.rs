//! `slantwise lexicon`: the word lists.

use super::error::{Done, Error, Result};
use super::terminal::complain;
use slantwise::lexicon::builtin::{self, Builtin};
use slantwise::lexicon::{self, Lexicon, ReadError};
use slantwise::target::{LoadError, failures};
use std::io::{Write, stdout};
use std::path::PathBuf;

/// Checks lists of words, or shows the built-in ones
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  slantwise lexicon check my-target.toml
  slantwise lexicon show
  slantwise lexicon show targets/open-source > my-target.toml")]
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
    /// Prints the file of a built-in list, or the names of all
    Show {
        /// The list's name
        name: Option<String>,
    },
}

pub fn run(args: Args) -> Result {
    match args.command {
        Command::Check { files } => check(&files),
        Command::Show { name: Some(name) } => show(&name),
        Command::Show { name: None } => names(),
    }
}

fn check(files: &[PathBuf]) -> Result {
    let mut done = Done::Everything;
    let mut check = |lexicon: &Lexicon| -> Result<()> {
        let failures = failures(lexicon);
        for failure in &failures {
            complain("error", &format!("{}: an example does not hold: {failure}", lexicon.name));
            done = Done::Partly;
        }
        let phrases: usize = lexicon.lists.iter().map(|list| list.entries.len()).sum();
        let holding = lexicon.examples.len() - failures.len();
        let (name, lists, examples) = (&lexicon.name, lexicon.lists.len(), lexicon.examples.len());
        Ok(writeln!(stdout(), "{name}: {phrases} phrases in {lists} lists, {holding} of {examples} examples hold")?)
    };
    if files.is_empty() {
        builtin::all().iter().map(Builtin::lexicon).try_for_each(&mut check)?;
    }
    let mut broken = false;
    for file in files {
        match lexicon::read(file) {
            Ok(lexicon) => check(&lexicon)?,
            Err(error) => {
                complain_about(&LoadError::Lexicon(error));
                broken = true;
            }
        }
    }
    Ok(if broken { Done::Partly } else { done })
}

fn show(name: &str) -> Result {
    let unknown = || Error::Usage(format!("no built-in list is called `{name}`; `slantwise lexicon show` names them"));
    stdout().write_all(builtin::source(name).ok_or_else(unknown)?.as_bytes())?;
    Ok(Done::Everything)
}

fn names() -> Result {
    let mut out = stdout().lock();
    for lexicon in builtin::all().iter().map(Builtin::lexicon) {
        writeln!(out, "{}: {}", lexicon.name, lexicon.about)?;
    }
    Ok(Done::Everything)
}

/// Says on stderr why a file is no lexicon or no target, with the lines it concerns.
pub fn complain_about(error: &LoadError) {
    let LoadError::Lexicon(ReadError::Problems(problems)) = error else {
        return complain("error", error);
    };
    // That stderr is closed is no reason to stop.
    let _ = writeln!(anstream::stderr(), "{}\n", lexicon::render(problems, true));
}
