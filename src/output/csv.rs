//! Comma-separated values: a row for each article, paragraph and target, also where the paragraph does not refer to it.
//! `docs/formats.md` describes the columns.

use super::Writer;
use super::words::name;
use crate::report::{Article, Generator, Message, Paragraph, Stance};
use crate::safe;
use itertools::Itertools;
use std::io::{self, Write};

pub(super) struct Csv<W: Write> {
    rows: csv::Writer<W>,
    targets: Vec<String>,
    headed: bool,
}

/// What the cells of one row are made of.
struct Row<'a> {
    article: &'a Article,
    paragraph: &'a Paragraph,
    target: &'a str,
    /// The headline's stance toward the target.
    headline: Option<&'a Stance>,
    /// The paragraph's.
    stance: Option<&'a Stance>,
}

/// How a row gives the cell of one column.
type Cell = fn(&Row) -> String;

/// The columns, in order. A cell whose value is not known is empty.
const COLUMNS: &[(&str, Cell)] = &[
    ("article", |r| text(&r.article.id)),
    ("title", |r| optional(r.article.title.as_ref())),
    ("url", |r| optional(r.article.url.as_ref())),
    ("outlet", |r| optional(r.article.outlet.as_ref())),
    ("author", |r| optional(r.article.author.as_ref())),
    ("published", |r| optional(r.article.published.as_ref())),
    ("genre", |r| optional(r.article.genre.as_ref())),
    ("language", |r| optional(r.article.language.as_ref())),
    ("words", |r| r.article.words.to_string()),
    ("headline_tone", |r| r.article.headline.as_ref().map(|h| name(h.sentiment.label)).unwrap_or_default()),
    ("headline_tone_score", |r| number(r.article.headline.as_ref().map(|h| h.sentiment.score))),
    ("headline_stance", |r| r.article.headline.as_ref().map(|_| label(r.headline)).unwrap_or_default()),
    ("headline_stance_score", |r| number(r.headline.map(|s| s.score))),
    ("paragraph", |r| r.paragraph.index.to_string()),
    ("kind", |r| name(r.paragraph.kind)),
    ("start", |r| r.paragraph.bytes.start.to_string()),
    ("end", |r| r.paragraph.bytes.end.to_string()),
    ("tone", |r| name(r.paragraph.sentiment.label)),
    ("tone_score", |r| r.paragraph.sentiment.score.to_string()),
    ("neg", |r| r.paragraph.sentiment.vader.neg.to_string()),
    ("neu", |r| r.paragraph.sentiment.vader.neu.to_string()),
    ("pos", |r| r.paragraph.sentiment.vader.pos.to_string()),
    ("compound", |r| r.paragraph.sentiment.vader.compound.to_string()),
    ("target", |r| text(r.target)),
    ("stance", |r| label(r.stance)),
    ("leaning", |r| r.stance.and_then(|s| s.leaning).map(name).unwrap_or_default()),
    ("stance_score", |r| number(r.stance.map(|s| s.score))),
    ("confidence", |r| number(r.stance.map(|s| s.confidence))),
    ("holder", |r| r.stance.map(|s| name(s.holder.kind)).unwrap_or_default()),
    ("holder_name", |r| optional(r.stance.and_then(|s| s.holder.name.as_ref()))),
    ("evidence", |r| text(&r.stance.map(evidence).unwrap_or_default())),
    ("text", |r| optional(r.paragraph.text.as_ref())),
];

impl<W: Write> Csv<W> {
    pub(super) fn new(generator: &Generator, out: W) -> Self {
        let targets = generator.targets.iter().map(|t| t.id.clone()).collect();
        Self { rows: csv::Writer::from_writer(out), targets, headed: false }
    }

    fn head(&mut self) -> io::Result<()> {
        if !self.headed {
            self.rows.write_record(COLUMNS.iter().map(|(column, _)| column))?;
            self.headed = true;
        }
        Ok(())
    }
}

impl<W: Write> Writer for Csv<W> {
    fn article(&mut self, article: &Article) -> io::Result<()> {
        self.head()?;
        for paragraph in &article.paragraphs {
            for target in &self.targets {
                let of_target = |stances: &'_ [Stance]| stances.iter().position(|s| s.target == *target);
                let headline = article.headline.as_ref().and_then(|h| of_target(&h.stance).map(|i| &h.stance[i]));
                let stance = of_target(&paragraph.stance).map(|i| &paragraph.stance[i]);
                let row = Row { article, paragraph, target, headline, stance };
                self.rows.write_record(COLUMNS.iter().map(|(_, cell)| cell(&row)))?;
            }
        }
        // A reader at the other end of a pipe sees whole articles as they come.
        self.rows.flush()
    }

    fn warning(&mut self, _: &Message) -> io::Result<()> {
        Ok(())
    }

    fn error(&mut self, _: &Message) -> io::Result<()> {
        Ok(())
    }

    fn finish(&mut self) -> io::Result<()> {
        self.head()?;
        self.rows.flush()
    }
}

fn text(cell: &str) -> String {
    safe::cell(cell).into_owned()
}

fn optional(cell: Option<&String>) -> String {
    cell.map(|cell| text(cell)).unwrap_or_default()
}

fn number(cell: Option<f64>) -> String {
    cell.map(|number| number.to_string()).unwrap_or_default()
}

fn label(stance: Option<&Stance>) -> String {
    stance.map_or_else(|| "absent".to_owned(), |s| name(s.label))
}

/// The words with their contributions; nothing where a report carries no text.
fn evidence(stance: &Stance) -> String {
    let worded = stance.evidence.iter().filter_map(|e| Some((e.text.as_ref()?, e.contribution)));
    worded.map(|(words, contribution)| format!("{words} ({contribution:+})")).join(" | ")
}
