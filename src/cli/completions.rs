//! `slantwise completions`: completions for a shell.

use super::args;
use super::error::{Done, Result};
use clap::CommandFactory;
use clap_complete::Shell;
use std::io::{Write, stdout};

/// Prints completions for a shell
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  slantwise completions bash > ~/.local/share/bash-completion/completions/slantwise
  slantwise completions zsh > ~/.zfunc/_slantwise
  slantwise completions fish > ~/.config/fish/completions/slantwise.fish")]
pub struct Args {
    /// Which shell: bash, elvish, fish, powershell or zsh
    #[arg(hide_possible_values = true)]
    shell: Shell,
}

pub fn run(args: Args) -> Result {
    // Into memory first: the generator panics where it cannot write.
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut args::Args::command(), "slantwise", &mut script);
    stdout().write_all(&script)?;
    Ok(Done::Everything)
}
