//! Who says what: quotations and their speakers.

mod cue;
mod direct;
mod find;
mod holders;
mod indirect;
mod marks;
mod names;
mod page;
mod people;
mod pieces;
mod roles;
mod speakers;
mod subject;
mod turns;
mod voice;

use crate::span::{Byte, Span};
use serde::{Deserialize, Serialize};

pub use find::find;
pub use holders::Holders;
pub use people::people;

/// How a quotation is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum QuotationKind {
    /// Word for word, in quotation marks.
    Direct,
    /// In the author's words (`she said that …`).
    Indirect,
    /// Partly in quotation marks.
    Mixed,
}

/// A person or body whose words or views are given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// The fullest form of the name in the article (`Cecelia Rikap` where the paragraph has `Rikap`).
    pub name: String,
    /// Where the paragraph, or else the article, names the speaker.
    pub bytes: Span<Byte>,
}

/// Words or views that the text gives as somebody's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// The pieces, in text order: several where a cue interrupts, or where it runs over paragraphs.
    pub spans: Vec<Span<Byte>>,
    /// Who says it, where the text tells.
    pub speaker: Option<Speaker>,
    /// The word of saying (`warned`, `according to`).
    pub cue: Option<Span<Byte>>,
    /// How it is given.
    pub kind: QuotationKind,
    /// Whether the speaker holds what the words say: so with a few words in marks, and with what a person says or thinks. What
    /// a firm announces and what people in general want, the author tells.
    pub held: bool,
    /// Sentences beside it that the text most likely tells from where the speaker stands, though no word says so: a stance
    /// in them is the speaker's.
    pub voice: Vec<Span<Byte>>,
}
