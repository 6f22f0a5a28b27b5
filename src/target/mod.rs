//! What a reader cares about, and where a text refers to it.

mod find;

use crate::span::{Byte, Span};
use crate::text::Token;
use serde::{Deserialize, Serialize};

pub use find::find;

/// Position of a target in [`Targets::all`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TargetIndex(pub u16);

/// A thing that articles take stances toward, as its file in `lexicons/targets/` describes it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Target {
    /// Stable name in reports: `open-source`.
    pub id: String,
    /// Name for people: `open source`.
    pub name: String,
    /// Words that mean the target itself.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Words for a part of it: a firm, its chief, a product that counts as the firm's conduct.
    #[serde(default)]
    pub members: Vec<String>,
}

/// The targets of a run, in the order of their entries in reports.
#[derive(Clone, Debug, Default)]
pub struct Targets {
    /// All targets.
    pub all: Vec<Target>,
}

impl Targets {
    /// The target at a position.
    pub fn get(&self, index: TargetIndex) -> &Target {
        &self.all[usize::from(index.0)]
    }
}

/// How a mention refers to its target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Via {
    /// The target's own name.
    Name,
    /// Another word for the target.
    Alias,
    /// A part of the target.
    Member,
    /// A pronoun or a description that points back to it.
    Reference,
}

/// A place where the text refers to a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Which target.
    pub target: TargetIndex,
    /// Where it stands.
    pub bytes: Span<Byte>,
    /// The same place in [`Document::tokens`](crate::text::Document::tokens).
    pub tokens: Span<Token>,
    /// How it refers.
    pub via: Via,
}
