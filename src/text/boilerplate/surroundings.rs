//! What the neighbours of a block say about it.

use super::signals::{SPOKEN, Signals};
use crate::text::paragraphs::Block;
use rustc_hash::FxHashMap;

/// The headline is among so many lines above the text, below the navigation of a page.
pub(in crate::text) const LINES: usize = 8;

/// What stands around one block.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Surroundings {
    /// Length of the stretch of blocks without running text that it is in; 0 for running text.
    pub stretch: usize,
    /// Number of other blocks in the stretch that have a sign of boilerplate.
    pub signs: usize,
    /// The same for the five blocks before it and the five after it, inside the stretch.
    pub near_signs: usize,
    /// Running text among the three blocks before it, counted up to two.
    pub prose_before: usize,
    /// Running text among the three blocks after it, counted up to two.
    pub prose_after: usize,
    /// Whether the text is over: there is some, and no sentence but those with signs of boilerplate stands below.
    pub below_all: bool,
    /// How often its very words stand elsewhere, counted up to two.
    pub repeated: usize,
    /// Whether a heading such as `Related articles` opens the list that it is in.
    pub listed: bool,
    /// Whether the block before it announces the author.
    pub after_author: bool,
    /// Whether the blocks before and after it have signs of boilerplate.
    pub between: bool,
    /// Whether it stands among the comments of readers.
    pub among_comments: bool,
    /// Whether it is the only line above the running text that could be the headline.
    pub heads: bool,
    /// Whether the block before or after it has a sign of boilerplate.
    pub beside: bool,
    /// Whether it is among the first lines and above the running text.
    pub at_top: bool,
    /// Whether it stands at the top, above the headline.
    pub above_headline: bool,
    /// Whether it stands below the running text, where at least half is known to be boilerplate.
    pub in_tail: bool,
}

impl Surroundings {
    /// The surroundings of all blocks of a text.
    pub fn of_all(text: &str, blocks: &[Block], signals: &[Signals]) -> Vec<Self> {
        let mut found = vec![Self::default(); blocks.len()];
        stretches(signals, &mut found);
        neighbours(signals, &mut found);
        repetitions(text, blocks, &mut found);
        comments(signals, &mut found);
        if let Some(at) = lone_headline(signals) {
            found[at].heads = true;
        }
        found
    }

    /// Notes what stands above the headline and below the running text, once a first look at each block has said which
    /// are boilerplate.
    pub fn note_ends(around: &mut [Self], signals: &[Signals], page: &[bool]) {
        headline(signals, page, around);
        let last = signals.iter().zip(page).rposition(|(own, page)| own.prose() && !page);
        let Some(start) = last.map(|last| last + 1) else { return };
        let sure = page[start..].iter().filter(|page| **page).count();
        if sure * 2 >= page.len() - start {
            around[start..].iter_mut().for_each(|around| around.in_tail = true);
        }
    }
}

/// How many of the first `n` blocks have a property, for each `n`.
fn counts(signals: &[Signals], has: impl Fn(&Signals) -> bool) -> Vec<usize> {
    let mut sum = 0;
    std::iter::once(0)
        .chain(signals.iter().map(|own| {
            sum += usize::from(has(own));
            sum
        }))
        .collect()
}

fn is_sign(own: &Signals) -> bool {
    own.any() || own.label || own.page > SPOKEN || own.is_row()
}

fn stretches(signals: &[Signals], found: &mut [Surroundings]) {
    let signs = counts(signals, is_sign);
    let last_prose = signals.iter().rposition(Signals::prose);
    let mut start = 0;
    for stretch in signals.chunk_by(|a, b| !a.prose() && !b.prose()) {
        let end = start + stretch.len();
        if !stretch[0].prose() {
            let tail = last_prose.is_none_or(|last| last < start);
            let mut opened = false;
            for at in start..end {
                let own = usize::from(is_sign(&signals[at]));
                let (from, to) = (at.saturating_sub(5).max(start), (at + 6).min(end));
                found[at].stretch = stretch.len();
                found[at].signs = signs[end] - signs[start] - own;
                found[at].near_signs = signs[to] - signs[from] - own;
                // The last block above running text may be its heading.
                found[at].listed = opened && (tail || at + 1 < end);
                opened |= signals[at].opens;
            }
        }
        start = end;
    }
}

fn neighbours(signals: &[Signals], found: &mut [Surroundings]) {
    let prose = counts(signals, Signals::prose);
    let last = signals.iter().rposition(|own| own.prose() || own.is_silent());
    let of_page = |at: usize| signals[at].any() && !signals[at].speaks();
    let is_text = |at: usize| signals[at].prose() || signals[at].is_silent();
    for (at, around) in found.iter_mut().enumerate() {
        around.below_all = prose[at] > 0 && last.is_none_or(|last| last <= at);
        around.at_top = at <= LINES && prose[at] == 0 && prose[signals.len()] > 0;
        let before = at.checked_sub(1).map(|at| &signals[at]);
        let after = signals.get(at + 1);
        around.prose_before = (prose[at] - prose[at.saturating_sub(3)]).min(2);
        around.prose_after = (prose[(at + 4).min(signals.len())] - prose[at + 1]).min(2);
        around.beside = before.is_some_and(is_sign) || after.is_some_and(is_sign);
        around.after_author = before.is_some_and(|before| before.opens_author);
        // One line of the page stands inside articles too, and the text goes on below it.
        let lone = at.checked_sub(2).is_some_and(is_text) && before.is_some_and(|own| !own.opens_comments);
        let inside = lone && signals[at].goes_on_telling();
        let speaks = signals[at].speaks() && !signals[at].voice.offers;
        let below_page = at.checked_sub(1).is_some_and(of_page);
        around.between = below_page && after.is_none_or(Signals::any) && !inside && !speaks;
        around.listed &= !(inside && below_page);
    }
}

fn repetitions(text: &str, blocks: &[Block], found: &mut [Surroundings]) {
    let mut times: FxHashMap<&str, usize> = FxHashMap::default();
    for block in blocks {
        *times.entry(block.bytes.slice(text)).or_default() += 1;
    }
    for (block, around) in blocks.iter().zip(found) {
        around.repeated = times.get(block.bytes.slice(text)).map_or(0, |times| (times - 1).min(2));
    }
}

/// Above the first line that could be a headline, a few lines above the text, stand boilerplate, calls, credits and the
/// names of sections: if nothing else does, all of it is of the page.
fn headline(signals: &[Signals], page: &[bool], found: &mut [Surroundings]) {
    let Some(text) = signals.iter().position(Signals::prose) else { return };
    if text > LINES {
        return;
    }
    let Some(headline) = signals[..text].iter().position(Signals::heads) else { return };
    let above = |(own, page): (&Signals, &bool)| *page || own.caption || own.turns_to_readers() || own.is_kicker();
    if signals.iter().zip(page).take(headline).all(above) {
        found[..headline].iter_mut().for_each(|around| around.above_headline = true);
    }
}

/// The first line, if it could be a headline and has no words of pages; else the one line above the text that could be one, if
/// no other stands there but kickers above it and lines that are surely of the page.
fn lone_headline(signals: &[Signals]) -> Option<usize> {
    let text = signals.iter().position(Signals::prose).filter(|&text| text <= LINES)?;
    let at = signals[..text].iter().position(Signals::could_head)?;
    if at == 0 && signals[0].page < SPOKEN {
        return Some(at);
    }
    let above = signals[..at].iter().all(|own| own.is_sure() || own.is_kicker());
    (above && signals[at + 1..text].iter().all(Signals::is_sure)).then_some(at)
}

/// Comments go from a heading such as `3 Comments` to the end, if running text stands above it and the name of a
/// commenter right below it.
fn comments(signals: &[Signals], found: &mut [Surroundings]) {
    let Some(text) = signals.iter().position(Signals::prose) else { return };
    let opening = (text..signals.len()).find(|&at| {
        let below = &signals[at + 1..(at + 3).min(signals.len())];
        signals[at].opens_comments && below.iter().any(|own| own.speaker)
    });
    if let Some(opening) = opening {
        found[opening + 1..].iter_mut().for_each(|around| around.among_comments = true);
    }
}
