//! Blocks of plain text.

use super::lines::{Line, ends_sentence, is_ornament, lines};
use super::list::{Marker, marker};
use super::wrapped;
use super::{Block, Blocks};
use crate::span::{Byte, Span};
use crate::text::ParagraphKind;

/// A line of running text at least this long, in characters, is a paragraph of its own even without a blank line.
const LONG_LINE: usize = 160;

/// Blank lines separate blocks. Where the text has none, each line is a block, unless the lines were broken to fit a
/// width: then they are joined. Markers of lists, quotes and headings start blocks of their own.
pub(super) fn blocks(text: &str, body: Span<Byte>) -> Blocks {
    let lines = lines(text, body);
    let spaced = lines.iter().skip(1).any(|line| line.opens);
    let pairs = lines.windows(2).filter(|pair| !pair[1].opens).map(|pair| (&pair[0], &pair[1]));
    let width = wrapped::width(text, pairs);
    let mut builder = Builder { text, spaced, width, parted: false, blocks: Blocks::default() };
    for chunk in lines.chunk_by(|_, next| !next.opens) {
        builder.chunk(chunk);
    }
    builder.blocks
}

struct Builder<'t> {
    text: &'t str,
    /// Whether blank lines separate blocks.
    spaced: bool,
    /// The width of hard-wrapped text.
    width: Option<usize>,
    /// Whether a separator stands between the last block and the next line.
    parted: bool,
    blocks: Blocks,
}

impl Builder<'_> {
    /// Takes lines without a blank one between them.
    fn chunk(&mut self, lines: &[Line]) {
        let joined = self.width.is_some() || self.spaced && !self.are_paragraphs(lines);
        let first = self.blocks.list.len();
        for (at, line) in lines.iter().enumerate() {
            let before = at.checked_sub(1).map(|at| &lines[at]);
            self.line(line, before, joined, first);
        }
    }

    /// Whether lines without blank ones between them are paragraphs of their own: long, and each ends its sentence.
    fn are_paragraphs(&self, lines: &[Line]) -> bool {
        let long = |line: &&Line| line.bytes.len() >= LONG_LINE && ends_sentence(line.bytes.slice(self.text));
        lines.len() > 1 && 2 * lines.iter().filter(long).count() > lines.len()
    }

    /// Adds a line to the last block or opens one. `first` is the first block of the chunk.
    fn line(&mut self, line: &Line, before: Option<&Line>, joined: bool, first: usize) {
        let words = line.bytes.slice(self.text);
        let parted = std::mem::take(&mut self.parted);
        let last = self.blocks.list[first..].last().copied().filter(|_| !parted);
        if is_ornament(words) {
            return self.ornament(line, last);
        }
        let Some((marker, length)) = marker(words).filter(|_| !self.is_chance(line, before, last)) else {
            let fresh = !joined || before.is_none_or(|before| self.breaks(before, line));
            match last {
                // An item goes on below its marker, a quotation as long as its lines are marked.
                Some(last) if last.kind == ParagraphKind::ListItem && (line.indent > 0 || !fresh) => self.extend(line),
                Some(last) if last.kind == ParagraphKind::Body && !fresh => self.extend(line),
                _ => self.open(line, ParagraphKind::Body, 0),
            }
            return;
        };
        let start = line.bytes.start as usize;
        self.blocks.markup.push(Span::from_range(start..start + length));
        match marker {
            Marker::Heading(level) => self.open(line, ParagraphKind::Heading, level),
            Marker::Quote if last.is_some_and(|last| last.kind == ParagraphKind::Quote) => self.extend(line),
            Marker::Quote => self.open(line, ParagraphKind::Quote, 0),
            Marker::Bullet | Marker::Number => self.open(line, ParagraphKind::ListItem, 0),
        }
    }

    /// Whether a marker came to the start of the line only because the line before was full.
    fn is_chance(&self, line: &Line, before: Option<&Line>, last: Option<Block>) -> bool {
        let (Some(width), Some(before)) = (self.width, before) else { return false };
        let words = before.bytes.slice(self.text);
        last.is_some_and(|last| last.kind == ParagraphKind::Body)
            && !ends_sentence(words)
            && !words.ends_with(':')
            && !wrapped::fits(self.text, before, line, width)
    }

    /// Whether a paragraph ends between two lines.
    fn breaks(&self, line: &Line, next: &Line) -> bool {
        self.width.map_or_else(
            || self.heads(line, next),
            |width| {
                !self.spaced && wrapped::ends_paragraph(self.text, line, next, width)
                    || line.opens && wrapped::is_heading(self.text, line, next, width)
            },
        )
    }

    /// Whether a line that was not broken at a width stands at the top of the text, without a stop, and a sentence follows.
    fn heads(&self, line: &Line, next: &Line) -> bool {
        let (words, after) = (line.bytes.slice(self.text), next.bytes.slice(self.text));
        self.blocks.list.len() == 1
            && line.opens
            && words.len() < LONG_LINE
            && !words.ends_with(['.', ',', ';', ':', '-'])
            && ends_sentence(after)
            && !after.starts_with(char::is_lowercase)
    }

    /// A row of signs underlines the one line above it, or only separates.
    fn ornament(&mut self, line: &Line, last: Option<Block>) {
        let words = line.bytes.slice(self.text);
        let underline = words.len() >= 3 && (words.bytes().all(|b| b == b'=') || words.bytes().all(|b| b == b'-'));
        if underline && last.is_some_and(|above| self.is_heading(above)) {
            self.blocks.markup.push(line.bytes);
            self.extend(line);
            if let Some(block) = self.blocks.list.last_mut() {
                block.kind = ParagraphKind::Heading;
                block.level = if words.starts_with('=') { 1 } else { 2 };
            }
        }
        self.parted = true;
    }

    fn is_heading(&self, block: Block) -> bool {
        let words = block.bytes.slice(self.text);
        block.kind == ParagraphKind::Body && !words.contains('\n') && words.len() < LONG_LINE && !words.ends_with('.')
    }

    fn open(&mut self, line: &Line, kind: ParagraphKind, level: u8) {
        self.blocks.list.push(Block { bytes: line.bytes, kind, level });
    }

    fn extend(&mut self, line: &Line) {
        if let Some(block) = self.blocks.list.last_mut() {
            block.bytes = block.bytes.cover(line.bytes);
        }
    }
}
