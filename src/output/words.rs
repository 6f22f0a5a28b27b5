//! Words for what reports hold.

use crate::report::{Holder, HolderKind};
use crate::safe;
use crate::span::{Byte, Span};
use serde::Serialize;
use serde_json::Value;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

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

/// Who holds a stance or says something.
pub(super) fn holder_name(holder: &Holder) -> String {
    match (holder.kind, &holder.name) {
        (HolderKind::Author, _) => "the author".to_owned(),
        (HolderKind::Quoted, Some(name)) => safe::line(name),
        (HolderKind::Quoted, None) => "a quoted source".to_owned(),
    }
}

/// Words of the article on one line, in quotation marks unless they bring their own.
pub(super) fn quoted(text: &str) -> String {
    let line = safe::line(text);
    if line.starts_with(['“', '"', '‘']) { line } else { format!("“{line}”") }
}

/// Where the words stand, for reports that carry none.
pub(super) fn place(bytes: Span<Byte>) -> String {
    format!("bytes {} to {}", bytes.start, bytes.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_cut_by_columns_not_by_bytes() {
        assert_eq!(cut("naïve 漢字 text", 16), "naïve 漢字 text");
        assert_eq!(cut("naïve 漢字 text", 9), "naïve 漢…");
        assert_eq!(cut("naïve 漢字 text", 7), "naïve…");
    }
}
