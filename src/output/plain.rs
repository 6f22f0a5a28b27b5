//! Text of articles made fit for a line, and the names of labels.

use serde::Serialize;
use serde_json::Value;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// The text on one line: runs of white space become one space, and characters that would steer a terminal or turn the
/// direction of what follows become U+FFFD.
pub fn plain(text: &str) -> String {
    let words = text.split_whitespace();
    let mut line = String::with_capacity(text.len());
    for word in words {
        if !line.is_empty() {
            line.push(' ');
        }
        line.extend(word.chars().map(|c| if steers(c) { char::REPLACEMENT_CHARACTER } else { c }));
    }
    line
}

/// Control characters, and the bidirectional controls of "Trojan Source" (CVE-2021-42574).
fn steers(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// The line cut to `width` columns, with `…` for what is missing.
pub(super) fn cut(line: &str, width: usize) -> String {
    if line.width() <= width {
        return line.to_owned();
    }
    let mut columns = 0;
    let fits = |c: &char| {
        columns += c.width().unwrap_or(0);
        columns < width
    };
    let mut short: String = line.chars().take_while(fits).collect();
    short.truncate(short.trim_end().len());
    short.push('…');
    short
}

/// The name of a label as the JSON report has it.
pub(super) fn name(label: impl Serialize) -> String {
    match serde_json::to_value(label) {
        Ok(Value::String(name)) => name,
        other => unreachable!("labels are enums that serialise as strings: {other:?}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_can_steer_a_terminal() {
        assert_eq!(plain("a\n\t b\u{1b}[2Jc\u{202e}d\u{7}\u{85}e"), "a b\u{fffd}[2Jc\u{fffd}d\u{fffd} e");
    }

    #[test]
    fn a_line_is_cut_by_columns_not_by_bytes() {
        assert_eq!(cut("naïve 漢字 text", 16), "naïve 漢字 text");
        assert_eq!(cut("naïve 漢字 text", 9), "naïve 漢…");
        assert_eq!(cut("naïve 漢字 text", 7), "naïve…");
    }
}
