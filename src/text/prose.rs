//! The words of a text without its markup.

use super::document::Document;
use super::sentences;
use crate::span::{Byte, Span};
use pulldown_cmark::{Event, Parser};
use std::borrow::Cow;

impl Document {
    /// The words under a span without the markup in it: for matchers that read text and not tokens. Borrowed where there
    /// is no markup, as in all plain text but the markers of lists and quotations.
    ///
    /// Offsets into the result are not offsets into the article.
    pub fn prose(&self, bytes: Span<Byte>) -> Cow<'_, str> {
        prose(&self.article.text, bytes, &self.markup)
    }
}

/// [`Document::prose`] of a text with its markup.
pub(super) fn prose<'t>(text: &'t str, bytes: Span<Byte>, markup: &[Span<Byte>]) -> Cow<'t, str> {
    let mut pieces = pieces(text, bytes, inside(bytes, markup));
    match pieces.len() {
        0 => Cow::Borrowed(""),
        1 => pieces.remove(0).words,
        _ => Cow::Owned(pieces.iter().map(|piece| &*piece.words).collect()),
    }
}

/// The bytes of a block without the markup and the white space at its ends.
pub(super) fn bare(text: &str, bytes: Span<Byte>, markup: &[Span<Byte>]) -> Span<Byte> {
    let markup = inside(bytes, markup);
    let blank = |from: u32, to: u32| Span::<Byte>::new(from, to).slice(text).trim().is_empty();
    let (mut start, mut end) = (bytes.start, bytes.end);
    for mark in markup {
        if !blank(start, mark.start) {
            break;
        }
        start = mark.end;
    }
    for mark in markup.iter().rev() {
        if mark.start < start || !blank(mark.end, end) {
            break;
        }
        end = mark.start;
    }
    let slice = Span::<Byte>::new(start, end).slice(text);
    let start = start as usize + (slice.len() - slice.trim_start().len());
    Span::from_range(start..start + slice.trim().len())
}

/// The sentences of a paragraph: found in its prose, and widened over the markup around them, so that they cover all of
/// it.
pub(super) fn sentences(text: &str, paragraph: Span<Byte>, markup: &[Span<Byte>]) -> Vec<Span<Byte>> {
    let markup = inside(paragraph, markup);
    if markup.is_empty() {
        return sentences::split(text, paragraph);
    }
    let pieces = pieces(text, paragraph, markup);
    let prose: String = pieces.iter().map(|piece| &*piece.words).collect();
    let mut found = sentences::split(&prose, Span::from_range(0..prose.len()));
    if found.is_empty() {
        return vec![paragraph];
    }
    let mut place = Place { pieces: &pieces, at: 0, before: 0 };
    let mut marks = markup.iter().peekable();
    let mut end = paragraph.start;
    for sentence in &mut found {
        // Markup that touches the sentence before is its end, all other opens this one.
        let gap = &text[end as usize..];
        let start = end + Span::<Byte>::from_range(0..gap.len() - gap.trim_start().len()).end;
        end = place.of(sentence.end);
        while let Some(mark) = marks.next_if(|mark| mark.start <= end) {
            end = end.max(mark.end);
        }
        *sentence = Span::new(start, end);
    }
    if let Some(last) = found.last_mut() {
        last.end = paragraph.end;
    }
    found
}

/// A part of the prose and where it stands in the text.
struct Piece<'t> {
    words: Cow<'t, str>,
    bytes: Span<Byte>,
}

/// Turns growing offsets into the prose to offsets into the text.
struct Place<'p, 't> {
    pieces: &'p [Piece<'t>],
    at: usize,
    /// Length of the prose before the piece `at`.
    before: usize,
}

impl Place<'_, '_> {
    /// Where the prose before `offset` ends in the text.
    fn of(&mut self, offset: u32) -> u32 {
        let offset = offset as usize;
        while let Some(piece) = self.pieces.get(self.at).filter(|piece| self.before + piece.words.len() < offset) {
            self.before += piece.words.len();
            self.at += 1;
        }
        let Some(piece) = self.pieces.get(self.at) else {
            return self.pieces.last().map_or(0, |piece| piece.bytes.end);
        };
        let inner = Span::<Byte>::from_range(0..offset - self.before).end;
        (piece.bytes.start + inner).min(piece.bytes.end)
    }
}

/// The pieces of prose between spans of markup, and what the markup itself reads as.
fn pieces<'t>(text: &'t str, bytes: Span<Byte>, markup: &[Span<Byte>]) -> Vec<Piece<'t>> {
    let mut pieces = Vec::with_capacity(2 * markup.len() + 1);
    let mut at = bytes.start;
    let mut push = |words: Cow<'t, str>, bytes: Span<Byte>| {
        if !words.is_empty() {
            pieces.push(Piece { words, bytes });
        }
    };
    for mark in markup {
        let before = Span::new(at, mark.start);
        push(Cow::Borrowed(before.slice(text)), before);
        push(reads_as(mark.slice(text)), *mark);
        at = mark.end;
    }
    let rest = Span::new(at, bytes.end);
    push(Cow::Borrowed(rest.slice(text)), rest);
    pieces
}

/// A character by its name (`&mdash;`) reads as the character, a break or the edge of a cell as a space, all else as
/// nothing.
fn reads_as(markup: &str) -> Cow<'_, str> {
    if markup.starts_with('&')
        && markup.ends_with(';')
        && let Some(Event::Text(words)) = Parser::new(markup).find(|event| matches!(event, Event::Text(_)))
    {
        return Cow::Owned(words.into_string());
    }
    let breaks = markup.contains('|') || markup.to_ascii_lowercase().contains("<br");
    Cow::Borrowed(if breaks { " " } else { "" })
}

/// The spans of markup inside `bytes`.
fn inside(bytes: Span<Byte>, markup: &[Span<Byte>]) -> &[Span<Byte>] {
    let first = markup.partition_point(|mark| mark.start < bytes.start);
    let last = markup.partition_point(|mark| mark.end <= bytes.end);
    markup.get(first..last).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Article, Markup};

    fn document(text: &str) -> Document {
        Document::new(Article { text: text.to_owned(), markup: Markup::Markdown, ..Article::default() })
    }

    #[test]
    fn prose_has_no_markup() {
        let cases = [
            ("a *b* **c**", "a b c"),
            ("see [the *code*](https://x.example \"t\") now", "see the code now"),
            ("1 &lt; 2 &mdash; `x`<br>y", "1 < 2 — x y"),
            ("> a\n> b", "a\n b"),
            ("\\*a\\*", "*a*"),
        ];
        for (text, wanted) in cases {
            let document = document(text);
            assert_eq!(document.prose(document.paragraphs[0].bytes).trim(), wanted, "{text}");
        }
    }

    #[test]
    fn plain_prose_is_borrowed() {
        let document = Document::new(Article { text: "a b. c d.".to_owned(), ..Article::default() });
        assert!(matches!(document.prose(Span::new(0, 9)), Cow::Borrowed("a b. c d.")));
    }

    #[test]
    fn sentences_cover_a_paragraph_with_markup() {
        let text = "**One here.** *Two* [is. This](http://x.example/a.b) &amp; *three.*";
        let document = document(text);
        let found: Vec<_> = document.sentences.iter().map(|sentence| document.slice(sentence.bytes)).collect();
        assert_eq!(found, ["**One here.**", "*Two* [is.", "This](http://x.example/a.b) &amp; *three.*"]);
    }
}
