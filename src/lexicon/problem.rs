//! What is wrong with a lexicon file, and where.
//!
//! `build.rs` compiles this file too.

use super::format::Lexicon;
use std::fmt;
use std::ops::Range;
use toml::de::{DeTable, DeValue};

/// One thing wrong with a lexicon file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The bytes of the file that it concerns.
    pub bytes: Range<usize>,
    /// What is wrong.
    pub what: String,
    /// What to do about it.
    pub remedy: String,
}

impl Problem {
    /// A problem with the bytes of a file.
    pub fn new(bytes: Range<usize>, what: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { bytes, what: what.into(), remedy: remedy.into() }
    }
}

/// All that is wrong with one lexicon file.
#[derive(Clone, Debug, PartialEq)]
pub struct Problems {
    /// The file.
    pub file: String,
    /// Its text.
    pub text: String,
    /// The problems, in file order.
    pub problems: Vec<Problem>,
    /// The lexicon, where none of the problems changes what is found with it.
    pub lexicon: Option<Box<Lexicon>>,
}

impl Problems {
    /// Adds that an example does not hold, by its place among the examples of the file.
    pub fn add_example(&mut self, index: usize, what: impl Into<String>, remedy: impl Into<String>) {
        let place = example(&self.text, index).unwrap_or_default();
        self.problems.push(Problem::new(place, what, remedy));
        self.problems.sort_by_key(|p| (p.bytes.start, p.bytes.end));
    }

    /// Line and column of a byte of the file, both from 1, the column in characters.
    pub fn position(&self, byte: usize) -> (usize, usize) {
        let before = self.text.get(..byte).unwrap_or(&self.text);
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
    }
}

/// Where the text of an example stands.
fn example(text: &str, index: usize) -> Option<Range<usize>> {
    let (root, _) = DeTable::parse_recoverable(text);
    let DeValue::Array(examples) = root.get_ref().get("example")?.get_ref() else { return None };
    let example = examples.get(index)?;
    let place = example.get_ref().get("text").map_or_else(|| example.span(), |text| text.span());
    Some(place)
}

/// One line a problem: `file:line:column: what; remedy`.
impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (n, problem) in self.problems.iter().enumerate() {
            let (line, column) = self.position(problem.bytes.start);
            let end = if n == 0 { "" } else { "\n" };
            write!(f, "{end}{}:{line}:{column}: {}; {}", self.file, problem.what, problem.remedy)?;
        }
        Ok(())
    }
}

impl std::error::Error for Problems {}
