//! `slantwise man`: the manual pages.

use super::args;
use super::error::{Done, Error, Result};
use clap::CommandFactory;
use std::io::stdout;

/// Prints the manual page, or that of a subcommand
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  slantwise man > ~/.local/share/man/man1/slantwise.1
  slantwise man analyze > ~/.local/share/man/man1/slantwise-analyze.1")]
pub struct Args {
    /// A subcommand
    #[arg(value_name = "COMMAND")]
    command: Option<String>,
}

pub fn run(args: Args) -> Result {
    let mut command = args::Args::command();
    command.build();
    let page = match &args.command {
        None => command,
        Some(name) => {
            let named = command.find_subcommand(name).cloned();
            named.ok_or_else(|| {
                Error::Usage(format!("no subcommand is called `{name}`; `slantwise --help` lists them"))
            })?
        }
    };
    clap_mangen::Man::new(page).render(&mut stdout())?;
    Ok(Done::Everything)
}
