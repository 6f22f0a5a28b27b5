//! How a phrase falls into words.
//!
//! `build.rs` compiles this file too, to find entries that would match the same words.

/// Whether the character joins the parts of a hyphenated word: `-`, U+2010 or U+2011.
pub(super) fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

/// Whether the character is an apostrophe: straight, curly, or the modifier letter.
pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{2018}' | '\u{02BC}')
}

/// The words of a phrase, as the tokens of a text fall into them: letters and digits with inner apostrophes, dots,
/// ampersands and underscores; a possessive `'s` apart; hyphens between words like spaces; any other character alone.
pub(super) fn words(phrase: &str) -> Vec<&str> {
    let mut words = Vec::new();
    for chunk in phrase.split_whitespace() {
        let mut rest = chunk;
        let mut after_word = false;
        while let Some(first) = rest.chars().next() {
            let is_word = first.is_alphanumeric();
            let end = if is_word { word_end(rest) } else { first.len_utf8() };
            let (word, after) = rest.split_at(end);
            if !(after_word && is_hyphen(first) && after.starts_with(char::is_alphanumeric)) {
                push(word, &mut words);
            }
            (rest, after_word) = (after, is_word);
        }
    }
    words
}

/// Where the word at the start of `text` ends.
fn word_end(text: &str) -> usize {
    let mut end = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let inner = is_apostrophe(c) || matches!(c, '.' | '&' | '_');
        let goes_on = chars.peek().is_some_and(|&(_, next)| next.is_alphanumeric());
        if !(c.is_alphanumeric() || inner && goes_on) {
            break;
        }
        end = at + c.len_utf8();
    }
    end
}

fn push<'a>(word: &'a str, words: &mut Vec<&'a str>) {
    match clitic(word) {
        Some(at) => words.extend([&word[..at], &word[at..]]),
        None => words.push(word),
    }
}

/// Where the possessive `'s` of a word starts.
pub(super) fn clitic(word: &str) -> Option<usize> {
    let stem = word.strip_suffix(['s', 'S'])?;
    let before = stem.strip_suffix(is_apostrophe)?;
    (!before.is_empty()).then_some(before.len())
}

/// The form under which words are compared: small letters, straight apostrophes.
pub(super) fn fold(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    word.chars().map(|c| if is_apostrophe(c) { '\'' } else { c }).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_falls_into_words_as_a_text_into_tokens() {
        let cases = [
            ("open-source", vec!["open", "source"]),
            ("free (and open) source", vec!["free", "(", "and", "open", ")", "source"]),
            ("don’t be evil", vec!["don’t", "be", "evil"]),
            ("Apple’s app store", vec!["Apple", "’s", "app", "store"]),
            ("AT&T", vec!["AT&T"]),
            ("e.g.", vec!["e.g", "."]),
            ("- that", vec!["-", "that"]),
            (":-)", vec![":", "-", ")"]),
        ];
        for (phrase, expected) in cases {
            assert_eq!(words(phrase), expected, "{phrase}");
        }
    }

    #[test]
    fn folding_evens_out_case_and_apostrophes() {
        assert_eq!(fold("Don’t"), fold("DON'T"));
    }
}
