//! A report for people at a terminal: what the article comes to, then a row for each paragraph with its tone and its
//! stances, and under each stance the words it rests on. Numbers stand in one column, so that a stance reads as the sum
//! of what is under it.

use super::row::Row;
use super::style::{BOLD, DIM, PLAIN, side_style, stance_style, tone_style};
use super::words::{cut, holder_name, name, place, quoted};
use super::{Layout, Writer};
use crate::report::{
    Article, Evidence, Generator, Holder, HolderKind, Message, Paragraph, ParagraphCounts, Sentiment, Stance,
    StanceSummary, Tally,
};
use crate::safe;
use crate::text::ParagraphKind;
use itertools::Itertools;
use std::io::{self, Write};
use unicode_width::UnicodeWidthStr;

/// Columns before the words of a paragraph: room for its number.
const INDENT: usize = 5;
/// Columns of the widest name in a summary; longer ones are cut.
const NAME: usize = 24;

pub(super) struct Text<W> {
    out: W,
    layout: Layout,
    generator: Generator,
    articles: usize,
}

impl<W: Write> Text<W> {
    pub(super) fn new(generator: &Generator, layout: Layout, out: W) -> Self {
        Self { out, layout, generator: generator.clone(), articles: 0 }
    }

    fn row(&mut self, row: &Row) -> io::Result<()> {
        row.write(self.layout, &mut self.out)
    }

    fn summary(&mut self, article: &Article) -> io::Result<()> {
        if let Some(title) = &article.title {
            self.row(&Row { words: vec![(BOLD, &safe::line(title))], ..Row::default() })?;
        }
        self.row(&Row { words: vec![(DIM, &facts(article))], ..Row::default() })?;
        self.row(&Row { words: vec![(DIM, &sizes(article))], ..Row::default() })?;
        writeln!(self.out)?;
        self.tone("tone", &article.sentiment)?;
        let holders = article.stance.iter().flat_map(|s| &s.holders).map(|h| holder_name(&h.holder).width() + 2);
        let targets = article.stance.iter().map(|s| self.target(&s.target).width());
        let column = INDENT + holders.chain(targets).max().unwrap_or(0).min(NAME) + 2;
        article.stance.iter().try_for_each(|stance| self.stance_summary(stance, column))?;
        if let Some(headline) = &article.headline {
            self.tone("headline", &headline.sentiment)?;
            headline.stance.iter().try_for_each(|stance| self.stance(stance))?;
        }
        Ok(())
    }

    fn tone(&mut self, words: &str, tone: &Sentiment) -> io::Result<()> {
        let (style, label) = (tone_style(tone.label), name(tone.label));
        self.row(&Row {
            indent: INDENT,
            words: vec![(PLAIN, words)],
            label: Some((style, &label)),
            number: Some((style, tone.score)),
            ..Row::default()
        })
    }

    /// The article's stance and, where not all is the author's, whose it is; counts start in `column`.
    fn stance_summary(&mut self, stance: &StanceSummary, column: usize) -> io::Result<()> {
        let (style, label) = (stance_style(stance.label), name(stance.label));
        self.row(&Row {
            indent: column,
            margin: (BOLD, &in_margin(INDENT, &self.target(&stance.target), column)),
            words: vec![(PLAIN, &counts(&stance.tally))],
            label: Some((style, &label)),
            number: Some((style, stance.tally.score)),
        })?;
        let quoted = stance.holders.iter().any(|h| h.holder.kind == HolderKind::Quoted);
        for holder in stance.holders.iter().filter(|_| quoted) {
            self.row(&Row {
                indent: column,
                margin: (PLAIN, &in_margin(INDENT + 2, &holder_name(&holder.holder), column)),
                words: vec![(PLAIN, &counts(&holder.tally))],
                number: Some((side_style(holder.tally.score), holder.tally.score)),
                ..Row::default()
            })?;
        }
        Ok(())
    }

    fn paragraph(&mut self, paragraph: &Paragraph) -> io::Result<()> {
        let counts = paragraph.kind.counts();
        let kind = if paragraph.kind == ParagraphKind::Body { String::new() } else { name(paragraph.kind) + ":" };
        let kind = kind.replace('_', " ");
        let words = paragraph.text.as_deref().map_or_else(|| place(paragraph.bytes), safe::line);
        let room = self.layout.left().saturating_sub(INDENT + kind.len() + usize::from(!kind.is_empty()));
        let words = cut(&words, room);
        let (style, label) = (tone_style(paragraph.sentiment.label), name(paragraph.sentiment.label));
        self.row(&Row {
            indent: INDENT,
            margin: (DIM, &format!("{:>3}", paragraph.index)),
            words: vec![(DIM, &kind), (if counts { PLAIN } else { DIM }, &words)],
            label: counts.then_some((style, &label)),
            number: counts.then_some((style, paragraph.sentiment.score)),
        })?;
        paragraph.stance.iter().try_for_each(|stance| self.stance(stance))
    }

    fn stance(&mut self, stance: &Stance) -> io::Result<()> {
        let (style, label) = (stance_style(stance.label), name(stance.label));
        let quoted = stance.holder.kind == HolderKind::Quoted;
        let holder = if quoted { format!("held by {}", holder_name(&stance.holder)) } else { String::new() };
        let target = in_margin(INDENT + 2, &self.target(&stance.target), self.layout.left() / 2);
        self.row(&Row {
            indent: target.width() + 2,
            margin: (BOLD, &target),
            words: vec![(DIM, &holder)],
            label: Some((style, &label)),
            number: Some((style, stance.score)),
        })?;
        stance.evidence.iter().try_for_each(|evidence| self.evidence(evidence, &stance.holder))
    }

    fn evidence(&mut self, evidence: &Evidence, holder: &Holder) -> io::Result<()> {
        let words = match &evidence.text {
            _ if evidence.is_rest() => "everything else".to_owned(),
            // Two lines are enough to find the words by.
            Some(text) => cut(&quoted(text), 2 * self.layout.left() - 24),
            None => place(evidence.bytes),
        };
        let same = (evidence.holder.kind, &evidence.holder.name) == (holder.kind, &holder.name);
        let holder = if same { String::new() } else { format!("({})", holder_name(&evidence.holder)) };
        self.row(&Row {
            indent: INDENT + 4,
            words: vec![(PLAIN, &words), (DIM, &holder)],
            number: Some((side_style(evidence.contribution), evidence.contribution)),
            ..Row::default()
        })
    }

    fn target(&self, id: &str) -> String {
        let target = self.generator.targets.iter().find(|t| t.id == id);
        safe::line(target.map_or(id, |t| &t.name))
    }
}

impl<W: Write> Writer for Text<W> {
    fn article(&mut self, article: &Article) -> io::Result<()> {
        if self.articles > 0 {
            write!(self.out, "\n\n")?;
        }
        self.articles += 1;
        self.summary(article)?;
        for paragraph in &article.paragraphs {
            writeln!(self.out)?;
            self.paragraph(paragraph)?;
        }
        self.out.flush()
    }

    fn warning(&mut self, _: &Message) -> io::Result<()> {
        Ok(())
    }

    fn error(&mut self, _: &Message) -> io::Result<()> {
        Ok(())
    }

    fn finish(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// A name that starts after `indent` columns and ends before `column`.
fn in_margin(indent: usize, name: &str, column: usize) -> String {
    format!("{:indent$}{}", "", cut(name, column.saturating_sub(indent + 1).max(1)))
}

/// Which article it is.
fn facts(article: &Article) -> String {
    let id = if article.id == "-" { "standard input" } else { &article.id };
    let known = [Some(id), article.outlet.as_deref(), article.author.as_deref(), article.published.as_deref()];
    known.into_iter().flatten().map(safe::line).join(" · ")
}

/// How much of it there is.
fn sizes(article: &Article) -> String {
    let ParagraphCounts { foreign, boilerplate, .. } = article.paragraph_counts;
    let more = |count, what| if count > 0 { format!(", {count} more {what}") } else { String::new() };
    let paragraphs = number_of(article.paragraphs.len() - foreign - boilerplate, "paragraph");
    let (foreign, boilerplate) = (more(foreign, "in another language"), more(boilerplate, "of boilerplate"));
    format!("{}, {paragraphs}{foreign}{boilerplate}", number_of(article.words, "word"))
}

fn number_of(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

/// `3 paragraphs: 2 favor, 1 neutral`.
fn counts(tally: &Tally) -> String {
    let labels =
        [(tally.favor, "favor"), (tally.against, "against"), (tally.mixed, "mixed"), (tally.neutral, "neutral")];
    let labels =
        labels.iter().filter(|(count, _)| *count > 0).map(|(count, label)| format!("{count} {label}")).join(", ");
    format!("{}: {labels}", number_of(tally.paragraphs, "paragraph"))
}
