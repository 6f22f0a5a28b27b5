//! What a reader cares about, and where a text refers to it.

mod anaphora;
mod examples;
mod find;
mod load;
mod presence;
mod presented;

use crate::lexicon::{Context, Phrases};
use crate::span::{Byte, Span};
use crate::text::Token;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

pub use examples::{Failure, failures};
pub use find::find;
pub use load::LoadError;

/// Position of a target in [`Targets::all`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TargetIndex(pub u16);

/// A thing that articles take stances toward, as its file in `lexicons/targets/` describes it.
#[derive(Clone, Debug, Default)]
pub struct Target {
    /// Stable name in reports: `open-source`.
    pub id: String,
    /// Name for people: `open source`.
    pub name: String,
    /// Name of the lexicon that describes it.
    pub lexicon: String,
    /// SHA-256 of that lexicon, in hexadecimal.
    pub sha256: String,
    context: Option<Context>,
    lists: Vec<Conditions>,
    phrases: Cow<'static, Phrases>,
    /// What each phrase means, by its number.
    meanings: Vec<Meaning>,
    /// Phrases of which the article must hold one for a list to count.
    conditions: Phrases,
    /// The list of each, by its number.
    conditional: Vec<u16>,
}

/// The targets of a run, in the order of their entries in reports.
#[derive(Clone, Debug, Default)]
pub struct Targets {
    /// All targets.
    pub all: Vec<Target>,
}

/// What finding a phrase means.
#[derive(Clone, Copy, Debug)]
struct Meaning {
    list: u16,
    role: Role,
    /// Log-odds that it adds; `None` if the phrase names the target for sure.
    weight: Option<f32>,
}

/// What a phrase does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    /// It refers to the target.
    Mention(Via),
    /// It refers to the target right after a sure mention.
    Anaphor,
    /// What it covers is no mention.
    Exclusion,
}

/// When the phrases of a list count. Words are in small letters.
#[derive(Clone, Debug, Default)]
struct Conditions {
    not_before: Vec<String>,
    only_before: Vec<String>,
    not_after: Vec<String>,
    with_any: bool,
    with_target: bool,
    not_after_name: bool,
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
    /// A pronoun or a description that points back to it, or a word that refers to it in this article.
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
