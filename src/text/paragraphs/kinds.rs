//! The parts that the shape of a block tells: headings and captions.

use super::Block;
use crate::text::ParagraphKind;
use crate::text::boilerplate::Signals;

/// Headings have at most so many words.
const HEADING: usize = 12;

/// Makes headings and captions of the body blocks that look like it.
pub(super) fn refine(text: &str, blocks: &mut [Block], signals: &[Signals]) {
    for at in 0..blocks.len() {
        let Block { bytes, kind, level } = blocks[at];
        let near_item = |at: Option<usize>| {
            at.and_then(|at| blocks.get(at)).is_some_and(|block| block.kind == ParagraphKind::ListItem)
        };
        // A numbered line without neighbours of its kind is the heading of a section.
        let lone_item = kind == ParagraphKind::ListItem
            && bytes.slice(text).starts_with(|c: char| c.is_ascii_digit())
            && !near_item(at.checked_sub(1))
            && !near_item(Some(at + 1));
        let credit = signals[at].caption && !signals[at].names;
        if credit && signals[at].within < 2.0 && kind == ParagraphKind::Body {
            blocks[at].kind = ParagraphKind::Caption;
        } else if (kind == ParagraphKind::Body || lone_item) && level == 0 && heads(at, blocks, signals) {
            blocks[at].kind = ParagraphKind::Heading;
        }
    }
}

/// Whether a block is short, on one line and without a stop, and running text follows it, at once or below one more
/// such block.
fn heads(at: usize, blocks: &[Block], signals: &[Signals]) -> bool {
    let body =
        |at: usize| blocks.get(at).is_some_and(|block| block.kind != ParagraphKind::Caption) && !is_label(&signals[at]);
    is_label(&signals[at]) && (body(at + 1) || blocks.len() > at + 1 && body(at + 2))
}

/// Short, on one line, starting with a capital or a number, and ending without a mark; questions and exclamations only
/// where the words have capitals, since a short question is a paragraph of its own too often.
fn is_label(own: &Signals) -> bool {
    let shown = own.words > 0 && own.words <= HEADING && own.one_line && !own.goes_on && !own.inner_stop && !own.quote;
    let titled = own.long_capitals >= 0.75 && own.words > 1;
    shown && !own.full_stop && (!own.stop || titled) && !own.small
}
