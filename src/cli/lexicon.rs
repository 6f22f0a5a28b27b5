//! `slantwise lexicon`: the word lists.

use super::error::{Done, Error, Result};
use super::terminal::complain;
use slantwise::lexicon::builtin::{self, Builtin};
use slantwise::lexicon::{self, Problems, ReadError};
use slantwise::target::{Failure, LoadError, failures};
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
    let mut holds = true;
    if files.is_empty() {
        for lexicon in builtin::all() {
            let text = builtin::source(lexicon.name()).unwrap_or_default();
            holds &= check_text(lexicon.name(), &text)?;
        }
    }
    for file in files {
        let name = file.display().to_string();
        holds &= match std::fs::read_to_string(file) {
            Ok(text) => check_text(&name, &text)?,
            Err(source) => {
                complain("error", &ReadError::Io { file: name, source });
                false
            }
        };
    }
    Ok(if holds { Done::Everything } else { Done::Partly })
}

/// Says what is wrong with a lexicon and its examples, or that nothing is.
fn check_text(name: &str, text: &str) -> Result<bool> {
    let (lexicon, mut problems) = match lexicon::parse(name, name, text) {
        Ok(lexicon) => {
            let (file, text) = (name.to_owned(), text.to_owned());
            (Some(lexicon), Problems { file, text, problems: Vec::new(), lexicon: None })
        }
        Err(mut problems) => (problems.lexicon.take().map(|lexicon| *lexicon), problems),
    };
    let form_holds = problems.problems.is_empty();
    let failures = lexicon.iter().flat_map(failures).collect::<Vec<_>>();
    for Failure { index, expected, found, .. } in &failures {
        let what = format!("the example does not hold: expected {expected:?}, found {found:?}");
        problems.add_example(*index, what, "mend the lists, or write what is found into `expect` if that is right");
    }
    if !problems.problems.is_empty() {
        complain_about(&LoadError::Lexicon(ReadError::Problems(problems)));
    }
    if let Some(lexicon) = lexicon.filter(|_| form_holds) {
        let phrases: usize = lexicon.lists.iter().map(|list| list.entries.len()).sum();
        let (lists, examples) = (lexicon.lists.len(), lexicon.examples.len());
        let holding = examples - failures.len();
        writeln!(stdout(), "{name}: {phrases} phrases in {lists} lists, {holding} of {examples} examples hold")?;
    }
    Ok(form_holds && failures.is_empty())
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
