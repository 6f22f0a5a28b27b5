//! Text of others, made safe for where it goes: a terminal, a spreadsheet, a page.

use std::borrow::Cow;

/// The text on one line for a terminal: runs of white space become one space, and characters that would steer the
/// terminal or turn the direction of what follows become U+FFFD.
pub fn line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
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

/// A cell of text that no spreadsheet runs as a formula: one that starts like a formula gets an apostrophe in front
/// (OWASP, "CSV Injection").
pub fn cell(text: &str) -> Cow<'_, str> {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) { format!("'{text}").into() } else { text.into() }
}

/// The text on one line of Markdown, whatever could be taken for markup escaped.
pub fn markdown(text: &str) -> String {
    let plain = line(text);
    let mut escaped = String::with_capacity(plain.len());
    let number = plain.len() - plain.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    for (i, c) in plain.char_indices() {
        match c {
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '#' | '|' | '~' | '!' | '$' => escaped.extend(['\\', c]),
            // At the start of a line: a list, a rule, the underline of a heading.
            '-' | '+' | '=' if i == 0 => escaped.extend(['\\', c]),
            '.' | ')' if i > 0 && i == number => escaped.extend(['\\', c]),
            _ => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn nothing_in_a_text_can_steer_a_terminal() {
        assert_eq!(line("a\n\t b\u{1b}[2Jc\u{202e}d\u{7}\u{85}e"), "a b\u{fffd}[2Jc\u{fffd}d\u{fffd} e");
    }

    #[test]
    fn no_cell_starts_like_a_formula() {
        for formula in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"] {
            assert_eq!(cell(formula), format!("'{formula}"));
        }
        assert_eq!(cell("’tis = fine"), "’tis = fine");
    }

    proptest! {
        #[test]
        fn markdown_shows_the_text_and_nothing_else(text in "[-+=0-9.)# *_`a<>&!\\[\\]|~\\\\$:]{0,20}") {
            use pulldown_cmark::Options;
            let options = Options::all().difference(Options::ENABLE_SMART_PUNCTUATION);
            let parsed = pulldown_cmark::Parser::new_ext(&markdown(&text), options)
                .map(|event| match event {
                    pulldown_cmark::Event::Text(text) => text.into_string(),
                    pulldown_cmark::Event::Start(pulldown_cmark::Tag::Paragraph) | pulldown_cmark::Event::End(_) => String::new(),
                    other => panic!("{other:?}"),
                })
                .collect::<String>();
            prop_assert_eq!(parsed, line(&text));
        }
    }
}
