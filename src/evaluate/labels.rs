//! Reading labelled articles.
//!
//! Two layouts, told apart by whether a line has `paragraphs`:
//!
//! - **one file**: a line is an article, `{id, title, paragraphs[{index, text, …labels}]}`;
//! - **beside the articles**: a line is a paragraph, `{article, paragraph, sha256, …labels}`, and `articles/ID.txt` is
//!   the article: title, blank line, paragraphs with blank lines between. `sha256` (its first digits do) makes sure
//!   that the label belongs to that paragraph.
//!
//! The labels of a paragraph are a field for each target (`open_source` for the target `open-source`), `holder`,
//! `sentiment` and `cues`. Whatever else a line holds is left alone. A bad line is a [`Problem`]; the others count.

use super::fields::gold;
use super::gold::{Gold, Labelled};
use crate::lexicon::sha256;
use crate::span::{Byte, Span};
use crate::text::{Article, Document, ParagraphKind};
use serde::Deserialize;
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// A label that cannot be used, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The file.
    pub file: PathBuf,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong and the remedy.
    pub what: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file.display(), self.line, self.what)
    }
}

/// Labelled articles in the order of the file, and the lines that could not be used.
#[derive(Clone, Debug, Default)]
pub struct Labels {
    /// The articles that have labels.
    pub articles: Vec<Labelled>,
    /// What could not be used.
    pub problems: Vec<Problem>,
}

/// Reads the labels for the given target ids.
///
/// `articles` is the folder of the texts for the layout beside the articles; without it, `articles` next to `labels`.
///
/// # Errors
/// When the labels file cannot be read. Whatever is wrong inside it is among the problems.
pub fn read(labels: &Path, articles: Option<&Path>, targets: &[&str]) -> io::Result<Labels> {
    let text = fs::read_to_string(labels)?;
    let beside = labels.parent().unwrap_or(Path::new("")).join("articles");
    let mut reader = Reader {
        file: labels,
        folder: articles.unwrap_or(&beside),
        targets,
        found: Labels::default(),
        by_id: BTreeMap::new(),
    };
    for (line, text) in
        (1..).zip(text.trim_start_matches('\u{feff}').lines()).filter(|(_, text)| !text.trim().is_empty())
    {
        if let Err(what) = reader.line(line, text) {
            reader.problem(line, what);
        }
    }
    reader.found.articles.retain(|article| article.paragraphs.iter().any(Option::is_some));
    Ok(reader.found)
}

struct Reader<'a> {
    file: &'a Path,
    folder: &'a Path,
    targets: &'a [&'a str],
    found: Labels,
    /// Where in `found.articles` the article of an id is; `None` for one that cannot be read, which is said once.
    by_id: BTreeMap<String, Option<usize>>,
}

#[derive(Deserialize)]
struct WholeArticle {
    id: String,
    title: Option<String>,
    outlet: Option<String>,
    url: Option<String>,
    genre: Option<String>,
    paragraphs: Vec<Map<String, Value>>,
}

#[derive(Deserialize)]
struct OneParagraph {
    article: String,
    paragraph: usize,
    sha256: Option<String>,
    #[serde(flatten)]
    labels: Map<String, Value>,
}

impl Reader<'_> {
    fn problem(&mut self, line: usize, what: String) {
        self.found.problems.push(Problem { file: self.file.to_owned(), line, what });
    }

    fn line(&mut self, line: usize, text: &str) -> Result<(), String> {
        let value: Value =
            serde_json::from_str(text).map_err(|e| format!("not JSON ({e}); each line must be one JSON object"))?;
        if value.get("paragraphs").is_some() {
            let article = WholeArticle::deserialize(value)
                .map_err(|e| format!("{e}; an article needs `id` and `paragraphs`, a list of objects"))?;
            self.whole_article(line, article)
        } else {
            let paragraph = OneParagraph::deserialize(value).map_err(|e| {
                format!("{e}; a line needs either `id` and `paragraphs`, or `article`, `paragraph` and labels")
            })?;
            self.one_paragraph(paragraph)
        }
    }

    fn whole_article(&mut self, line: usize, article: WholeArticle) -> Result<(), String> {
        if self.by_id.contains_key(&article.id) {
            return Err(format!("article `{}` stands twice; give each its own id", article.id));
        }
        let mut text = String::new();
        let mut spans = Vec::new();
        let mut golds = Vec::new();
        for (at, paragraph) in article.paragraphs.iter().enumerate() {
            let Some(words) = paragraph.get("text").and_then(Value::as_str) else {
                self.problem(line, format!("paragraph {at} has no `text`; give it the paragraph's words"));
                continue;
            };
            if !text.is_empty() {
                text.push_str("\n\n");
            }
            let start = text.len();
            text.push_str(words);
            spans.push((Span::from_range(start..text.len()), ParagraphKind::Body));
            let gold = gold(paragraph, self.targets);
            golds.push(gold.map_err(|what| self.problem(line, format!("paragraph {at}: {what}"))).ok());
        }
        let about = Article {
            id: article.id,
            title: article.title,
            outlet: article.outlet,
            url: article.url.filter(|url| !url.is_empty()),
            genre: article.genre,
            text,
            ..Article::default()
        };
        self.keep(Document::from_paragraphs(about, None, &spans), golds);
        Ok(())
    }

    fn one_paragraph(&mut self, label: OneParagraph) -> Result<(), String> {
        let at = match self.by_id.get(&label.article) {
            Some(at) => *at,
            None => self.open(&label.article)?,
        };
        // The line that named the unreadable article first has said so.
        let Some(at) = at else { return Ok(()) };
        let Labelled { document, paragraphs } = &mut self.found.articles[at];
        let Some(slot) = paragraphs.get_mut(label.paragraph) else {
            return Err(format!(
                "article `{}` has {} paragraphs, none numbered {}; count from 0 after the title",
                label.article,
                document.paragraphs.len(),
                label.paragraph
            ));
        };
        if slot.is_some() {
            return Err(format!(
                "paragraph {} of `{}` is labelled twice; keep one line",
                label.paragraph, label.article
            ));
        }
        if let Some(expected) = label.sha256 {
            let found = sha256(document.slice(document.paragraphs[label.paragraph].bytes).as_bytes());
            if expected.is_empty() || !found.starts_with(&expected.to_ascii_lowercase()) {
                return Err(format!(
                    "paragraph {} of `{}` is not the text that was labelled (sha256 {}…, not {expected}); restore the text or label it again",
                    label.paragraph,
                    label.article,
                    &found[..12]
                ));
            }
        }
        *slot = Some(gold(&label.labels, self.targets)?);
        Ok(())
    }

    /// Reads the text of an article.
    fn open(&mut self, id: &str) -> Result<Option<usize>, String> {
        let path = self.folder.join(format!("{id}.txt"));
        match fs::read_to_string(&path) {
            Ok(text) => {
                let text = text.strip_prefix('\u{feff}').unwrap_or(&text).to_owned();
                let mut blocks = blocks(&text).into_iter();
                let title = blocks.next();
                let spans: Vec<_> = blocks.map(|bytes| (bytes, ParagraphKind::Body)).collect();
                let article = Article { id: id.to_owned(), text, ..Article::default() };
                let golds = vec![None; spans.len()];
                Ok(self.keep(Document::from_paragraphs(article, title, &spans), golds))
            }
            Err(error) => {
                self.by_id.insert(id.to_owned(), None);
                Err(format!("{}: {error}; name the folder of the articles as the second argument", path.display()))
            }
        }
    }

    fn keep(&mut self, document: Document, paragraphs: Vec<Option<Gold>>) -> Option<usize> {
        let at = self.found.articles.len();
        self.by_id.insert(document.article.id.clone(), Some(at));
        self.found.articles.push(Labelled { document, paragraphs });
        Some(at)
    }
}

/// The runs of lines between blank lines, trimmed.
fn blocks(text: &str) -> Vec<Span<Byte>> {
    let mut blocks: Vec<Span<Byte>> = Vec::new();
    let mut open = false;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let words = line.trim();
        let start = at + (line.len() - line.trim_start().len());
        let bytes = Span::from_range(start..start + words.len());
        match blocks.last_mut() {
            _ if words.is_empty() => open = false,
            Some(last) if open => *last = last.cover(bytes),
            _ => {
                blocks.push(bytes);
                open = true;
            }
        }
        at += line.len();
    }
    blocks
}
