//! The headline of an article inside its text.

use super::article::{Article, Markup};
use super::boilerplate::{HEADLINE, LINES, SPOKEN, Signals};
use super::document::ParagraphKind;
use super::paragraphs::Block;

/// A sentence of at most so many words can be a headline, and two of twice as many.
const MOTTO: usize = 7;

/// The block that is the headline.
///
/// It is looked for above the running text: a first heading of Markdown, the words that the front matter gives, or a
/// first line by itself that does not end as a sentence does. A text that starts with a sentence has no headline unless
/// that is very short. Where the front matter gives other words than the text shows, these are the headline, and a heading
/// in the text stays one. In Markdown, the only heading of level 1 is the headline below an introduction too.
pub(super) fn find(article: &Article, blocks: &[Block], signals: &[Signals]) -> Option<usize> {
    let text = article.text.as_str();
    let prose = signals.iter().position(Signals::prose).unwrap_or_default();
    let mut above = (0..(prose + 1).min(blocks.len())).filter(|&at| signals[at].words > 0);
    if let Some(known) = article.title.as_deref().map(words) {
        return above.find(|&at| known == words(blocks[at].bytes.slice(text)));
    }
    let kept = |at: usize| !matches!(blocks[at].kind, ParagraphKind::Boilerplate | ParagraphKind::Caption);
    // Among the navigation of a page, a headline is taken for navigation too, but has no sign of it.
    let of_page = |own: &Signals| own.any() || own.label || own.turns_to_readers();
    let silent = |at: usize| !of_page(&signals[at]) && blocks[at].kind != ParagraphKind::Caption;
    if article.markup == Markup::Markdown {
        let mut tops = (0..blocks.len()).filter(|&at| blocks[at].level == 1);
        let only = tops.next().filter(|&at| tops.next().is_none() && kept(at) && at <= LINES && signals[at].words > 0);
        if only.is_some_and(|at| signals[..at].iter().filter(|own| own.prose()).count() < 2) {
            return only;
        }
    }
    let mut lead = above.filter(|&at| kept(at) || silent(at));
    if article.markup == Markup::Markdown && lead.clone().any(|at| blocks[at].level > 0) {
        let first = lead.clone().next();
        let top = lead.find(|&at| blocks[at].level == 1);
        return top.or(first.filter(|&at| blocks[at].level > 0));
    }
    if !(1..blocks.len()).any(kept) {
        return None;
    }
    // A sentence above a byline, a date or a heading is a headline too.
    let above_label = |at: usize| {
        blocks.get(at + 1).is_some_and(|next| matches!(next.kind, ParagraphKind::Boilerplate | ParagraphKind::Heading))
    };
    let headline = |at: &usize| {
        is_headline(&blocks[*at], &signals[*at], above_label(*at)) || *at == 0 && is_motto(blocks, signals)
    };
    if kept(0) {
        return lead.next().filter(headline);
    }
    // Below the navigation of a page, the headline is the longest of the last lines above the text whose words are no page's.
    let last: Vec<usize> = lead.collect();
    let rank = |at: &usize| (signals[*at].page < SPOKEN, signals[*at].words);
    last.into_iter().rev().take(LINES).filter(headline).max_by_key(rank)
}

/// A line by itself that does not end as a sentence does, or that has the capitals or the place of a headline.
fn is_headline(block: &Block, own: &Signals, above_label: bool) -> bool {
    let titled = own.words >= 3 && own.long_capitals >= 0.75 || own.words <= 20 && above_label;
    !matches!(block.kind, ParagraphKind::ListItem | ParagraphKind::Quote)
        && (1..=HEADLINE).contains(&own.words)
        && own.one_line
        && !own.goes_on
        && !own.label
        && (!own.full_stop || titled)
}

/// Whether the text opens with a short sentence, or two, on a line by itself, above paragraphs of which the first is much
/// longer.
fn is_motto(blocks: &[Block], signals: &[Signals]) -> bool {
    let (own, below) = (&signals[0], &signals[1..]);
    let text = below.first().is_some_and(|next| next.prose() && next.words >= 2 * MOTTO.max(own.words));
    let limit = if own.inner_stop { 2 * MOTTO } else { MOTTO };
    let body = blocks[0].kind == ParagraphKind::Body && own.one_line && !own.goes_on;
    body && own.words <= limit && text && below.iter().filter(|own| own.prose()).count() > 1
}

fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}
