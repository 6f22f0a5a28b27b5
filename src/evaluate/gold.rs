//! What a careful reader said about a paragraph.

use crate::sentiment::Tone;
use crate::stance::Label;
use crate::text::Document;
use serde::{Deserialize, Serialize};

/// A stance label, or that the paragraph does not refer to the target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Class {
    /// For the target.
    Favor,
    /// Against the target.
    Against,
    /// Both.
    Mixed,
    /// The target is there, a stance is not.
    Neutral,
    /// The target is not referred to.
    Absent,
}

impl Class {
    /// The classes in the order of rows and columns.
    pub const ALL: [Self; 5] = [Self::Favor, Self::Against, Self::Mixed, Self::Neutral, Self::Absent];

    /// The class as labels and reports write it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Favor => "favor",
            Self::Against => "against",
            Self::Mixed => "mixed",
            Self::Neutral => "neutral",
            Self::Absent => "absent",
        }
    }

    /// Whether a stance is held, which somebody must hold.
    pub const fn is_held(self) -> bool {
        matches!(self, Self::Favor | Self::Against | Self::Mixed)
    }
}

impl From<Option<Label>> for Class {
    fn from(label: Option<Label>) -> Self {
        match label {
            Some(Label::Favor) => Self::Favor,
            Some(Label::Against) => Self::Against,
            Some(Label::Mixed) => Self::Mixed,
            Some(Label::Neutral) => Self::Neutral,
            None => Self::Absent,
        }
    }
}

/// Who holds a paragraph's dominant stance, as labels write it: `none`, `author` or `quoted:NAME`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GoldHolder {
    /// The article's author.
    Author,
    /// Somebody whose words or views are given, by name or description.
    Quoted(String),
}

/// The labels of one target in one paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoldStance {
    /// The stance.
    pub class: Class,
    /// The words it rests on, verbatim up to quotation marks and spaces.
    pub cues: Vec<String>,
}

/// The labels of one paragraph.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gold {
    /// One for each target asked for; `None` where the paragraph was not labelled for it.
    pub stances: Vec<Option<GoldStance>>,
    /// Who holds the dominant stance; `None` where no stance is held or none was labelled.
    pub holder: Option<GoldHolder>,
    /// The overall tone, where labelled.
    pub tone: Option<Tone>,
}

/// An article with labels: its paragraphs are those that were labelled, never split again.
#[derive(Clone, Debug)]
pub struct Labelled {
    /// The article.
    pub document: Document,
    /// The labels of each of the document's paragraphs; `None` where a paragraph has none.
    pub paragraphs: Vec<Option<Gold>>,
}
