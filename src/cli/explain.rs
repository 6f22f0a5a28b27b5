//! `slantwise explain`.

use super::error::{Error, Result};

/// Shows how the numbers of an article came about
#[derive(Debug, clap::Args)]
pub struct Args {}

pub fn run(_: Args) -> Result {
    Err(Error::Failed("not built yet".to_owned()))
}
