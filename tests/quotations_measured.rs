//! How well quotations, their speakers and the holders of stances are found, on shared data (`SLANTWISE_SHARED`).
//!
//! - PolNeAR (`data/quotes`): an attribution is found if a quotation covers at least half of its content, direct if more
//!   than 40 % of the content stands in quotation marks. A quotation is right if at least half of it lies in some content.
//!   A speaker is right if a word of the name, pronouns and small words left out, is one of the source's.
//! - The labelled paragraphs (`data/stance-train`, `data/stance-written`): each with a stance rests on given words; whose
//!   words most of them are is compared with the labelled holder.

#![allow(clippy::print_stdout, reason = "a measurement is printed")]

use serde_json::Value;
use slantwise::quotation::{Holders, Quotation, find};
use slantwise::span::{Byte, Span};
use slantwise::text::ParagraphKind;
use slantwise::{Article, Document};
use std::collections::HashSet;
use std::path::PathBuf;

fn shared(path: &str) -> Option<PathBuf> {
    let shared = std::env::var_os("SLANTWISE_SHARED");
    if shared.is_none() {
        println!("not measured: SLANTWISE_SHARED does not say where the shared data are");
    }
    Some(PathBuf::from(shared?).join("data").join(path))
}

fn records(path: &PathBuf) -> Vec<Value> {
    let text = std::fs::read_to_string(path).expect("the shared folder holds the data");
    text.lines().map(|line| serde_json::from_str(line).expect("a line is a record")).collect()
}

const SMALL: &str = "a an and at by dr for from he her him his i in it its me mr mrs ms my of on one our s she that the \
                     their them they this those to us we which who whose with you your";

/// The words of a name that tell it from others.
fn name_words(name: &str) -> HashSet<String> {
    let words = name.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase);
    words.filter(|word| !word.is_empty() && !SMALL.split_whitespace().any(|small| small == word)).collect()
}

#[derive(Default)]
struct Share {
    right: usize,
    all: usize,
}

impl Share {
    fn count(&mut self, right: bool) {
        self.all += 1;
        self.right += usize::from(right);
    }

    fn value(&self) -> f64 {
        self.right as f64 / self.all.max(1) as f64
    }
}

/// Marks the bytes of some spans.
fn cover(length: usize, spans: &[Span<Byte>]) -> Vec<bool> {
    let mut bytes = vec![false; length];
    spans.iter().for_each(|span| bytes[span.range()].fill(true));
    bytes
}

fn inside(spans: &[Span<Byte>], bytes: &[bool]) -> usize {
    spans.iter().flat_map(|span| span.range()).filter(|&at| bytes[at]).count()
}

fn total(spans: &[Span<Byte>]) -> usize {
    spans.iter().map(|span| span.len()).sum()
}

/// The bytes between double quotation marks, each line on its own.
fn between_marks(text: &str) -> Vec<bool> {
    let mut bytes = vec![false; text.len()];
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let mut open = None;
        for (at, c) in line.char_indices() {
            match (c, open) {
                ('“', _) | ('"', None) => open = Some(at),
                ('”' | '"', Some(from)) => {
                    bytes[start + from..start + at].fill(true);
                    open = None;
                }
                _ => {}
            }
        }
        if let Some(from) = open {
            bytes[start + from..start + line.len()].fill(true);
        }
        start += line.len();
    }
    bytes
}

#[test]
fn attributions_are_found() {
    let Some(folder) = shared("quotes") else { return };
    let (mut direct, mut indirect) = (Share::default(), Share::default());
    let (mut precision, mut speaker) = (Share::default(), Share::default());
    for record in ["train.jsonl", "dev.jsonl"].iter().flat_map(|file| records(&folder.join(file))) {
        let text = record["text"].as_str().unwrap().to_owned();
        let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let spans = |value: &Value| -> Vec<Span<Byte>> {
            let pairs: Vec<(usize, usize)> = serde_json::from_value(value.clone()).unwrap();
            pairs.iter().map(|&(start, end)| Span::from_range(places[start]..places[end])).collect()
        };
        let quotations = find(&Document::new(Article { text: text.clone(), ..Article::default() }));
        let marked = between_marks(&text);
        let attributions = record["attributions"].as_array().unwrap();
        let contents: Vec<Span<Byte>> = attributions.iter().flat_map(|one| spans(&one["content"])).collect();
        for attribution in attributions {
            let content = spans(&attribution["content"]);
            if content.is_empty() {
                continue;
            }
            let gold = cover(text.len(), &content);
            let most = quotations.iter().max_by_key(|q| (inside(&q.spans, &gold), usize::MAX - total(&q.spans)));
            let found = most.filter(|q| 2 * inside(&q.spans, &gold) >= total(&content));
            let is_direct = inside(&content, &marked) * 10 > total(&content) * 4;
            if is_direct { &mut direct } else { &mut indirect }.count(found.is_some());
            let source: String =
                spans(&attribution["source"]).iter().map(|span| span.slice(&text).to_owned() + " ").collect();
            let source = name_words(&source);
            if let Some(quotation) = found.filter(|_| !source.is_empty()) {
                let name = quotation.speaker.as_ref().map_or("", |speaker| &speaker.name);
                speaker.count(!name_words(name).is_disjoint(&source));
            }
        }
        let gold = cover(text.len(), &contents);
        quotations.iter().for_each(|q| precision.count(2 * inside(&q.spans, &gold) >= total(&q.spans)));
    }
    let shares = [
        ("direct recall", direct, 0.94),
        ("indirect recall", indirect, 0.58),
        ("precision", precision, 0.84),
        ("speakers", speaker, 0.86),
    ];
    for (what, share, _) in &shares {
        println!("{what}: {:.3} of {}", share.value(), share.all);
    }
    for (what, share, floor) in &shares {
        assert!(share.value() >= *floor, "{what} {:.3}", share.value());
    }
}

/// Where words stand in a text; quotation marks of any shape and spaces count the same.
fn place(text: &str, words: &str) -> Option<(usize, usize)> {
    let plain = |text: &str| -> Vec<(usize, char)> {
        let even = |c| match c {
            '’' | '‘' => '\'',
            '“' | '”' => '"',
            c => c,
        };
        text.char_indices().filter(|(_, c)| !c.is_whitespace()).map(|(at, c)| (at, even(c))).collect()
    };
    let (text, words) = (plain(text), plain(words));
    let at = text.windows(words.len()).position(|window| window.iter().map(|c| c.1).eq(words.iter().map(|c| c.1)))?;
    let last = text[at + words.len() - 1];
    Some((text[at].0, last.0 + last.1.len_utf8()))
}

/// The article of a record, its paragraphs as given.
fn document(paragraphs: &[&str]) -> Document {
    let mut text = String::new();
    let mut spans = Vec::new();
    for paragraph in paragraphs {
        let start = text.len();
        text += paragraph;
        spans.push((Span::from_range(start..text.len()), ParagraphKind::Body));
        text += "\n\n";
    }
    Document::from_paragraphs(Article { text, ..Article::default() }, None, &spans)
}

#[test]
fn holders_are_found() {
    for (set, floors) in [("stance-train", (0.72, 0.38, 0.70)), ("stance-written", (0.85, 0.74, 0.75))] {
        let Some(folder) = shared(set) else { return };
        // Rows: author, quoted as labelled; columns: as found.
        let mut counts = [[0_usize; 2]; 2];
        let mut names = Share::default();
        for record in records(&folder.join("articles.jsonl")) {
            let paragraphs = record["paragraphs"].as_array().unwrap();
            let texts: Vec<&str> = paragraphs.iter().map(|p| p["text"].as_str().unwrap()).collect();
            let document = document(&texts);
            let quotations = find(&document);
            let holders = Holders::new(&quotations);
            for (at, paragraph) in paragraphs.iter().enumerate() {
                let holder = paragraph["holder"].as_str().unwrap();
                let stance = |target: &str| matches!(paragraph[target].as_str(), Some("favor" | "against" | "mixed"));
                if holder == "none" || !(stance("open_source") || stance("big_tech")) {
                    continue;
                }
                let start = document.paragraphs[at].bytes.start as usize;
                let cues = paragraph["cues"].as_object().unwrap().values().filter_map(Value::as_str);
                let cues = cues
                    .filter_map(|cue| place(texts[at], cue))
                    .map(|(from, to)| Span::from_range(start + from..start + to));
                let votes: Vec<(usize, Option<&Quotation>)> = cues.map(|cue| (cue.len(), holders.of(cue))).collect();
                let all: usize = votes.iter().map(|(length, _)| length).sum();
                let quoted = votes.iter().filter(|(_, quotation)| quotation.is_some());
                let share: usize = quoted.clone().map(|(length, _)| length).sum();
                let found = quoted.max_by_key(|(length, _)| *length).filter(|_| 2 * share >= all).and_then(|(_, q)| *q);
                let name = holder.strip_prefix("quoted:");
                counts[usize::from(name.is_some())][usize::from(found.is_some())] += 1;
                if let (Some(name), Some(found)) = (name, found) {
                    let own = found.speaker.as_ref().map_or("", |speaker| &speaker.name);
                    names.count(!name_words(own).is_disjoint(&name_words(name)));
                }
            }
        }
        let f1 = |n: usize| {
            2.0 * counts[n][n] as f64 / (counts[n].iter().sum::<usize>() + counts[0][n] + counts[1][n]) as f64
        };
        let recall = counts[1][1] as f64 / counts[1].iter().sum::<usize>() as f64;
        let macro_f1 = (f1(0) + f1(1)) / 2.0;
        println!(
            "{set}: author F1 {:.3}, quoted F1 {:.3}, macro {macro_f1:.3}; quoted recall {recall:.3}; names {:.3}; {counts:?}",
            f1(0),
            f1(1),
            names.value()
        );
        assert!(macro_f1 >= floors.0 && recall >= floors.1 && names.value() >= floors.2, "{set} fell below its floors");
    }
}
