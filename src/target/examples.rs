//! The examples of a lexicon, run.

use super::{Targets, find};
use crate::lexicon::{Example, Lexicon, Phrases, longest};
use crate::span::Span;
use crate::text::{Article, Document, ParagraphKind};
use std::fmt;

/// An example that does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// Its place among the examples of the file, from 0.
    pub index: usize,
    /// The example's text.
    pub text: String,
    /// What the file says is found in it.
    pub expected: Vec<String>,
    /// What is found in it.
    pub found: Vec<String>,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\n  expected {:?}\n  found    {:?}", self.text, self.expected, self.found)
    }
}

/// The examples of a lexicon that do not hold: for a target the mentions found, for any other the phrases, of those that
/// overlap the longest.
pub fn failures(lexicon: &Lexicon) -> Vec<Failure> {
    let mut targets = Targets::default();
    let phrases = match targets.push(lexicon) {
        Ok(()) => None,
        Err(_) => Some(Phrases::of_lists(&lexicon.lists)),
    };
    let found = |example: &Example| -> Vec<String> {
        let document = document(example);
        let spans: Vec<_> = match &phrases {
            Some(phrases) => longest(&document.hits(phrases)).iter().map(|hit| hit.bytes).collect(),
            None => find(&document, &targets).iter().map(|mention| mention.bytes).collect(),
        };
        spans.iter().map(|bytes| document.slice(*bytes).to_owned()).collect()
    };
    let failure = |(index, example): (usize, &Example)| {
        let found = found(example);
        let holds = found == example.expect;
        (!holds).then(|| Failure { index, text: example.text.clone(), expected: example.expect.clone(), found })
    };
    lexicon.examples.iter().enumerate().filter_map(failure).collect()
}

/// An example as an article: its paragraphs are taken as they stand.
fn document(example: &Example) -> Document {
    let text = example.text.clone();
    let mut at = 0;
    let mut paragraphs = Vec::new();
    for paragraph in text.split("\n\n") {
        paragraphs.push((Span::from_range(at..at + paragraph.len()), ParagraphKind::Body));
        at += paragraph.len() + 2;
    }
    let article = Article { title: example.title.clone(), text, ..Article::default() };
    Document::from_paragraphs(article, None, &paragraphs)
}
