//! Writes where labelled articles refer to the targets: the input of `data.py`.
//!
//! `mentions FILE.jsonl…` prints each article with the list `mentions` in every paragraph and `title_mentions` beside the
//! title: `[from, to, target, named]`, in characters; `named` is false for a pronoun or a description. The lines of NewsMTSC, which
//! have their mention marked, go through unchanged.

use serde_json::{Value, json};
use slantwise::Targets;
use slantwise::span::{Byte, Span};
use slantwise::target::{Mention, Via, find};
use slantwise::text::{Article, Document, ParagraphKind};
use std::error::Error;
use std::io::Write;

fn main() -> Result<(), Box<dyn Error>> {
    let targets = Targets::builtin();
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for file in std::env::args().skip(1) {
        for line in std::fs::read_to_string(&file)?.lines() {
            let mut article: Value = serde_json::from_str(line)?;
            if article.get("paragraphs").is_some() {
                add(&mut article, &targets)?;
            }
            writeln!(out, "{article}")?;
        }
    }
    Ok(out.flush()?)
}

fn add(article: &mut Value, targets: &Targets) -> Result<(), Box<dyn Error>> {
    let title = article["title"].as_str().unwrap_or_default().to_owned();
    let headline = Document::headline(title.clone());
    article["title_mentions"] = places(&find(&headline, targets), Span::from_range(0..title.len()), &title, targets);
    let paragraphs = article["paragraphs"].as_array_mut().ok_or("an article has paragraphs")?;
    let mut whole = String::new();
    let mut spans = Vec::new();
    for paragraph in paragraphs.iter() {
        if !whole.is_empty() {
            whole.push_str("\n\n");
        }
        let start = whole.len();
        whole.push_str(paragraph["text"].as_str().unwrap_or_default());
        spans.push((Span::from_range(start..whole.len()), ParagraphKind::Body));
    }
    let whole = Article { title: Some(title), text: whole, ..Article::default() };
    let document = Document::from_paragraphs(whole, None, &spans);
    let mentions = find(&document, targets);
    for (paragraph, (bytes, _)) in paragraphs.iter_mut().zip(spans) {
        paragraph["mentions"] = places(&mentions, bytes, &document.article.text, targets);
    }
    Ok(())
}

/// The mentions inside a piece of text, counted from its start.
fn places(mentions: &[Mention], inside: Span<Byte>, text: &str, targets: &Targets) -> Value {
    let piece = inside.slice(text);
    let characters = |at: u32| piece[..(at - inside.start) as usize].chars().count();
    let place = |mention: &Mention| {
        let named = mention.via != Via::Reference;
        json!([characters(mention.bytes.start), characters(mention.bytes.end), targets.get(mention.target).id, named])
    };
    mentions.iter().filter(|mention| inside.contains(mention.bytes)).map(place).collect()
}
