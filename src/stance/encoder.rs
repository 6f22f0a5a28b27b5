//! The engine `encoder`: a paragraph is read by a small transformer, and what its words add up to is the stance.

use super::words::Words;
use super::{Headline, slots};
use crate::encoder::{Encoder, Piece, Token};
use crate::lexicon::Bar;
use crate::span::Span;
use crate::target::{Mention, TargetIndex};
use crate::text::{Document, Paragraph};
use crate::trace::{Rule, RuleId};

/// Neutral is 0 in what the network says of each side.
pub(super) const BAR: Bar = Bar { favor: 0.0, against: 0.0 };

/// No target: every name in a paragraph is that of something else.
pub(super) const NONE: TargetIndex = TargetIndex(u16::MAX);

/// The only rule of the engine.
pub static READ: Rule = Rule {
    id: RuleId("stance.read"),
    explanation: "Words by which a small transformer tells the stance of the paragraph: their share in what it attends to, \
                  times what they say for or against the target there.",
    example: "Google squeezes everybody who depends on it.",
};

/// The logit from which a paragraph that does not mention a target refers to it, and that from which one does that seems
/// to mention it (`reports/eval/2026-11-28-auto.md`).
const MEANT: f64 = 3.0;
const MENTIONED: f64 = -2.0;

/// Which of [`Token::gates`] are whose.
const STANCE: usize = 0;
const TONE: usize = 1;
const HOLDER: usize = 2;
const PRESENCE: usize = 3;

/// Adds what the words of a paragraph say of a target of that name, and gives the logit that somebody quoted holds it; nothing
/// where the paragraph does not refer to the target at all. `mentions` are those of all targets inside it.
pub(super) fn read(
    document: &Document,
    paragraph: &Paragraph,
    target: TargetIndex,
    name: &str,
    headline: Option<Headline<'_>>,
    mentions: &[Mention],
    words: &mut Words,
) -> Option<f64> {
    let (head, text) = input(document, paragraph, target, name, headline, mentions);
    let tokens = Encoder::get().read(&head, &text);
    add(&text, &tokens, STANCE, READ.id, |token| token.stance, words);
    let sum = |head: usize, value: fn(&Token) -> f64| -> f64 {
        tokens.iter().zip(shares(&tokens, head)).map(|(token, share)| value(token) * share).sum()
    };
    let mentioned = mentions.iter().any(|mention| mention.target == target);
    let present = sum(PRESENCE, |token| token.present) > if mentioned { MENTIONED } else { MEANT };
    present.then(|| -sum(HOLDER, |token| token.author))
}

/// Adds what the words of a paragraph say of its tone, read for no target. `mentions` are those of all targets inside it.
pub(super) fn read_tone(
    document: &Document,
    paragraph: &Paragraph,
    headline: Option<Headline<'_>>,
    mentions: &[Mention],
    by: RuleId,
    words: &mut Words,
) {
    let (head, text) = input(document, paragraph, NONE, "", headline, mentions);
    let tokens = Encoder::get().read(&head, &text);
    add(&text, &tokens, TONE, by, |token| token.tone, words);
}

/// Adds what a head says of each piece to the words under it.
fn add(
    text: &[Piece],
    tokens: &[Token],
    head: usize,
    by: RuleId,
    sides: impl Fn(&Token) -> [f64; 2],
    words: &mut Words,
) {
    for ((piece, token), share) in text.iter().zip(tokens).zip(shares(tokens, head)) {
        words.add(piece.bytes, by, sides(token).map(|value| value * share));
    }
}

/// What is read: the name of the target and the headline, and the paragraph's text.
fn input(
    document: &Document,
    paragraph: &Paragraph,
    target: TargetIndex,
    name: &str,
    headline: Option<Headline<'_>>,
    mentions: &[Mention],
) -> (Vec<Piece>, Vec<Piece>) {
    let headline = headline.map(|headline| {
        let all = Span::from_range(0..headline.document.article.text.len());
        slots::divide(headline.document, all, target, headline.mentions)
    });
    let head = Encoder::get().head(name, &headline.unwrap_or_default());
    (head, slots::divide(document, paragraph.bytes, target, mentions))
}

/// The share of each token in the sums of a head: the softmax of its gate.
fn shares(tokens: &[Token], head: usize) -> Vec<f64> {
    let gate = |token: &Token| token.gates[head];
    let top = tokens.iter().map(gate).fold(f64::NEG_INFINITY, f64::max);
    let open: Vec<f64> = tokens.iter().map(|token| (gate(token) - top).exp()).collect();
    let sum: f64 = open.iter().sum();
    open.iter().map(|open| open / sum).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quotation::Holders;
    use crate::stance::Holder;
    use crate::target::{Targets, find};
    use crate::text::{Article, ParagraphKind};
    use serde::Deserialize;

    /// An article of `tests/encoder/articles.jsonl`.
    #[derive(Deserialize)]
    struct Written {
        id: String,
        title: String,
        paragraphs: Vec<Text>,
    }

    #[derive(Deserialize)]
    struct Text {
        text: String,
    }

    /// What `training/encoder/reference.py` says of one of its paragraphs.
    #[derive(Deserialize)]
    struct Expected {
        id: String,
        paragraph: usize,
        target: String,
        ids: Vec<u32>,
        kinds: Vec<u8>,
        gates: Vec<[f64; 4]>,
        values: Vec<[f64; 6]>,
    }

    fn lines<T: for<'de> Deserialize<'de>>(text: &str) -> Vec<T> {
        text.lines().map(|line| serde_json::from_str(line).expect("the cases are JSON Lines")).collect()
    }

    fn document(article: &Written) -> Document {
        let mut whole = Article { title: Some(article.title.clone()), ..Article::default() };
        let mut spans = Vec::new();
        for Text { text } in &article.paragraphs {
            let start = whole.text.len();
            whole.text.push_str(text);
            spans.push((Span::from_range(start..whole.text.len()), ParagraphKind::Body));
            whole.text.push_str("\n\n");
        }
        Document::from_paragraphs(whole, None, &spans)
    }

    #[test]
    fn the_network_is_the_one_that_was_trained() {
        let targets = Targets::builtin();
        let articles: Vec<Written> = lines(include_str!("../../tests/encoder/articles.jsonl"));
        let expected: Vec<Expected> = lines(include_str!("../../tests/encoder/expected.jsonl"));
        let mut furthest: f64 = 0.0;
        for case in &expected {
            let place = format!("{} {} {}", case.id, case.paragraph, case.target);
            let article = articles.iter().find(|article| article.id == case.id).expect("every case has its article");
            let document = document(article);
            let title = Document::headline(article.title.clone());
            let (mentions, title_mentions) = (find(&document, &targets), find(&title, &targets));
            let at = targets.all.iter().position(|target| target.id == case.target).expect("its target is built in");
            let target = TargetIndex(u16::try_from(at).expect("there are few targets"));
            let paragraph = &document.paragraphs[case.paragraph];
            let within = |paragraph: &Paragraph| -> Vec<Mention> {
                mentions.iter().filter(|mention| paragraph.bytes.contains(mention.bytes)).copied().collect()
            };
            let headline = Some(Headline { document: &title, mentions: &title_mentions });
            let name = &targets.get(target).name;
            let (head, text) = input(&document, paragraph, target, name, headline, &within(paragraph));
            let read: Vec<(u32, u8)> = head.iter().chain(&text).map(|piece| (piece.number, piece.kind as u8)).collect();
            // Python cuts a text that is too long; of the first window the half far from the cut is the same.
            let cut = read.len() >= case.ids.len();
            let all = read.len().min(case.ids.len() - 1);
            assert_eq!(
                read.iter().map(|(number, _)| *number).take(all).collect::<Vec<_>>(),
                case.ids[..all],
                "{place}"
            );
            assert_eq!(read.iter().map(|(_, kind)| *kind).take(all).collect::<Vec<_>>(), case.kinds[..all], "{place}");
            let same = if cut { case.gates.len() / 2 } else { case.gates.len() };
            let tokens = Encoder::get().read(&head, &text);
            assert_eq!(tokens.len(), text.len());
            for ((token, gates), values) in tokens.iter().zip(&case.gates).zip(&case.values).take(same) {
                let [favor, against] = token.stance;
                let [positive, negative] = token.tone;
                let added = [favor, against, positive, negative, token.author, token.present];
                let made = token.gates.iter().chain(&added);
                // Inputs are rounded to steps of the largest, so that a token with a very large one is a little coarser.
                let distance = |(a, b): (&f64, &f64)| (a - b).abs() / b.abs().max(1.0);
                furthest = made.zip(gates.iter().chain(values)).map(distance).fold(furthest, f64::max);
            }
        }
        assert!(expected.len() > 5);
        assert!(furthest < 0.02, "{furthest}");
    }

    #[test]
    fn phrases_and_the_rest_add_up_to_the_words() {
        let text = "Google squeezes everybody who depends on it, and “we are tired of it”, says Ana Ruiz.";
        let targets = Targets::builtin();
        let document = Document::headline(text.to_owned());
        let mentions = find(&document, &targets);
        let paragraph = &document.paragraphs[0];
        let target = mentions[0].target;
        let name = &targets.get(target).name;
        let quotations = crate::quotation::find(&document);
        let mut words = Words::new(&document, paragraph, target, &mentions);
        read(&document, paragraph, target, name, None, &mentions, &mut words);
        let stance = words.stance(paragraph, target, BAR, &mentions, &Holders::new(&quotations), &Holder::Author);
        let (head, pieces) = input(&document, paragraph, target, name, None, &mentions);
        let tokens = Encoder::get().read(&head, &pieces);
        let sum = |side: usize| {
            tokens.iter().zip(shares(&tokens, STANCE)).map(|(t, share)| t.stance[side] * share).sum::<f64>()
        };
        let (favor, against) = (sum(0), sum(1));
        assert!((stance.evidence.iter().map(|e| e.favor).sum::<f64>() - favor).abs() < 1e-9);
        assert!((stance.evidence.iter().map(|e| e.against).sum::<f64>() - against).abs() < 1e-9);
        let chance = |logit: f64| logit.exp() / (favor.exp() + against.exp() + 1.0);
        assert!((stance.score - (chance(favor) - chance(against))).abs() < 1e-9);
        assert!(stance.evidence.iter().all(|piece| piece.mention.is_some()), "{:?}", stance.evidence);
    }
}
