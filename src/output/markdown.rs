//! A report for people on a page: tables for the article and for each paragraph's evidence.

use super::Writer;
use super::row::signed;
use super::words::{self, name, place};
use crate::report::{Article, Generator, Holder, Message, Paragraph, ParagraphCounts, Stance, Tally};
use crate::safe::markdown as escaped;
use crate::text::ParagraphKind;
use itertools::Itertools;
use std::io::{self, Write};

pub(super) struct Markdown<W> {
    out: W,
    generator: Generator,
    articles: usize,
    notes: Vec<(&'static str, Message)>,
}

impl<W: Write> Markdown<W> {
    pub(super) fn new(generator: &Generator, out: W) -> Self {
        Self { out, generator: generator.clone(), articles: 0, notes: Vec::new() }
    }

    fn summary(&mut self, article: &Article) -> io::Result<()> {
        let title = article.title.as_deref().unwrap_or(&article.id);
        writeln!(self.out, "# {}\n", escaped(title))?;
        let known = [
            ("article", Some(&article.id)),
            ("url", article.url.as_ref()),
            ("outlet", article.outlet.as_ref()),
            ("author", article.author.as_ref()),
            ("published", article.published.as_ref()),
            ("genre", article.genre.as_ref()),
            ("language", article.language.as_ref()),
        ];
        writeln!(self.out, "| | |\n|---|---|")?;
        for (what, value) in known {
            if let Some(value) = value {
                writeln!(self.out, "| {what} | {} |", escaped(value))?;
            }
        }
        let ParagraphCounts { foreign, boilerplate, .. } = article.paragraph_counts;
        let paragraphs = article.paragraphs.len() - foreign - boilerplate;
        let foreign = if foreign > 0 { format!(", {foreign} in another language") } else { String::new() };
        writeln!(self.out, "| words | {} |", article.words)?;
        writeln!(self.out, "| paragraphs | {paragraphs}{foreign}, and {boilerplate} of boilerplate |\n")?;
        self.overall(article)
    }

    /// Tone and stances of article and headline.
    fn overall(&mut self, article: &Article) -> io::Result<()> {
        writeln!(self.out, "| | | score | paragraphs | favor | against | mixed | neutral |")?;
        writeln!(self.out, "|---|---|--:|--:|--:|--:|--:|--:|")?;
        let tone = &article.sentiment;
        writeln!(self.out, "| tone | {} | {} | | | | | |", name(tone.label), signed(tone.score))?;
        for stance in &article.stance {
            let target = self.target(&stance.target);
            writeln!(self.out, "| **{target}** | **{}** | {} |", name(stance.label), tally(&stance.tally))?;
            for holder in &stance.holders {
                writeln!(self.out, "| held by {} | | {} |", holder_name(&holder.holder), tally(&holder.tally))?;
            }
        }
        if let Some(headline) = &article.headline {
            let tone = &headline.sentiment;
            writeln!(self.out, "| headline: tone | {} | {} | | | | | |", name(tone.label), signed(tone.score))?;
            for stance in &headline.stance {
                let (target, label) = (self.target(&stance.target), name(stance.label));
                writeln!(self.out, "| headline: {target} | {label} | {} | | | | | |", signed(stance.score))?;
            }
        }
        Ok(())
    }

    fn paragraph(&mut self, paragraph: &Paragraph) -> io::Result<()> {
        let kind = name(paragraph.kind).replace('_', " ");
        let kind = if paragraph.kind == ParagraphKind::Body { String::new() } else { format!(", {kind}") };
        let (tone, score) = (name(paragraph.sentiment.label), signed(paragraph.sentiment.score));
        writeln!(self.out, "\n## Paragraph {}{kind}: {tone} {score}\n", paragraph.index)?;
        let words = paragraph.text.as_deref().map_or_else(|| place(paragraph.bytes), escaped);
        writeln!(self.out, "> {words}")?;
        paragraph.stance.iter().try_for_each(|stance| self.stance(stance))
    }

    fn stance(&mut self, stance: &Stance) -> io::Result<()> {
        let (target, holder) = (self.target(&stance.target), holder_name(&stance.holder));
        let (label, score) = (name(stance.label), signed(stance.score));
        writeln!(self.out, "\n**{target}: {label} {score}**, held by {holder}")?;
        if stance.evidence.is_empty() {
            return Ok(());
        }
        writeln!(self.out, "\n| words | contribution | said by | rule |\n|---|--:|---|---|")?;
        for evidence in &stance.evidence {
            let words = match evidence.text.as_deref() {
                _ if evidence.is_rest() => "everything else".to_owned(),
                text => text.map_or_else(|| place(evidence.bytes), escaped),
            };
            let (sum, by) = (signed(evidence.contribution), holder_name(&evidence.holder));
            writeln!(self.out, "| {words} | {sum} | {by} | `{}` |", evidence.by)?;
        }
        Ok(())
    }

    fn target(&self, id: &str) -> String {
        let target = self.generator.targets.iter().find(|t| t.id == id);
        escaped(target.map_or(id, |t| &t.name))
    }
}

impl<W: Write> Writer for Markdown<W> {
    fn article(&mut self, article: &Article) -> io::Result<()> {
        if self.articles > 0 {
            writeln!(self.out)?;
        }
        self.articles += 1;
        self.summary(article)?;
        article.paragraphs.iter().try_for_each(|paragraph| self.paragraph(paragraph))
    }

    fn warning(&mut self, warning: &Message) -> io::Result<()> {
        self.notes.push(("warning", warning.clone()));
        Ok(())
    }

    fn error(&mut self, error: &Message) -> io::Result<()> {
        self.notes.push(("error", error.clone()));
        Ok(())
    }

    fn finish(&mut self) -> io::Result<()> {
        if !self.notes.is_empty() {
            writeln!(self.out, "{}# Notes\n", if self.articles > 0 { "\n" } else { "" })?;
        }
        for (kind, note) in &self.notes {
            writeln!(self.out, "- {kind}: {}: {}", escaped(&note.input), escaped(&note.message))?;
        }
        self.out.flush()
    }
}

fn tally(tally: &Tally) -> String {
    let Tally { score, paragraphs, favor, against, mixed, neutral } = *tally;
    let counts = [paragraphs, favor, against, mixed, neutral].iter().join(" | ");
    format!("{} | {counts}", signed(score))
}

fn holder_name(holder: &Holder) -> String {
    escaped(&words::holder_name(holder))
}
