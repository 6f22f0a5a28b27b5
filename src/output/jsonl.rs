//! JSON Lines: see [`Line`](crate::report::Line) for what a line is.

use super::Writer;
use crate::report::{Article, Generator, Message, SCHEMA_VERSION};
use serde::Serialize;
use std::io::{self, Write};

/// Writes a line as soon as its content is known, so that a run of any length can be followed.
pub(super) struct Jsonl<W> {
    out: W,
    generator: Generator,
}

/// A [`Line`](crate::report::Line) that borrows.
#[derive(Serialize)]
struct Line<'a, C> {
    schema_version: &'static str,
    generator: &'a Generator,
    #[serde(flatten)]
    content: C,
}

#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
enum Note<'a> {
    Warning(&'a Message),
    Error(&'a Message),
}

impl<W: Write> Jsonl<W> {
    pub(super) fn new(generator: &Generator, out: W) -> Self {
        Self { out, generator: generator.clone() }
    }

    fn line(&mut self, content: impl Serialize) -> io::Result<()> {
        let line = Line { schema_version: SCHEMA_VERSION, generator: &self.generator, content };
        serde_json::to_writer(&mut self.out, &line)?;
        self.out.write_all(b"\n")
    }
}

impl<W: Write> Writer for Jsonl<W> {
    fn article(&mut self, article: &Article) -> io::Result<()> {
        self.line(article)
    }

    fn warning(&mut self, warning: &Message) -> io::Result<()> {
        self.line(Note::Warning(warning))
    }

    fn error(&mut self, error: &Message) -> io::Result<()> {
        self.line(Note::Error(error))
    }

    fn finish(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
