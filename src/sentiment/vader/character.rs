//! Characters as CPython classifies them.

/// Whether `str.split` cuts at it: the white space of Unicode, and the four separators of ASCII.
pub fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\x1C'..='\x1F')
}

/// Whether it is in `string.punctuation`.
pub fn is_mark(byte: u8) -> bool {
    byte.is_ascii_punctuation()
}

/// Whether it makes a word of otherwise uncased characters one in capitals.
pub fn is_capital(c: char) -> bool {
    c.is_uppercase() && !is_later(c)
}

/// Whether a word with it is none in capitals: small letters and the digraphs in title case.
pub fn is_small(c: char) -> bool {
    // U+0295 was a small letter until Unicode 16.
    (c.is_lowercase() && !is_later(c)) || is_title(c) || c == 'ʕ'
}

/// Characters of category Lt; Unicode has promised to add no more.
fn is_title(c: char) -> bool {
    matches!(c, 'ǅ' | 'ǈ' | 'ǋ' | 'ǲ' | 'ᾈ'..='ᾏ' | 'ᾘ'..='ᾟ' | 'ᾨ'..='ᾯ' | 'ᾼ' | 'ῌ' | 'ῼ')
}

/// Letters with case that Unicode has added since 15.1, the version of CPython 3.13, on which the reference numbers were
/// made. CPython 3.14 knows the first half of them.
fn is_later(c: char) -> bool {
    matches!(c,
        '\u{1C89}' | '\u{1C8A}'
        | '\u{A7CB}'..='\u{A7CF}' | '\u{A7D2}' | '\u{A7D4}' | '\u{A7DA}'..='\u{A7DC}' | '\u{A7F1}'
        | '\u{10D50}'..='\u{10D85}'
        | '\u{16EA0}'..='\u{16ED3}')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What CPython 3.13 says of every character, in runs: first, last, kind.
    const TABLE: &str = include_str!("../../../tests/vader/characters.tsv");

    #[test]
    fn characters_are_of_the_kind_that_cpython_says() {
        let mut expected = vec![""; 0x11_0000];
        for line in TABLE.lines() {
            let [first, last, kind] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("{line}") };
            let [first, last] = [first, last].map(|code| usize::from_str_radix(code, 16).unwrap());
            expected[first..=last].fill(kind);
        }
        for c in '\0'..=char::MAX {
            let found = match c {
                c if is_space(c) => "space",
                c if is_small(c) => "small",
                c if is_capital(c) => "capital",
                _ => "",
            };
            assert_eq!(found, expected[c as usize], "U+{:04X}", c as u32);
        }
    }
}
