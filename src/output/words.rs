//! Lines cut to a width, and the names of labels.

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
