//! From an analysis to its report: names for positions, words beside offsets, numbers rounded.

use super::article::{
    Article, Headline, Paragraph, ParagraphCounts, Passage, Quotation, Rated, Sentence, Sentiment, Speaker, Step,
};
use super::stance::{Bar, Evidence, Holder, HolderKind, Leaning, Mention, Stance};
use super::summarize;
use crate::analyze::Analysis;
use crate::quotation;
use crate::sentiment;
use crate::span::{Byte, Span};
use crate::stance;
use crate::target::Targets;
use crate::text::{Document, ParagraphKind, TokenKind};
use crate::trace;

/// The report of one article. With `steps`, sentences say how VADER came to their numbers.
pub fn article(analysis: &Analysis, targets: &Targets, steps: bool) -> Article {
    let source = &analysis.document.article;
    let view = View { analysis, targets, steps, shift: 0 };
    let paragraphs: Vec<Paragraph> =
        (0..analysis.document.paragraphs.len()).map(|index| view.paragraph(index)).collect();
    Article {
        id: source.id.clone(),
        title: source.title.clone(),
        url: source.url.clone(),
        outlet: source.outlet.clone(),
        author: source.author.clone(),
        published: source.published.clone(),
        genre: source.genre.clone(),
        language: source.language.clone(),
        words: words(&analysis.document),
        paragraph_counts: ParagraphCounts::of(&paragraphs),
        headline: analysis.title.as_deref().map(|title| view.headline(title)),
        sentiment: view.sentiment(&analysis.tones.article),
        stance: summarize(&paragraphs, targets.all.iter().map(|t| t.id.as_str())),
        quotations: analysis.quotations.iter().map(|q| view.quotation(q)).collect(),
        paragraphs,
    }
}

/// A number as reports have it: rounded to four places, never -0.
pub fn round(number: f64) -> f64 {
    (number * 1e4).round() / 1e4 + 0.0
}

/// Words and numbers of the paragraphs that count. A clitic (`’s`) is a token of its own, but no word.
fn words(document: &Document) -> usize {
    let kept = document.paragraphs.iter().filter(|p| p.kind.counts());
    kept.flat_map(|p| document.sentences_of(p))
        .flat_map(|s| document.tokens_of(s))
        .filter(|t| matches!(t.kind, TokenKind::Word | TokenKind::Number))
        .filter(|t| !document.slice(t.bytes).starts_with(['\'', '’']))
        .count()
}

impl ParagraphCounts {
    fn of(paragraphs: &[Paragraph]) -> Self {
        let count = |kind| paragraphs.iter().filter(|p| p.kind == kind).count();
        Self {
            body: count(ParagraphKind::Body),
            heading: count(ParagraphKind::Heading),
            quote: count(ParagraphKind::Quote),
            list_item: count(ParagraphKind::ListItem),
            caption: count(ParagraphKind::Caption),
            foreign: count(ParagraphKind::Foreign),
            boilerplate: count(ParagraphKind::Boilerplate),
        }
    }
}

/// An analysis with what is needed to put it in words.
struct View<'a> {
    analysis: &'a Analysis,
    targets: &'a Targets,
    steps: bool,
    /// Added to every offset: where in the article's text the analyzed text starts.
    shift: u32,
}

impl View<'_> {
    fn headline(&self, title: &Analysis) -> Headline {
        let (text, document) = (&title.document.article.text, &self.analysis.document);
        // The headline may have been cleaned of markup, and then its offsets are not the article's.
        let bytes = document.title.filter(|bytes| document.slice(*bytes) == text);
        let view = View { analysis: title, shift: bytes.map_or(0, |b| b.start), ..*self };
        Headline {
            text: Some(text.clone()),
            bytes,
            sentiment: view.sentiment(&title.tones.paragraphs[0]),
            stance: title.stances.iter().flatten().map(|s| view.stance(s)).collect(),
        }
    }

    fn paragraph(&self, index: usize) -> Paragraph {
        let Analysis { document, tones, stances, .. } = self.analysis;
        let paragraph = &document.paragraphs[index];
        Paragraph {
            index,
            kind: paragraph.kind,
            text: self.text(paragraph.bytes),
            bytes: paragraph.bytes,
            sentences: paragraph.sentences.range().map(|sentence| self.sentence(sentence)).collect(),
            sentiment: self.sentiment(&tones.paragraphs[index]),
            stance: stances[index].iter().map(|s| self.stance(s)).collect(),
        }
    }

    fn sentiment(&self, sentiment: &sentiment::Sentiment) -> Sentiment {
        let rated = |rated: &sentiment::Rated| Rated {
            words: self.passage(rated.bytes),
            by: rated.by.0.to_owned(),
            positive: round(rated.positive),
            negative: round(rated.negative),
            contribution: round(rated.contribution),
        };
        let evidence = &sentiment.evidence;
        Sentiment {
            label: sentiment.label,
            score: round(sentiment.score),
            vader: sentiment.vader,
            evidence: (self.steps && !evidence.is_empty()).then(|| evidence.iter().map(rated).collect()),
        }
    }

    fn sentence(&self, index: usize) -> Sentence {
        let Analysis { document, tones, .. } = self.analysis;
        let bytes = document.sentences[index].bytes;
        let found = self.steps.then(|| sentiment::vader_steps(document.slice(bytes)));
        Sentence {
            bytes,
            vader: tones.sentences[index],
            words: found.as_ref().map(|found| found.words),
            steps: found.map(|found| found.steps.iter().map(|step| self.step(step, bytes.start)).collect()),
        }
    }

    /// A step that was taken in a sentence which starts at `start`.
    fn step(&self, step: &trace::Step, start: u32) -> Step {
        let passage = |bytes: Span<Byte>| self.passage(Span::new(bytes.start + start, bytes.end + start));
        Step {
            rule: step.rule.0.to_owned(),
            word: passage(step.at),
            cue: step.cue.map(passage),
            before: round(step.before),
            after: round(step.after),
        }
    }

    fn stance(&self, stance: &stance::Stance) -> Stance {
        let score = round(stance.score);
        let takes_side = matches!(stance.label, stance::Label::Favor | stance::Label::Against);
        let leaning = match score {
            s if s > 0.0 && !takes_side => Some(Leaning::Favor),
            s if s < 0.0 && !takes_side => Some(Leaning::Against),
            _ => None,
        };
        Stance {
            target: self.targets.get(stance.target).id.clone(),
            label: stance.label,
            leaning,
            score,
            bar: Bar { favor: round(stance.bar.favor), against: round(stance.bar.against) },
            confidence: round(stance.confidence),
            holder: self.holder(&stance.holder),
            evidence: stance.evidence.iter().zip(stance.contributions()).map(|(e, c)| self.evidence(e, c)).collect(),
        }
    }

    fn evidence(&self, evidence: &stance::Evidence, contribution: f64) -> Evidence {
        Evidence {
            text: self.text(evidence.bytes),
            bytes: self.shifted(evidence.bytes),
            by: evidence.by.0.to_owned(),
            favor: round(evidence.favor),
            against: round(evidence.against),
            contribution: round(contribution),
            mention: evidence.mention.map(|mention| Mention {
                text: self.text(mention.bytes),
                bytes: self.shifted(mention.bytes),
                via: mention.via,
            }),
            holder: self.holder(&evidence.holder),
        }
    }

    fn holder(&self, holder: &stance::Holder) -> Holder {
        match holder {
            stance::Holder::Author => Holder::default(),
            stance::Holder::Quoted(speaker) => Holder {
                kind: HolderKind::Quoted,
                name: speaker.as_ref().map(|s| s.name.clone()),
                bytes: speaker.as_ref().map(|s| self.shifted(s.bytes)),
            },
        }
    }

    fn quotation(&self, quotation: &quotation::Quotation) -> Quotation {
        let pieces: Vec<&str> = quotation.spans.iter().map(|s| self.analysis.document.slice(*s)).collect();
        Quotation {
            kind: quotation.kind,
            spans: quotation.spans.clone(),
            text: Some(pieces.join(" … ")),
            speaker: quotation.speaker.as_ref().map(|s| Speaker { name: Some(s.name.clone()), bytes: s.bytes }),
            cue: quotation.cue.map(|bytes| self.passage(bytes)),
            held: quotation.held,
        }
    }

    fn passage(&self, bytes: Span<Byte>) -> Passage {
        Passage { text: self.text(bytes), bytes: self.shifted(bytes) }
    }

    fn text(&self, bytes: Span<Byte>) -> Option<String> {
        Some(self.analysis.document.slice(bytes).to_owned())
    }

    fn shifted(&self, bytes: Span<Byte>) -> Span<Byte> {
        Span::new(bytes.start + self.shift, bytes.end + self.shift)
    }
}
