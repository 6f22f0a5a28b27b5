//! What follows a stop.

use super::LOOK;

/// The next word after a stop, behind the marks that open it.
pub(super) struct Next<'t> {
    /// Where it starts.
    pub start: usize,
    /// Its letters and digits, as far as one looks.
    pub word: &'t str,
    /// Whether it starts with a capital, is a name such as `iPhone`, or an address.
    pub capital: bool,
    /// Whether it starts with a small letter otherwise.
    pub small: bool,
    /// Whether it starts with a digit.
    pub digit: bool,
    /// Whether the mark of a list item stands before it.
    pub bullet: bool,
    /// Whether a bracket opens before it.
    pub bracketed: bool,
    /// Whether a full stop follows it.
    pub dotted: bool,
}

impl<'t> Next<'t> {
    /// Reads on from `at`, where no white space stands.
    pub(super) fn read(text: &'t str, at: usize) -> Self {
        let opens = |c: char| {
            matches!(c, '"' | '\'' | '“' | '”' | '‘' | '’' | '«' | '(' | '[' | '*' | '_' | '¿' | '¡' | '—' | '–' | '-')
        };
        let opening = text[at..].find(|c| !opens(c)).map_or(&text[at..], |n| &text[at..at + n]);
        let start = at + opening.len();
        let rest = &text[start..];
        let near = &rest[..rest.floor_char_boundary(LOOK)];
        let word = near.find(|c: char| !c.is_alphanumeric()).map_or(near, |n| &near[..n]);
        let first = word.chars().next();
        let after = &rest[word.len()..];
        let camel = word.chars().skip(1).any(char::is_uppercase);
        let small = first.is_some_and(char::is_lowercase) && !camel && !after.starts_with("://");
        Self {
            start,
            word,
            capital: first.is_some_and(char::is_alphabetic) && !small,
            small,
            digit: first.is_some_and(char::is_numeric),
            bullet: opening.is_empty() && rest.starts_with(['•', '·', '‣', '◦']),
            bracketed: opening.contains(['(', '[']),
            dotted: after.starts_with('.'),
        }
    }
}
