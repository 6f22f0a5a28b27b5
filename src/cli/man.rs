//! `slantwise man`: the manual page.

use super::args;
use super::error::{Done, Result};
use clap::CommandFactory;
use std::io::stdout;

/// Prints the manual page
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  slantwise man > ~/.local/share/man/man1/slantwise.1")]
pub struct Args {}

pub fn run(_: Args) -> Result {
    clap_mangen::Man::new(args::Args::command()).render(&mut stdout())?;
    Ok(Done::Everything)
}
