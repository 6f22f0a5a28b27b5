//! `slantwise compare`.

use super::error::{Error, Result};

/// Compares articles
#[derive(Debug, clap::Args)]
pub struct Args {}

pub fn run(_: Args) -> Result {
    Err(Error::Failed("not built yet".to_owned()))
}
