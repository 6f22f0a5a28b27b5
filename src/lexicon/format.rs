//! The form of a lexicon file, as serde reads it, and the lexicon that a checked file becomes.
//!
//! `build.rs` compiles this file too, to turn `lexicons/` into a static table.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The keys at the top of a file, as far as they can be read.
#[derive(Default)]
pub(super) struct Header {
    pub about: Option<String>,
    pub source: Option<String>,
    pub max_words: Option<usize>,
    pub target: Option<TargetName>,
    pub context: Option<Context>,
    pub bar: Option<Bar>,
}

/// What makes a lexicon file the description of a target.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TargetName {
    /// Stable name in reports: `open-source`.
    pub id: String,
    /// Name for people: `open source`.
    pub name: String,
}

/// How much the surroundings of a paragraph speak for it referring to the target, in log-odds. A paragraph that names
/// the target for sure needs none of it; any other refers to it where these and the weights of the phrases found in it
/// add up to 0 or more.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Context {
    /// Where the sum starts.
    pub base: f64,
    /// Added if the headline names the target for sure, or holds a phrase of weight [`mention`](Self::mention) or more.
    pub title: f64,
    /// Added if the paragraph before does.
    pub previous: f64,
    /// Added times the share of the other paragraphs that do, 0 to 1.
    pub share: f64,
    /// Added if neither the headline nor any other paragraph names the target for sure.
    pub alone: f64,
    /// How many different phrases of one list count.
    pub most: usize,
    /// The weight from which a phrase is a mention of its own in a paragraph that refers to the target.
    pub mention: f64,
}

/// For cues of stance: what one of the sums of a paragraph's evidence must exceed to be a stance.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bar {
    /// The sum of what speaks for the target.
    pub favor: f64,
    /// The sum of what speaks against it.
    pub against: f64,
}

/// The keys of a `[[list]]` besides its entries.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ListHeader {
    pub role: String,
    #[serde(default)]
    pub case: bool,
    #[serde(default)]
    pub compounds: bool,
    #[serde(default)]
    pub inflect: Inflect,
    pub weight: Option<f64>,
    #[serde(default)]
    pub not_before: Vec<String>,
    #[serde(default)]
    pub only_before: Vec<String>,
    #[serde(default)]
    pub not_after: Vec<String>,
    #[serde(default)]
    pub with_any: Vec<String>,
    #[serde(default)]
    pub with_target: bool,
    #[serde(default)]
    pub not_after_name: bool,
    #[serde(default)]
    pub attributes: BTreeMap<String, String>,
}

/// One entry of a list.
#[derive(Deserialize)]
#[serde(
    untagged,
    expecting = "an entry is a string, `{ phrase = \"…\", weight = 1.0 }` or `{ phrase = \"…\", favor = 0.5, against = 0.0 }`"
)]
pub(super) enum RawEntry {
    Phrase(String),
    Weighted(WeightedPhrase),
}

/// An entry with a weight of its own, or one for each side.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WeightedPhrase {
    pub phrase: String,
    pub weight: Option<f64>,
    pub favor: Option<f64>,
    pub against: Option<f64>,
}

/// Which further forms of a phrase match.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Inflect {
    /// Only the phrase as written.
    #[default]
    None,
    /// The last word also in its regular plural.
    Noun,
    /// The first word also with `s`, `ed` and `ing`.
    Verb,
}

/// A checked lexicon.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Lexicon {
    /// Path below `lexicons/` without the ending, such as `targets/open-source`; the path as given for any other file.
    pub name: String,
    /// SHA-256 of the file's bytes, in hexadecimal.
    pub sha256: String,
    /// What the file holds, in a sentence.
    pub about: String,
    /// Where its entries and weights come from, and their licence.
    pub source: String,
    /// The target that the file describes, if it does.
    pub target: Option<TargetName>,
    /// For a target: how its weighted phrases add up.
    pub context: Option<Context>,
    /// For cues of stance: when they make one.
    pub bar: Option<Bar>,
    /// Its lists, in file order.
    pub lists: Vec<List>,
    /// Its examples, in file order.
    pub examples: Vec<Example>,
}

/// A lexicon and its phrases as `build.rs` packs them for the program.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Packed<'a> {
    pub name: &'a str,
    pub sha256: &'a str,
    /// The id of the target that it describes.
    pub target: Option<&'a str>,
    /// The [`Lexicon`], and the phrases of all its lists.
    pub lexicon: &'a [u8],
    pub phrases: &'a [u8],
}

/// Phrases that play one role.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct List {
    /// What the phrases do, in the words of the code that reads the file.
    pub role: String,
    /// Whether a capital in a phrase must be a capital in the text. A small letter matches either.
    pub case: bool,
    /// Whether a phrase also matches as a part of a hyphenated word (`Google-owned`).
    pub compounds: bool,
    /// Which further forms of the phrases match.
    pub inflect: Inflect,
    /// For a target: words that must not follow.
    pub not_before: Vec<String>,
    /// For a target: words of which one must follow, if a word does; any may if empty.
    pub only_before: Vec<String>,
    /// For a target: words that must not precede.
    pub not_after: Vec<String>,
    /// For a target: phrases of which the article must hold one; none if empty.
    pub with_any: Vec<String>,
    /// For a target: whether the headline or another paragraph must name the target for sure.
    pub with_target: bool,
    /// For a target: whether the phrase means another name that opens the sentence before.
    pub not_after_name: bool,
    /// What else the file says about these phrases.
    pub attributes: BTreeMap<String, String>,
    /// The phrases, sorted.
    pub entries: Vec<Entry>,
}

/// A phrase and its weight.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// One or more words.
    pub phrase: String,
    /// The entry's weight, else its list's; finite. Its meaning is the role's.
    pub weight: Option<f64>,
    /// What it adds to the sides for and against a target, for cues of stance; finite.
    pub sides: Option<[f64; 2]>,
}

/// A sentence that shows what a lexicon finds, run as a test.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// For a target: the article's headline.
    pub title: Option<String>,
    /// A text of ours; an empty line ends a paragraph.
    pub text: String,
    /// The words found in it, in text order; empty for a negative example.
    pub expect: Vec<String>,
}
