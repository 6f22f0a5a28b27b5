//! Blocks of Markdown.

use super::lines::is_ornament;
use super::{Block, Blocks};
use crate::span::{Byte, Span};
use crate::text::ParagraphKind;
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// The blocks of CommonMark, with tables, footnotes, strike-through and task lists, by where the parser says that their
/// text stands. A block takes the whole of its lines, so that every sign of markup is in one. Lines that hold nothing but
/// markup are boilerplate if there are letters in them (a comment, the address of a link), and nothing if not (a rule).
pub(super) fn blocks(text: &str, body: Span<Byte>) -> Blocks {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES;
    let source = body.slice(text);
    let mut reader = Reader { text, base: body.start as usize, end: body.start as usize, ..Reader::default() };
    for (event, range) in Parser::new_ext(source, options).into_offset_iter() {
        let range = reader.base + range.start..reader.base + range.end;
        reader.event(event, range);
    }
    reader.close();
    reader.fill(body.end as usize);
    reader.blocks
}

/// A block whose text is being read.
struct Leaf {
    kind: ParagraphKind,
    level: u8,
    /// Where the parser says that it stands.
    range: Range<usize>,
    /// Its prose, in text order.
    prose: Vec<Range<usize>>,
    /// Whether there is prose outside of images.
    words: bool,
}

#[derive(Default)]
struct Reader<'t> {
    text: &'t str,
    /// Where the Markdown starts in the text.
    base: usize,
    /// Where the last block ends.
    end: usize,
    quotes: usize,
    items: usize,
    images: usize,
    code: bool,
    leaf: Option<Leaf>,
    blocks: Blocks,
}

impl Reader<'_> {
    fn event(&mut self, event: Event, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(&tag, range),
            Event::End(tag) => self.finish(tag),
            Event::Text(words) => {
                // A character by its name (`&amp;`) is no slice of the text.
                if self.text.get(range.clone()) == Some(&*words) {
                    self.prose(range);
                } else {
                    self.touch(range);
                }
            }
            Event::Code(words) => {
                let inner = self.text[range.clone()].find(&*words).map(|at| range.start + at);
                match inner {
                    Some(start) => self.prose(start..start + words.len()),
                    None => self.touch(range),
                }
            }
            Event::Html(_) => self.html(range),
            Event::InlineHtml(_)
            | Event::SoftBreak
            | Event::HardBreak
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_) => self.touch(range),
            Event::Rule => self.close(),
        }
    }

    fn start(&mut self, tag: &Tag, range: Range<usize>) {
        match tag {
            Tag::BlockQuote(_) => {
                self.close();
                self.quotes += 1;
            }
            Tag::Item => {
                self.close();
                self.items += 1;
            }
            Tag::Heading { level, .. } => self.open(ParagraphKind::Heading, heading(*level), range),
            Tag::Paragraph | Tag::HtmlBlock => self.open(self.kind(), 0, range),
            Tag::TableHead | Tag::TableRow => self.open(ParagraphKind::ListItem, 0, range),
            Tag::CodeBlock(_) => {
                self.open(ParagraphKind::Boilerplate, 0, range);
                self.code = true;
            }
            Tag::Image { .. } => {
                self.touch(range);
                self.images += 1;
            }
            Tag::List(_) | Tag::Table(_) | Tag::FootnoteDefinition(_) => self.close(),
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } => self.touch(range),
            _ => {}
        }
    }

    fn finish(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::BlockQuote(_) => {
                self.close();
                self.quotes = self.quotes.saturating_sub(1);
            }
            TagEnd::Item => {
                self.close();
                self.items = self.items.saturating_sub(1);
            }
            TagEnd::Image => self.images = self.images.saturating_sub(1),
            TagEnd::Paragraph
            | TagEnd::Heading(_)
            | TagEnd::HtmlBlock
            | TagEnd::TableHead
            | TagEnd::TableRow
            | TagEnd::List(_)
            | TagEnd::FootnoteDefinition => self.close(),
            TagEnd::CodeBlock => {
                self.close();
                self.code = false;
            }
            _ => {}
        }
    }

    /// What a paragraph is by the quotation or list that it stands in.
    fn kind(&self) -> ParagraphKind {
        match (self.quotes, self.items) {
            (0, 0) => ParagraphKind::Body,
            (0, _) => ParagraphKind::ListItem,
            _ => ParagraphKind::Quote,
        }
    }

    fn open(&mut self, kind: ParagraphKind, level: u8, range: Range<usize>) {
        self.close();
        self.leaf = Some(Leaf { kind, level, range, prose: Vec::new(), words: false });
    }

    /// The leaf that `range` belongs to: the open one, or the text of a list item without a paragraph of its own.
    fn leaf(&mut self, range: &Range<usize>) -> &mut Leaf {
        let kind = self.kind();
        let start = range.start..range.start;
        let leaf =
            self.leaf.get_or_insert_with(|| Leaf { kind, level: 0, range: start, prose: Vec::new(), words: false });
        leaf.range.end = leaf.range.end.max(range.end);
        leaf
    }

    fn touch(&mut self, range: Range<usize>) {
        self.leaf(&range);
    }

    fn prose(&mut self, range: Range<usize>) {
        let shown = self.images == 0;
        let leaf = self.leaf(&range);
        leaf.words |= shown;
        match leaf.prose.last_mut() {
            Some(last) if last.end == range.start => last.end = range.end,
            _ => leaf.prose.push(range),
        }
    }

    /// The text between the tags of a block of HTML is prose, save that of scripts and styles.
    fn html(&mut self, range: Range<usize>) {
        let mut at = range.start;
        let hidden = ["<script", "<style", "<iframe", "<svg", "<!--"];
        let starts = self.text[range.clone()].trim_start();
        self.touch(range.clone());
        if hidden.iter().any(|tag| starts.get(..tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag))) {
            return;
        }
        while at < range.end {
            let rest = &self.text[at..range.end];
            let prose = rest.find('<').unwrap_or(rest.len());
            if !rest[..prose].trim().is_empty() {
                self.prose(at..at + prose);
            }
            at += prose;
            at += self.text[at..range.end].find('>').map_or(range.end - at, |close| close + 1);
        }
    }

    /// Ends the open leaf and makes a block of its lines.
    fn close(&mut self) {
        let Some(leaf) = self.leaf.take() else { return };
        let start = self.line_start(leaf.range.start).max(self.end);
        let end = self.line_end(leaf.range.end).max(start);
        let Some(bytes) = trimmed(self.text, start..end).filter(|bytes| !is_ornament(&self.text[bytes.clone()])) else {
            return;
        };
        self.fill(bytes.start);
        let mut at = bytes.start;
        for prose in &leaf.prose {
            self.mark(at..prose.start.min(bytes.end));
            at = prose.end.max(at);
        }
        self.mark(at..bytes.end);
        let kind = match leaf.kind {
            _ if leaf.prose.is_empty() => ParagraphKind::Boilerplate,
            ParagraphKind::Body if !leaf.words => ParagraphKind::Caption,
            kind => kind,
        };
        self.end = bytes.end;
        self.blocks.list.push(Block { bytes: Span::from_range(bytes), kind, level: leaf.level });
    }

    /// Makes blocks of the lines of markup between the last block and `to`.
    fn fill(&mut self, to: usize) {
        let mut at = self.end;
        for line in self.text[self.end..to.max(self.end)].split_inclusive('\n') {
            let separates = is_ornament(line.trim());
            if let Some(bytes) = trimmed(self.text, at..at + line.len()).filter(|_| !separates) {
                self.mark(bytes.clone());
                let kind = ParagraphKind::Boilerplate;
                self.blocks.list.push(Block { bytes: Span::from_range(bytes), kind, level: 0 });
            }
            at += line.len();
        }
        self.end = self.end.max(to);
    }

    /// Notes what is not white space in `range` as markup.
    fn mark(&mut self, range: Range<usize>) {
        if let Some(bytes) = trimmed(self.text, range) {
            self.blocks.markup.push(Span::from_range(bytes));
        }
    }

    fn line_start(&self, at: usize) -> usize {
        memchr::memrchr(b'\n', &self.text.as_bytes()[self.end..at.max(self.end)])
            .map_or(self.end, |line| self.end + line + 1)
    }

    /// The end of the line on which the character before `at` stands.
    fn line_end(&self, at: usize) -> usize {
        let bytes = self.text.as_bytes();
        let inside = if at > 0 && bytes.get(at - 1) == Some(&b'\n') { at - 1 } else { at };
        memchr::memchr(b'\n', bytes.get(inside..).unwrap_or_default()).map_or(bytes.len(), |line| inside + line)
    }
}

/// `range` without the white space at its ends; `None` if nothing is left.
fn trimmed(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let slice = text.get(range.clone())?;
    let start = range.start + (slice.len() - slice.trim_start().len());
    let words = slice.trim();
    (!words.is_empty()).then(|| start..start + words.len())
}

fn heading(level: HeadingLevel) -> u8 {
    level as u8
}
