//! The headline of an article inside its text.

use super::article::{Article, Markup};
use super::boilerplate::{HEADLINE, LINES, Signals};
use super::document::ParagraphKind;
use super::paragraphs::Block;

/// The block that is the headline.
///
/// It is looked for above the running text: a first heading of Markdown, the words that the front matter gives, or a
/// first line by itself that does not end as a sentence does. A text that starts with a sentence has no headline. Where the
/// front matter gives other words than the text shows, these are the headline, and a heading in the text stays one.
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
    let headline = |at: &usize| is_headline(&blocks[*at], &signals[*at], above_label(*at));
    if kept(0) {
        return lead.next().filter(headline);
    }
    // Below the navigation of a page, the headline is the longest of the last lines above the text.
    let last: Vec<usize> = lead.collect();
    last.into_iter().rev().take(LINES).filter(headline).max_by_key(|&at| signals[at].words)
}

/// A line by itself that does not end as a sentence does, or that has the capitals or the place of a headline.
fn is_headline(block: &Block, own: &Signals, above_label: bool) -> bool {
    let titled = own.words >= 3 && own.long_capitals >= 0.75 || own.words <= 20 && above_label;
    !matches!(block.kind, ParagraphKind::ListItem | ParagraphKind::Quote)
        && (1..=HEADLINE).contains(&own.words)
        && own.one_line
        && !own.goes_on
        && (!own.full_stop || titled)
}

fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}
