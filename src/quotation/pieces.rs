//! What a paragraph holds of others' words: stretches in quotation marks with the cues beside them, and what other cues
//! bring in.

use super::cue::{self, Cue};
use super::marks::Quoted;
use super::page::Page;
use super::roles::Role;
use super::{direct, indirect};
use std::ops::Range;

/// Something in a paragraph that may be somebody's words.
pub(super) struct Piece {
    pub parts: Vec<Range<usize>>,
    pub cue: Option<Cue>,
    /// The stretch in marks that it is.
    pub stretch: Option<Quoted>,
}

impl Piece {
    /// Words that no cue brings in.
    pub(super) fn whole(words: Range<usize>) -> Self {
        Self { parts: std::iter::once(words).collect(), cue: None, stretch: None }
    }

    pub(super) fn start(&self) -> usize {
        self.parts.first().map_or(0, |part| part.start)
    }

    /// Where the text that may name the source of the cue ends: at the source, or at what is said if that comes first.
    pub(super) fn known_until(&self, page: &Page, cue: &Cue) -> usize {
        // `Ruiz toured the plant as she promised jobs`: the writer tells the first clause.
        let start = cue.subject.tokens.start;
        let told = start > 1 && page.has(start - 1, Role::As) && !page.is_mark(start - 2, &[",", "—", "–"]);
        if told { cue.subject.at } else { self.start().min(cue.subject.at) }
    }

    pub(super) fn end(&self) -> usize {
        self.parts.last().map_or(0, |part| part.end)
    }
}

/// The pieces of a paragraph, in text order.
pub(super) fn of(page: &Page, paragraph: usize) -> Vec<Piece> {
    let own = page.paragraph(paragraph);
    let sentences = page.document.sentences_of(&page.document.paragraphs[paragraph]);
    let sentence_of = |token: usize| {
        let at = sentences.partition_point(|s| s.tokens.end as usize <= token);
        sentences.get(at).map_or(own.clone(), |s| s.tokens.range())
    };
    let first = page.quoted.partition_point(|q| q.paragraph < paragraph);
    let last = page.quoted.partition_point(|q| q.paragraph <= paragraph);
    let stretches = &page.quoted[first..last];
    let mut pieces = Vec::new();
    let mut used: Vec<Cue> = Vec::new();
    for (at, stretch) in stretches.iter().enumerate() {
        let opening = sentence_of(stretch.tokens.start);
        let closing = sentence_of(stretch.tokens.end - 1);
        if !direct::is_full(page, stretch, &opening) {
            continue;
        }
        let floor = at.checked_sub(1).map_or(opening.start, |last| opening.start.max(stretches[last].tokens.end));
        let next = stretches.get(at + 1);
        let mut ceiling = closing.end;
        // `“Why?” Ruiz asked.` is two sentences to the splitter.
        let stopped = page.text(stretch.tokens.end.saturating_sub(2)).ends_with(['?', '!', '…', '.', '—']);
        if closing.end == stretch.tokens.end && stretch.closed && stopped && stretch.tokens.end < own.end {
            ceiling = sentence_of(stretch.tokens.end).end;
        }
        ceiling = next.map_or(ceiling, |next| ceiling.min(next.tokens.start));
        let cue = match direct::cue_after(page, stretch.tokens.end, ceiling) {
            Some(cue) => Some(cue),
            None => match direct::cue_before(page, stretch.tokens.start, floor) {
                // The sentence around the marks is what is said.
                Some(cue) if direct::is_part(page, &cue, stretch.tokens.start) => continue,
                // `“The code,” Ruiz said, “is free.”`
                Some(cue) if used.last() == Some(&cue) => None,
                cue => cue,
            },
        };
        let mut parts = vec![stretch.tokens.clone()];
        if let Some(cue) = &cue {
            parts.extend(next.and_then(|next| rest(page, stretch, cue, next, &closing)));
            used.push(cue.clone());
        }
        pieces.push(Piece { parts, cue, stretch: Some(stretch.clone()) });
    }
    used.sort_by_key(|cue| cue.tokens.start);
    for sentence in sentences {
        for mut found in indirect::find(page, &sentence.tokens.range(), &used) {
            for part in &mut found.parts {
                // Words in marks that run over the end of the sentence belong to it as a whole.
                if let Some(stretch) = part.end.checked_sub(1).and_then(|last| page.quote_at(last)) {
                    part.end = part.end.max(page.quoted[stretch].tokens.end);
                }
            }
            if found.parts.iter().cloned().flatten().filter(|&t| page.is_word(t)).take(2).count() > 1 {
                pieces.push(Piece { parts: found.parts, cue: Some(found.cue), stretch: None });
            }
        }
    }
    pieces.sort_by_key(Piece::start);
    pieces
}

/// What a sentence goes on with behind a stretch and its cue, if that holds marks again: `Ruiz says “it works” because “it
/// is free”`; `“It works,” Ruiz says, but “it is slow”`.
fn rest(page: &Page, stretch: &Quoted, cue: &Cue, next: &Quoted, sentence: &Range<usize>) -> Option<Range<usize>> {
    let behind = cue.tokens.start > stretch.tokens.start;
    let from = if behind { cue.tokens.end.max(cue.subject.tokens.end) } else { stretch.tokens.end };
    let inside = from < next.tokens.start && next.tokens.start < sentence.end && !direct::is_full(page, next, sentence);
    (inside && !(from..next.tokens.start).any(|t| cue::is_verb(page, t))).then_some(from..next.tokens.end)
}
