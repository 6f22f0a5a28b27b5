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
    /// A subcommand, such as `analyze` or `lexicon check`
    #[arg(value_name = "COMMAND")]
    command: Vec<String>,
}

pub fn run(args: Args) -> Result {
    let mut command = args::Args::command().disable_help_subcommand(true);
    command.build();
    let mut page = &command;
    for name in &args.command {
        page = page
            .find_subcommand(name)
            .ok_or_else(|| Error::Usage(format!("no subcommand is called `{name}`; `slantwise --help` lists them")))?;
    }
    clap_mangen::Man::new(page.clone()).render(&mut stdout())?;
    Ok(Done::Everything)
}
