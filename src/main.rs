//! The `slantwise` command: parse, run, exit code.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    match cli::parse() {
        Ok(args) => cli::exit_code(cli::run(args)),
        Err(code) => code,
    }
}
