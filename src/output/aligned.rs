//! Words with notes right under them.

use super::Layout;
use super::row::pieces;
use super::style::PLAIN;
use crate::safe;
use crate::span::{Byte, Span};
use anstyle::Style;
use std::io::{self, Write};
use unicode_width::UnicodeWidthStr;

/// Something to say about a place of the text, in one word.
pub(super) struct Note {
    /// The place, in bytes of the text at hand.
    pub at: Span<Byte>,
    /// What to say.
    pub says: String,
    /// The style of the place and of the note.
    pub style: Style,
}

/// A word of the text and the column that it starts in.
struct Placed<'t> {
    bytes: Span<Byte>,
    word: &'t str,
    column: usize,
}

/// Writes the text wrapped, `indent` columns in, and under each of its lines the notes about the words in it.
pub(super) fn write(text: &str, notes: &[Note], indent: usize, layout: Layout, out: &mut impl Write) -> io::Result<()> {
    for line in lines(text, layout.columns() - indent) {
        let mut column = 0;
        write!(out, "{:indent$}", "")?;
        for placed in &line {
            let noted = notes.iter().find(|note| note.at.overlaps(placed.bytes));
            let style = layout.style(noted.map_or(PLAIN, |note| note.style));
            write!(out, "{:1$}{style}{word}{style:#}", "", placed.column - column, word = safe::line(placed.word))?;
            column = placed.column + safe::line(placed.word).width();
        }
        writeln!(out)?;
        write_notes(&line, notes, indent, layout, out)?;
    }
    Ok(())
}

/// Each note starts under its word; one that would touch another moves to the next line.
fn write_notes(line: &[Placed], notes: &[Note], indent: usize, layout: Layout, out: &mut impl Write) -> io::Result<()> {
    let mut waiting: Vec<(usize, &Note)> =
        notes.iter().filter_map(|note| Some((column_of(note, line)?, note))).collect();
    while !waiting.is_empty() {
        let mut used = 0;
        let mut later = Vec::new();
        write!(out, "{:indent$}", "")?;
        for (column, note) in waiting {
            let free = if used == 0 { 0 } else { used + 1 };
            if column < free {
                later.push((column, note));
                continue;
            }
            let style = layout.style(note.style);
            write!(out, "{:1$}{style}{says}{style:#}", "", column - used, says = note.says)?;
            used = column + note.says.width();
        }
        writeln!(out)?;
        waiting = later;
    }
    Ok(())
}

/// The column of the place that a note is about, if that starts on this line.
fn column_of(note: &Note, line: &[Placed]) -> Option<usize> {
    let placed = line.iter().find(|placed| placed.bytes.start <= note.at.start && note.at.start < placed.bytes.end)?;
    let before = placed.word.get(..(note.at.start - placed.bytes.start) as usize).unwrap_or_default();
    Some(placed.column + safe::line(before).width())
}

/// The words of the text by line.
fn lines(text: &str, room: usize) -> Vec<Vec<Placed<'_>>> {
    let mut lines = Vec::new();
    let mut line: Vec<Placed> = Vec::new();
    let mut column = 0;
    for word in text.split_whitespace() {
        let mut start = word.as_ptr() as usize - text.as_ptr() as usize;
        for (i, piece) in pieces(word, room).iter().enumerate() {
            let width = safe::line(piece).width();
            if i > 0 || column > 0 && column + width > room {
                lines.push(std::mem::take(&mut line));
                column = 0;
            }
            let bytes = Span::from_range(start..start + piece.len());
            line.push(Placed { bytes, word: bytes.slice(text), column });
            column += width + 1;
            start += piece.len();
        }
    }
    lines.push(line);
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_stand_under_their_words() {
        let text = "漢字 are so good,\nso good and bad bad";
        let note = |word: &str, nth: usize, says: &str| {
            let (start, found) = text.match_indices(word).nth(nth).unwrap();
            Note { at: Span::from_range(start..start + found.len()), says: says.to_owned(), style: PLAIN }
        };
        let notes = [note("good", 0, "+1.9"), note("good", 1, "+1.95"), note("bad", 0, "-2.5"), note("bad", 1, "-2.4")];
        let mut out = Vec::new();
        write(text, &notes, 2, Layout { width: 40, color: false }, &mut out).unwrap();
        let expected = "  漢字 are so good, so good and bad bad\n\
                        \u{20}             +1.9     +1.95    -2.5\n\
                        \u{20}                                   -2.4\n";
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }
}
