//! Structure held against the shared data: what people marked in pages, paragraphs that people labelled, articles known
//! to be English. Without `SLANTWISE_SHARED` there is nothing to hold it against, and the tests say so.

// A test fails by panicking, and says what it measured.
#![allow(clippy::unwrap_used, clippy::print_stderr)]

use serde_json::Value;
use slantwise::text::{Language, ParagraphKind};
use slantwise::{Article, Document, input};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A file or folder of the shared data.
fn shared(name: &str) -> Option<PathBuf> {
    let folder = std::env::var_os("SLANTWISE_SHARED");
    if folder.is_none() {
        eprintln!("SLANTWISE_SHARED is not set: nothing to hold structure against");
    }
    folder.map(|folder| Path::new(&folder).join("data").join(name))
}

fn lines(path: &Path) -> impl Iterator<Item = Value> {
    let text = fs::read_to_string(path).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect::<Vec<_>>().into_iter()
}

fn document(text: String) -> Document {
    Document::new(Article { text, ..Article::default() })
}

fn kinds(document: &Document) -> Vec<ParagraphKind> {
    document.paragraphs.iter().map(|paragraph| paragraph.kind).collect()
}

#[test]
fn the_sample_has_a_title_eight_paragraphs_and_two_of_the_page() {
    let Some(path) = shared("sample-article.txt") else { return };
    let sample = document(fs::read_to_string(path).unwrap());
    assert!(sample.title.is_some());
    assert_eq!(kinds(&sample), [&[ParagraphKind::Body; 8][..], &[ParagraphKind::Boilerplate; 2]].concat());
}

#[test]
fn labelled_articles_fall_into_their_paragraphs() {
    let Some(folder) = shared("gold-dev") else { return };
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for label in lines(&folder.join("labels.jsonl")) {
        *counts.entry(label["article"].as_str().unwrap().to_owned()).or_default() += 1;
    }
    for (name, count) in counts {
        let text = fs::read_to_string(folder.join("articles").join(format!("{name}.txt"))).unwrap();
        let found = document(text);
        assert_eq!((found.title.is_some(), found.paragraphs.len()), (true, count), "{name}");
    }
}

#[test]
fn no_english_article_is_refused() {
    let Some(folder) = shared("") else { return };
    let mut seen = 0;
    for name in ["stance-train/articles.jsonl", "stance-unlabelled/articles.jsonl", "stance-written/articles.jsonl"] {
        for article in lines(&folder.join(name)) {
            let paragraphs = article["paragraphs"].as_array().unwrap().iter();
            let text: Vec<_> = paragraphs.map(|paragraph| paragraph["text"].as_str().unwrap()).collect();
            seen += accepted(&text.join("\n\n"));
        }
    }
    for name in ["quotes/train.jsonl", "quotes/dev.jsonl"] {
        seen += lines(&folder.join(name)).map(|article| accepted(article["text"].as_str().unwrap())).sum::<usize>();
    }
    assert!(seen > 4000);
}

fn accepted(text: &str) -> usize {
    let reading = input::read("a.txt", text.as_bytes().to_vec());
    assert!(reading.errors.is_empty(), "{:?}: {}", reading.errors, text.chars().take(200).collect::<String>());
    1
}

/// Shares of what is body and what is not by the marks of people, in pages whose tags are taken off.
#[test]
fn pages_keep_their_body_and_lose_the_rest() {
    let Some(folder) = shared("article-extraction") else { return };
    let truth: Value = serde_json::from_str(&fs::read_to_string(folder.join("ground-truth.json")).unwrap()).unwrap();
    let (mut body, mut kept, mut rest, mut found, mut pages) = (0, 0, 0, 0, 0);
    for (name, page) in truth.as_object().unwrap() {
        let marked = page["articleBody"].as_str().unwrap();
        let english = Language::of(&Article { text: marked.to_owned(), ..Article::default() }) == Language::English;
        if !english {
            continue;
        }
        pages += 1;
        let file = folder.join("html").join(format!("{name}.html.gz"));
        let html = Command::new("gzip").arg("-dc").arg(file).output().unwrap().stdout;
        let marked = format!(" {} ", words(marked));
        let document = document(without_tags(&String::from_utf8_lossy(&html)));
        for paragraph in &document.paragraphs {
            let own = words(document.slice(paragraph.bytes));
            let count = own.split(' ').count();
            let of_page = paragraph.kind == ParagraphKind::Boilerplate;
            // A line of a few words may stand in the body and around it: it tells nothing.
            if count < 4 {
                continue;
            }
            if marked.contains(&format!(" {own} ")) {
                body += count;
                kept += if of_page { 0 } else { count };
            } else {
                rest += 1;
                found += usize::from(of_page || paragraph.kind == ParagraphKind::Caption);
            }
        }
    }
    let share = |part: usize, all: usize| part as f64 / all as f64;
    eprintln!(
        "{pages} pages: {:.4} of {body} words of body kept, {:.4} of {rest} other paragraphs found",
        share(kept, body),
        share(found, rest)
    );
    assert!(share(kept, body) >= 0.98);
    assert!(share(found, rest) >= 0.75);
}

fn words(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

/// The text of a page, a paragraph for each element that is not inline. Good enough to measure with.
fn without_tags(html: &str) -> String {
    const HIDDEN: &[&str] = &["head", "script", "style", "noscript", "template", "svg", "iframe", "select"];
    const INLINE: &[&str] = &[
        "a", "abbr", "b", "cite", "code", "em", "font", "i", "img", "mark", "q", "s", "small", "span", "strike",
        "strong", "sub", "sup", "time", "u", "wbr",
    ];
    let mut text = String::new();
    let mut rest = html;
    while let Some(open) = rest.find('<') {
        text.push_str(&rest[..open]);
        rest = &rest[open..];
        let name: String = rest[1..].trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect();
        let name = name.to_ascii_lowercase();
        let end = if rest.starts_with("<!--") {
            rest.find("-->").map(|at| at + 3)
        } else if HIDDEN.contains(&name.as_str()) && !rest.starts_with("</") {
            let closes =
                |at: &usize| rest[at + 2..].get(..name.len()).is_some_and(|tag| tag.eq_ignore_ascii_case(&name));
            rest.match_indices("</").map(|(at, _)| at).find(closes).map(|at| at + name.len() + 2)
        } else {
            rest.find('>').map(|at| at + 1)
        };
        rest = &rest[end.unwrap_or(rest.len())..];
        if !INLINE.contains(&name.as_str()) {
            text.push_str("\n\n");
        }
    }
    let named = [("&nbsp;", " "), ("&#39;", "'"), ("&#x27;", "'"), ("&quot;", "\""), ("&rsquo;", "’"), ("&amp;", "&")];
    let text = named.iter().fold(text, |text, (name, sign)| text.replace(name, sign));
    let paragraphs = text.split("\n\n").map(|paragraph| paragraph.split_whitespace().collect::<Vec<_>>().join(" "));
    paragraphs.filter(|paragraph| !paragraph.is_empty()).collect::<Vec<_>>().join("\n\n")
}
