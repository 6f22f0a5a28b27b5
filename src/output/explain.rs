//! How the numbers of an article came about, for a terminal: the words with their valences under them, the steps that
//! made these, the evidence of each stance, and what the rules do that took part.

use super::Layout;
use super::aligned::{self, Note};
use super::row::{Row, signed};
use super::style::{BOLD, DIM, PLAIN, side_style, stance_style, tone_style};
use super::words::{holder_name, name, quoted};
use crate::report::{
    self, Article, Evidence, Generator, HolderKind, Mention, Paragraph, Rated, Sentence, Stance, Step,
};
use crate::safe;
use crate::span::{Byte, Span};
use itertools::Itertools;
use std::io::{self, Write};
use unicode_width::UnicodeWidthStr;

/// Columns before the words of a paragraph, as in the text format.
const INDENT: usize = 5;

/// Writes how the numbers of some of an article's paragraphs came about. The report must carry text and steps.
///
/// # Errors
/// Whatever `out` fails with.
pub fn explain<'p>(
    generator: &Generator,
    article: &Article,
    paragraphs: impl IntoIterator<Item = &'p Paragraph>,
    layout: Layout,
    out: impl Write,
) -> io::Result<()> {
    let mut page = Page { generator, layout, out, rules: Vec::new() };
    let title = safe::line(article.title.as_ref().unwrap_or(&article.id));
    page.row(&Row { words: vec![(BOLD, &title)], ..Row::default() })?;
    let mut paragraphs = paragraphs.into_iter().peekable();
    if paragraphs.peek().is_none() {
        page.row(&Row {
            indent: 2,
            words: vec![(DIM, "No paragraph refers to what was asked for.")],
            ..Row::default()
        })?;
    }
    paragraphs.try_for_each(|paragraph| page.paragraph(paragraph))?;
    page.legend()?;
    page.out.flush()
}

/// Writes what a rule does.
///
/// # Errors
/// Whatever `out` fails with.
pub fn explain_rule(rule: &crate::trace::Rule, layout: Layout, mut out: impl Write) -> io::Result<()> {
    Row { words: vec![(BOLD, rule.id.0)], ..Row::default() }.write(layout, &mut out)?;
    Row { indent: 2, words: vec![(PLAIN, rule.explanation)], ..Row::default() }.write(layout, &mut out)?;
    let example = quoted(rule.example);
    Row { indent: 2, words: vec![(DIM, "Example:"), (PLAIN, &example)], ..Row::default() }.write(layout, &mut out)
}

struct Page<'g, W> {
    generator: &'g Generator,
    layout: Layout,
    out: W,
    /// The rules that took part so far.
    rules: Vec<String>,
}

impl<W: Write> Page<'_, W> {
    fn row(&mut self, row: &Row) -> io::Result<()> {
        row.write(self.layout, &mut self.out)
    }

    fn paragraph(&mut self, paragraph: &Paragraph) -> io::Result<()> {
        let (style, label) = (tone_style(paragraph.sentiment.label), name(paragraph.sentiment.label));
        let read = paragraph.sentiment.evidence.as_deref();
        let tone = if read.is_some() { "tone, as it is read" } else { "tone, the mean of its sentences" };
        writeln!(self.out)?;
        self.row(&Row {
            indent: INDENT,
            margin: (DIM, &format!("{:>3}", paragraph.index)),
            words: vec![(PLAIN, tone)],
            label: Some((style, &label)),
            number: Some((style, paragraph.sentiment.score)),
        })?;
        read.unwrap_or_default().iter().try_for_each(|rated| self.rated(rated))?;
        let text = paragraph.text.as_deref().unwrap_or_default();
        for sentence in &paragraph.sentences {
            let bytes = within(sentence.bytes, paragraph.bytes);
            self.sentence(bytes.slice(text), sentence)?;
        }
        paragraph.stance.iter().try_for_each(|stance| self.stance(stance))
    }

    /// The words, the valences under them, then how each valence came about.
    fn sentence(&mut self, text: &str, sentence: &Sentence) -> io::Result<()> {
        let steps = sentence.steps.as_deref().unwrap_or_default();
        // All steps of a word stand together, and the last one gives its valence.
        let words = steps.iter().chunk_by(|step| step.word.bytes);
        let words = words.into_iter().map(|(_, steps)| steps.collect_vec()).collect_vec();
        let notes = words.iter().filter_map(|steps| steps.last()).map(|step| Note {
            at: within(step.word.bytes, sentence.bytes),
            says: signed(step.after),
            style: side_style(step.after),
        });
        let notes = notes.collect_vec();
        writeln!(self.out)?;
        aligned::write(text, &notes, INDENT, self.layout, &mut self.out)?;
        for steps in &words {
            self.steps(steps)?;
        }
        let compound = sentence.vader.compound;
        self.row(&Row {
            indent: INDENT + 2,
            words: vec![(DIM, "compound of the sentence")],
            number: Some((side_style(compound), compound)),
            ..Row::default()
        })
    }

    /// One word: `good  +1.90 vader.lexicon, -1.41 vader.negation by “not”`.
    fn steps(&mut self, steps: &[&Step]) -> io::Result<()> {
        let Some(first) = steps.first() else { return Ok(()) };
        let step = |step: &&Step| {
            let cue = step.cue.as_ref().and_then(|cue| cue.text.as_deref());
            let cue = cue.map(|cue| format!(" by {}", quoted(cue))).unwrap_or_default();
            format!("{} {}{cue}", signed(step.after), step.rule)
        };
        let words = steps.iter().map(step).join(", ");
        let word = format!("{:1$}{2}", "", INDENT + 2, safe::line(first.word.text.as_deref().unwrap_or_default()));
        self.rules.extend(steps.iter().map(|step| step.rule.clone()));
        self.row(&Row {
            indent: word.width() + 2,
            margin: (BOLD, &word),
            words: vec![(PLAIN, &words)],
            ..Row::default()
        })
    }

    fn stance(&mut self, stance: &Stance) -> io::Result<()> {
        let target = self.generator.targets.iter().find(|t| t.id == stance.target);
        let target = safe::line(target.map_or(&stance.target, |t| &t.name));
        let (style, label) = (stance_style(stance.label), name(stance.label));
        let quoted = stance.holder.kind == HolderKind::Quoted;
        let holder = if quoted { format!("held by {}", holder_name(&stance.holder)) } else { String::new() };
        writeln!(self.out)?;
        self.row(&Row {
            indent: INDENT,
            words: vec![(BOLD, &target), (PLAIN, &holder)],
            label: Some((style, &label)),
            number: Some((style, stance.score)),
            ..Row::default()
        })?;
        stance.evidence.iter().try_for_each(|evidence| self.evidence(evidence))
    }

    fn evidence(&mut self, evidence: &Evidence) -> io::Result<()> {
        let of = evidence.mention.as_ref().map(of_mention).unwrap_or_default();
        let sides = format!("{:.2} for, {:.2} against", evidence.favor, evidence.against);
        let why = format!("{sides}{of}; said by {}", holder_name(&evidence.holder));
        self.words(evidence.text.as_deref(), evidence.contribution, &evidence.by, &why)
    }

    fn rated(&mut self, rated: &Rated) -> io::Result<()> {
        let why = format!("{:.2} positive, {:.2} negative", rated.positive, rated.negative);
        self.words(rated.words.text.as_deref(), rated.contribution, &rated.by, &why)
    }

    /// Words with what they add to a score, by which rule, and why.
    fn words(&mut self, text: Option<&str>, contribution: f64, by: &str, why: &str) -> io::Result<()> {
        let words = quoted(text.unwrap_or_default());
        self.row(&Row {
            indent: INDENT + 2,
            words: vec![(PLAIN, &words)],
            number: Some((side_style(contribution), contribution)),
            ..Row::default()
        })?;
        self.rules.push(by.to_owned());
        self.row(&Row { indent: INDENT + 4, words: vec![(DIM, &format!("{by}: {why}"))], ..Row::default() })
    }

    /// What the rules do that took part.
    fn legend(&mut self) -> io::Result<()> {
        let rules = std::mem::take(&mut self.rules);
        let rules = rules.iter().unique().filter_map(|id| report::rule(id)).collect_vec();
        if !rules.is_empty() {
            writeln!(self.out)?;
            self.row(&Row { words: vec![(BOLD, "Rules")], ..Row::default() })?;
        }
        for rule in rules {
            self.row(&Row { indent: 2, words: vec![(PLAIN, rule.id.0)], ..Row::default() })?;
            self.row(&Row { indent: 4, words: vec![(DIM, rule.explanation)], ..Row::default() })?;
        }
        Ok(())
    }
}

/// Which words tie evidence to its target.
fn of_mention(mention: &Mention) -> String {
    let words = quoted(mention.text.as_deref().unwrap_or_default());
    format!(", tied to {words} ({})", name(mention.via))
}

/// A span of the article as a span of the text that `outer` covers.
fn within(inner: Span<Byte>, outer: Span<Byte>) -> Span<Byte> {
    Span::new(inner.start.saturating_sub(outer.start), inner.end.saturating_sub(outer.start))
}
