//! Writes what the cue rules see in labelled articles: the input of `mine.py`.
//!
//! `candidates KIND FILE.jsonl…` prints one JSON object a reading: its words (null for a mark), and for each word the
//! rules that would apply to a cue that starts there, as bits in the order of `stance::rules`. KIND is `stance` (one
//! reading for each target that a paragraph is labelled with), `tone` (one for each paragraph, for no target) or
//! `target` (a sentence with one marked mention a line: NewsMTSC); `rules` prints the rules'
//! factors (null for one that swaps sides) instead.

use serde_json::{Value, json};
use slantwise::Targets;
use slantwise::span::Span;
use slantwise::stance::rules::{self, Effect};
use slantwise::stance::{Kind, Reading};
use slantwise::target::{Mention, TargetIndex, Via, find};
use slantwise::text::{Article, Document, ParagraphKind};
use std::error::Error;
use std::io::Write;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let kind = arguments.next().ok_or("say which kind: rules, stance, tone or target")?;
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    if kind == "rules" {
        let factors = rules::ALL.iter().map(|rule| match rule.effect {
            Effect::Times(factor) => Some(factor),
            Effect::Swap => None,
        });
        writeln!(out, "{}", json!({"factors": factors.collect::<Vec<_>>(), "swapped": rules::SWAPPED}))?;
        return Ok(out.flush()?);
    }
    for file in arguments {
        for line in std::fs::read_to_string(&file)?.lines() {
            let value: Value = serde_json::from_str(line)?;
            match kind.as_str() {
                "target" => marked(&value, &mut out)?,
                _ => article(&value, kind == "stance", &mut out)?,
            }
        }
    }
    Ok(out.flush()?)
}

fn article(value: &Value, stance: bool, out: &mut impl Write) -> Result<(), Box<dyn Error>> {
    let targets = Targets::builtin();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let mut whole = String::new();
    let mut spans = Vec::new();
    let paragraphs = value["paragraphs"].as_array().ok_or("an article has paragraphs")?;
    for paragraph in paragraphs {
        if !whole.is_empty() {
            whole.push_str("\n\n");
        }
        let start = whole.len();
        whole.push_str(paragraph["text"].as_str().unwrap_or_default());
        spans.push((Span::from_range(start..whole.len()), ParagraphKind::Body));
    }
    let title = value["title"].as_str().map(str::to_owned);
    let document = Document::from_paragraphs(Article { title, text: whole, ..Article::default() }, None, &spans);
    let mentions = find(&document, &targets);
    for (paragraph, labels) in document.paragraphs.iter().zip(paragraphs) {
        let inside: Vec<Mention> =
            mentions.iter().filter(|mention| paragraph.bytes.contains(mention.bytes)).copied().collect();
        let about = json!({
            "article": value["id"], "repo": value["repo"], "path": value["path"], "outlet": value["outlet"],
            "paragraph": labels["index"], "tone": labels["sentiment"],
        });
        if !stance {
            let reading = Reading::new(&document, paragraph, TargetIndex(0), &[]);
            write(&reading, about, json!({"label": text(&labels["sentiment"])}), out)?;
            continue;
        }
        for (index, target) in (0..).map(TargetIndex).zip(&targets.all) {
            let label = text(&labels[target.id.replace('-', "_")]);
            let found = inside.iter().any(|mention| mention.target == index);
            if label.is_empty() || (label == "absent" && !found) {
                continue;
            }
            let reading = Reading::new(&document, paragraph, index, &inside);
            write(&reading, about.clone(), json!({"target": target.id, "label": label}), out)?;
        }
    }
    Ok(())
}

/// A sentence with one marked mention.
fn marked(value: &Value, out: &mut impl Write) -> Result<(), Box<dyn Error>> {
    let sentence = value["sentence"].as_str().ok_or("a line has a sentence")?.to_owned();
    let place = |key: &str| {
        let characters = usize::try_from(value[key].as_u64()?).ok()?;
        Some(sentence.char_indices().nth(characters).map_or(sentence.len(), |(at, _)| at))
    };
    let bytes = place("from").zip(place("to")).map(|(from, to)| Span::from_range(from..to)).ok_or("no span")?;
    let whole = Span::from_range(0..sentence.len());
    let document = Document::from_paragraphs(
        Article { text: sentence, ..Article::default() },
        None,
        &[(whole, ParagraphKind::Body)],
    );
    let mut touched = (0_u32..).zip(&document.tokens).filter(|(_, token)| token.bytes.overlaps(bytes));
    let (first, last) = (touched.next(), touched.last());
    let Some((start, _)) = first else { return Ok(()) };
    let tokens = Span::new(start, last.map_or(start, |(at, _)| at) + 1);
    let mention = Mention { target: TargetIndex(0), bytes, tokens, via: Via::Name };
    let reading = Reading::new(&document, &document.paragraphs[0], TargetIndex(0), &[mention]);
    let label = match value["polarity"].as_i64() {
        Some(1) => "favor",
        Some(-1) => "against",
        _ => "neutral",
    };
    write(&reading, json!({"article": value["id"]}), json!({"target": "marked", "label": label}), out)
}

fn write(reading: &Reading, mut about: Value, labels: Value, out: &mut impl Write) -> Result<(), Box<dyn Error>> {
    let words: Vec<Value> =
        reading
            .words()
            .iter()
            .map(|word| {
                if word.kind == Kind::Mark {
                    Value::Null
                } else {
                    word.place.slice(reading.text()).to_lowercase().into()
                }
            })
            .collect();
    let bits = |at: usize| {
        let all = rules::ALL.iter().enumerate();
        all.filter(|(_, rule)| (rule.applies)(reading, at)).map(|(bit, _)| 1_u32 << bit).sum::<u32>()
    };
    let ends: Vec<u32> = reading.sentences().iter().map(|sentence| sentence.words.end).collect();
    let record = about.as_object_mut().ok_or("a record is an object")?;
    record.extend(labels.as_object().cloned().unwrap_or_default());
    record.insert("mentions".into(), reading.mentions().into());
    record.insert("words".into(), words.into());
    record.insert("bits".into(), (0..reading.words().len()).map(bits).collect::<Vec<_>>().into());
    record.insert("ends".into(), ends.into());
    writeln!(out, "{about}")?;
    Ok(())
}
