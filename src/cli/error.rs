//! How a command can end.

use std::io;

/// Exit code when some input failed and the rest was done.
pub const INCOMPLETE: u8 = 1;
/// Exit code when the command line asks for something that cannot be.
pub const USAGE: u8 = 2;

/// How far a command that ran to its end got.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Done {
    /// All of it.
    Everything,
    /// Some input failed, which has been said; the rest was done.
    Partly,
}

/// Why a command stopped.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The command line asks for something that cannot be.
    #[error("{0}")]
    Usage(String),
    /// Something that the command needs failed.
    #[error("{0}")]
    Failed(String),
    /// Output could not be written.
    #[error("output: {0}")]
    Io(#[from] io::Error),
}

impl Error {
    /// The exit code that tells scripts about it.
    pub fn exit_code(&self) -> u8 {
        match self {
            Error::Usage(_) => USAGE,
            Error::Failed(_) | Error::Io(_) => INCOMPLETE,
        }
    }
}

/// How a subcommand ends.
pub type Result<T = Done> = std::result::Result<T, Error>;
