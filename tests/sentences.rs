//! Where sentences end: cases of ours in `tests/sentences/`, and a measurement on the treebank's documents.
//!
//! A case file holds paragraphs, with a blank line between them and a sentence a line. Sentences are joined by a space;
//! by nothing where the line starts with `+`, by a line break where it starts with `/`. A line that starts with `~` goes
//! on with the sentence of the line before, after a line break.

#![allow(clippy::print_stdout, reason = "a measurement is printed")]

use slantwise::span::Span;
use slantwise::text::ParagraphKind;
use slantwise::{Article, Document};
use std::collections::{BTreeMap, HashSet};
use std::path::Path;

/// The sentences of a text that is one paragraph.
fn split(text: &str) -> Vec<String> {
    let article = Article { text: text.to_owned(), ..Article::default() };
    let paragraph = (Span::from_range(0..text.len()), ParagraphKind::Body);
    let document = Document::from_paragraphs(article, None, &[paragraph]);
    document.sentences.iter().map(|sentence| document.slice(sentence.bytes).to_owned()).collect()
}

#[test]
fn cases_hold() {
    let mut wrong = Vec::new();
    let mut cases = 0;
    for entry in std::fs::read_dir("tests/sentences").unwrap() {
        let path = entry.unwrap().path();
        for paragraph in std::fs::read_to_string(&path).unwrap().trim_end().split("\n\n") {
            let mut text = String::new();
            let mut expected: Vec<String> = Vec::new();
            for line in paragraph.lines() {
                let (join, sentence) = match line.split_at_checked(1) {
                    Some(("+", rest)) => ("", rest),
                    Some(("/" | "~", rest)) => ("\n", rest),
                    _ if text.is_empty() => ("", line),
                    _ => (" ", line),
                };
                text += join;
                text += sentence;
                match expected.last_mut().filter(|_| line.starts_with('~')) {
                    Some(open) => *open = format!("{open}\n{sentence}"),
                    None => expected.push(sentence.to_owned()),
                }
            }
            cases += 1;
            let found = split(&text);
            if found != expected {
                wrong.push(format!("{}:\n  expected {expected:#?}\n  found {found:#?}", path.display()));
            }
        }
    }
    assert!(cases > 20, "the cases are missing");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Boundaries inside paragraphs, each by the byte at which its sentence ends.
fn boundaries(ends: impl IntoIterator<Item = usize>, length: usize) -> HashSet<usize> {
    ends.into_iter().filter(|&end| end < length).collect()
}

#[derive(Default, Clone, Copy)]
struct Counts {
    right: usize,
    found: usize,
    gold: usize,
}

impl Counts {
    fn f1(self) -> f64 {
        2.0 * self.right as f64 / (self.found + self.gold).max(1) as f64
    }
}

/// With `SLANTWISE_SHARED`: F1 of the boundaries inside paragraphs on `data/sentences`, printed by genre.
#[test]
fn boundaries_are_as_good_as_stated() {
    let Some(shared) = std::env::var_os("SLANTWISE_SHARED") else {
        println!("not measured: SLANTWISE_SHARED does not say where the shared data are");
        return;
    };
    let data = std::fs::read_to_string(Path::new(&shared).join("data/sentences/gum.jsonl")).unwrap();
    let mut genres: BTreeMap<String, Counts> = BTreeMap::new();
    for line in data.lines() {
        let document: serde_json::Value = serde_json::from_str(line).unwrap();
        let name = document["document"].as_str().unwrap();
        let counts = genres.entry(name.split('_').next().unwrap().to_owned()).or_default();
        let paragraphs: Vec<Vec<String>> = serde_json::from_value(document["paragraphs"].clone()).unwrap();
        for paragraph in paragraphs {
            let text = paragraph.join(" ");
            let ends = paragraph.iter().scan(0, |at, sentence| {
                let end = *at + sentence.len();
                *at = end + 1;
                Some(end)
            });
            let gold = boundaries(ends, text.len());
            let mut at = 0;
            let found = split(&text).into_iter().map(|sentence| {
                at += text[at..].find(&sentence).unwrap() + sentence.len();
                at
            });
            let found = boundaries(found, text.len());
            counts.right += found.intersection(&gold).count();
            counts.found += found.len();
            counts.gold += gold.len();
        }
    }
    let mut all = Counts::default();
    for (genre, counts) in &genres {
        println!("{genre}: F1 {:.3} on {} boundaries", counts.f1(), counts.gold);
        all.right += counts.right;
        all.found += counts.found;
        all.gold += counts.gold;
    }
    let (precision, recall) = (all.right as f64 / all.found as f64, all.right as f64 / all.gold as f64);
    println!("all: precision {precision:.4}, recall {recall:.4}, F1 {:.4} on {}", all.f1(), all.gold);
    assert!(all.f1() >= 0.97, "F1 {:.4}", all.f1());
}
