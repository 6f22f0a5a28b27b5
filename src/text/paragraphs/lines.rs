//! Lines of a text.

use crate::span::{Byte, Span};

/// A line that is not blank.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// Where it stands, without the white space around it.
    pub bytes: Span<Byte>,
    /// Number of white-space characters before it.
    pub indent: u32,
    /// Whether a blank line or the start of the text stands before it.
    pub opens: bool,
}

/// The lines inside `body` that are not blank. `\n`, `\r\n`, `\r`, form feed and Unicode's line and paragraph separators
/// end a line.
pub(super) fn lines(text: &str, body: Span<Byte>) -> Vec<Line> {
    let base = body.start as usize;
    let text = body.slice(text);
    let mut lines = Vec::new();
    let mut opens = true;
    let mut at = 0;
    for line in text.split(ends_line) {
        // The empty piece between the two bytes of `\r\n` is no blank line.
        let inside_break = line.is_empty() && at > 0 && text.as_bytes()[at - 1..].starts_with(b"\r\n");
        let words = line.trim();
        if !words.is_empty() {
            let indent = line.len() - line.trim_start().len();
            let start = base + at + indent;
            let indent = u32::try_from(line[..indent].chars().count()).unwrap_or(u32::MAX);
            lines.push(Line { bytes: Span::from_range(start..start + words.len()), indent, opens });
            opens = false;
        } else if !inside_break {
            opens = true;
        }
        let end = at + line.len();
        at = end + text[end..].chars().next().map_or(0, char::len_utf8);
    }
    lines
}

fn ends_line(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Whether a line is an ornament that separates: a rule, a row of stars. It has no letter, no digit and no symbol that
/// speaks, such as an emoji.
pub(super) fn is_ornament(line: &str) -> bool {
    line.chars().all(|c| {
        c.is_whitespace()
            || matches!(
                c,
                '-' | '='
                    | '*'
                    | '_'
                    | '~'
                    | '#'
                    | '+'
                    | '.'
                    | '•'
                    | '·'
                    | '—'
                    | '–'
                    | '―'
                    | '|'
                    | '/'
                    | '\\'
                    | '<'
                    | '>'
                    | '^'
                    | '─'
                    | '━'
                    | '═'
                    | '■'
                    | '◆'
                    | '⁂'
                    | '※'
                    | '❦'
                    | ':'
                    | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{AD}'
            )
    })
}

/// Whether the text ends as a sentence does: with a stop, a question or exclamation mark or an ellipsis, after which
/// quotes and brackets may close.
pub(super) fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(is_closer).ends_with(['.', '!', '?', '…', '。'])
}

/// Whether the character closes a quotation or a bracket.
pub(super) fn is_closer(c: char) -> bool {
    matches!(c, '"' | '\'' | '”' | '’' | '»' | ')' | ']' | '*' | '_') || c.is_whitespace()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_line_end_and_no_phantom_blank_line() {
        let text = "a\r\nb\n\n  c \r\rd\u{2028}e\r\n\r\nf";
        let found = lines(text, Span::from_range(0..text.len()));
        let found: Vec<_> = found.iter().map(|line| (line.bytes.slice(text), line.indent, line.opens)).collect();
        let wanted = [("a", 0, true), ("b", 0, false), ("c", 2, true), ("d", 0, true), ("e", 0, false), ("f", 0, true)];
        assert_eq!(found, wanted);
    }
}
