//! Vocabulary as data: lists of phrases with roles, weights and examples, read from `lexicons/*.toml`.
//!
//! `lexicons/README.md` describes the form of a file. The built-in ones are checked and packed while the package is
//! built; others are read with [`read`].

mod builder;
pub mod builtin;
mod check;
mod cues;
mod finder;
mod format;
mod inflect;
mod phrases;
mod problem;
mod render;
mod words;

pub use check::parse;
pub(crate) use check::sha256;
pub use cues::{CueTable, Cues};
pub use finder::{Finder, Hit, longest};
pub use format::{Bar, Context, Entry, Example, Inflect, Lexicon, List, TargetName};
pub use phrases::{Form, Phrases};
pub use problem::{Problem, Problems};
pub use render::render;

use std::path::Path;

/// Reads a lexicon from a file.
///
/// # Errors
/// [`ReadError::Io`] if the file cannot be read as UTF-8, [`ReadError::Problems`] with everything that is wrong with it.
pub fn read(path: &Path) -> Result<Lexicon, ReadError> {
    let file = path.display().to_string();
    match std::fs::read_to_string(path) {
        Ok(text) => Ok(parse(&file, &file, &text)?),
        Err(source) => Err(ReadError::Io { file, source }),
    }
}

/// Why a lexicon was not read.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The file cannot be read.
    #[error("{file}: {source}; check the path, and that the file is UTF-8")]
    Io {
        /// The file.
        file: String,
        /// What the system says.
        source: std::io::Error,
    },
    /// The file is no lexicon.
    #[error(transparent)]
    Problems(#[from] Problems),
}
