//! Rows of the text format: words to the left, wrapped, a label and a number in columns to the right.

use super::Layout;
use super::style::PLAIN;
use anstyle::Style;
use itertools::Itertools;
use std::io::{self, Write};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Columns of the label and of the number, each with the space before it.
const LABEL: usize = 10;
const NUMBER: usize = 7;
/// With fewer columns there would be no room for words.
const NARROWEST: usize = 40;

/// One row, of one line or more.
#[derive(Default)]
pub(super) struct Row<'a> {
    /// Columns before the words, on every line.
    pub indent: usize,
    /// Stands within the indent on the first line, by style.
    pub margin: (Style, &'a str),
    /// The words, by style.
    pub words: Vec<(Style, &'a str)>,
    /// The label, by style, on the first line.
    pub label: Option<(Style, &'a str)>,
    /// The number, by style, on the first line.
    pub number: Option<(Style, f64)>,
}

impl Layout {
    pub(super) fn columns(self) -> usize {
        self.width.max(NARROWEST)
    }

    /// Columns for indent and words of rows that have a label or a number.
    pub(super) fn left(self) -> usize {
        self.columns() - LABEL - NUMBER
    }

    pub(super) fn style(self, style: Style) -> Style {
        if self.color { style } else { PLAIN }
    }
}

impl Row<'_> {
    pub(super) fn write(&self, layout: Layout, out: &mut impl Write) -> io::Result<()> {
        let has_right = self.label.is_some() || self.number.is_some();
        let left = if has_right { layout.left() } else { layout.columns() };
        let (style, margin) = (layout.style(self.margin.0), self.margin.1);
        write!(out, "{style}{margin}{style:#}{:1$}", "", self.indent.saturating_sub(margin.width()))?;
        for (i, line) in self.wrap(left - self.indent).iter().enumerate() {
            if i > 0 {
                write!(out, "\n{:1$}", "", self.indent)?;
            }
            for (j, (style, words)) in line.iter().chunk_by(|(style, _)| *style).into_iter().enumerate() {
                let (style, words) = (layout.style(style), words.map(|(_, word)| word).join(" "));
                write!(out, "{:1$}{style}{words}{style:#}", "", usize::from(j > 0))?;
            }
            if i == 0 && has_right {
                self.write_right(left - self.indent - columns(line), layout, out)?;
            }
        }
        writeln!(out)
    }

    fn write_right(&self, gap: usize, layout: Layout, out: &mut impl Write) -> io::Result<()> {
        let (style, label) = self.label.unwrap_or_default();
        let style = layout.style(style);
        write!(out, "{:gap$}  {style}{label:<1$}{style:#}", "", LABEL - 2)?;
        let Some((style, number)) = self.number else { return Ok(()) };
        let style = layout.style(style);
        write!(out, "{style}{:>NUMBER$}{style:#}", signed(number))
    }

    /// The words by line, at least one line.
    fn wrap(&self, room: usize) -> Vec<Vec<(Style, String)>> {
        let words = self.words.iter().flat_map(|(style, text)| text.split_whitespace().map(move |word| (*style, word)));
        let pieces = words.flat_map(|(style, word)| pieces(word, room).into_iter().map(move |piece| (style, piece)));
        let mut lines = Vec::new();
        let mut line: Vec<(Style, String)> = Vec::new();
        for piece in pieces {
            if !line.is_empty() && columns(&line) + 1 + piece.1.width() > room {
                lines.push(std::mem::take(&mut line));
            }
            line.push(piece);
        }
        lines.push(line);
        lines
    }
}

/// Columns of words with a space between them.
fn columns(words: &[(Style, String)]) -> usize {
    words.iter().map(|(_, word)| word.width()).sum::<usize>() + words.len().saturating_sub(1)
}

/// The word, broken where it is wider than the room.
pub(super) fn pieces(word: &str, room: usize) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut used = 0;
    for c in word.chars() {
        let width = c.width().unwrap_or(0);
        if used + width > room && used > 0 {
            pieces.push(String::new());
            used = 0;
        }
        used += width;
        if let Some(piece) = pieces.last_mut() {
            piece.push(c);
        }
    }
    pieces
}

/// The number with two places and its sign, if it has one.
pub(super) fn signed(number: f64) -> String {
    let digits = format!("{number:+.2}");
    if matches!(digits.as_str(), "+0.00" | "-0.00") { "0.00".to_owned() } else { digits }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(row: &Row, width: usize) -> String {
        let mut out = Vec::new();
        row.write(Layout { width, color: false }, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn numbers_stand_under_each_other() {
        let row = |words, number| Row {
            indent: 2,
            words: vec![(PLAIN, words)],
            label: Some((PLAIN, "favor")),
            number: Some((PLAIN, number)),
            ..Row::default()
        };
        assert_eq!(written(&row("漢字 and", 0.0), 40), "  漢字 and               favor      0.00\n");
        assert_eq!(
            written(&row("more words than there is room", -0.125), 40),
            "  more words than there  favor     -0.12\n  is room\n"
        );
    }

    #[test]
    fn a_word_wider_than_the_line_is_broken() {
        assert_eq!(pieces("漢漢漢a", 5), ["漢漢", "漢a"]);
    }
}
