//! Tokens of a sentence: what cues and names are matched against.
//!
//! One pass over bytes, linear in the sentence. The rules, in the words of a regular expression:
//!
//! - a word or number is `[\p{L}\p{N}]+([’'.&_-][\p{L}\p{N}]+)*`, marks counting as letters; numbers also keep `,` and
//!   `:` between digits. So `open-source`, `don’t`, `U.S`, `Node.js`, `AT&T`, `3.5-inch`, `10,000` are one token each,
//!   and the last stop of `U.S.` is a token of its own;
//! - the clitic `’s` or `'s` is split off as a word token, so that `Google’s` is `Google` + `’s` and names match; other
//!   contractions stay whole (`won’t`, `they’re`), and the bare apostrophe of `companies’` is punctuation;
//! - what starts with `http://`, `https://`, `ftp://` or `www.`, and what has `@` between two words, is an address up
//!   to the next space, without the punctuation that closes the sentence around it;
//! - anything else that is not white space is punctuation, one character a token, except that a run of the same mark
//!   (`...`, `--`, `!!`) and an emoji with its modifiers stay together. Brackets and quotation marks never merge.

use super::document::{Token, TokenKind};
use crate::span::{Byte, Span};

/// Appends the tokens of `sentence` to `tokens`; the tokens inside the spans of `markup`, which are in text order and
/// do not overlap, are of kind [`TokenKind::Markup`], one token a span.
pub(super) fn tokenize(text: &str, sentence: Span<Byte>, markup: &[Span<Byte>], tokens: &mut Vec<Token>) {
    let mut at = sentence.start;
    let first = markup.partition_point(|m| m.end <= sentence.start);
    for mark in markup[first..].iter().take_while(|m| m.start < sentence.end) {
        let mark = Span::<Byte>::new(mark.start.max(at), mark.end.min(sentence.end));
        prose(text, Span::new(at, mark.start), tokens);
        if !mark.is_empty() {
            tokens.push(Token { bytes: mark, kind: TokenKind::Markup });
        }
        at = mark.end.max(at);
    }
    prose(text, Span::new(at, sentence.end), tokens);
}

fn prose(text: &str, part: Span<Byte>, tokens: &mut Vec<Token>) {
    let body = part.slice(text);
    let base = part.start as usize;
    let mut push = |from: usize, to: usize, kind| {
        tokens.push(Token { bytes: Span::from_range(base + from..base + to), kind });
    };
    let mut at = 0;
    while let Some((class, width)) = class_at(body, at) {
        let start = at;
        at += width;
        match class {
            Class::Space => {}
            Class::Letter | Class::Digit => {
                if let Some(end) = address(body, start) {
                    at = end;
                    push(start, end, TokenKind::Url);
                    continue;
                }
                let word = word(body, start);
                at = word.end;
                let kind = if class == Class::Digit { TokenKind::Number } else { TokenKind::Word };
                if let Some(end) = mailbox(body, word.end) {
                    at = end;
                    push(start, end, TokenKind::Url);
                } else if let Some(clitic) = word.clitic {
                    push(start, clitic, kind);
                    push(clitic, at, TokenKind::Word);
                } else {
                    push(start, at, kind);
                }
            }
            Class::Alone => push(start, at, TokenKind::Punctuation),
            Class::Joiner | Class::Mark => {
                let mark = &body[start..at];
                while body[at..].starts_with(mark) {
                    at += width;
                }
                while let Some(extra) = body[at..].chars().next().filter(|&c| extends_emoji(c)) {
                    at += extra.len_utf8();
                    // What follows a zero-width joiner is part of the same emoji.
                    if extra == '\u{200D}' {
                        at += body[at..].chars().next().filter(|c| !c.is_ascii()).map_or(0, char::len_utf8);
                    }
                }
                push(start, at, TokenKind::Punctuation);
            }
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Space,
    Letter,
    Digit,
    /// Joins two word parts when it stands between them.
    Joiner,
    /// A bracket or quotation mark.
    Alone,
    /// Any other mark.
    Mark,
}

/// Classes of the ASCII bytes, which nearly all of an English text is made of.
static ASCII: [Class; 128] = {
    let mut table = [Class::Mark; 128];
    let mut byte = 0;
    while byte < 128 {
        table[byte as usize] = match byte {
            b'a'..=b'z' | b'A'..=b'Z' => Class::Letter,
            b'0'..=b'9' => Class::Digit,
            b' ' | 9..=13 => Class::Space,
            b'\'' | b'.' | b'-' | b'&' | b'_' => Class::Joiner,
            b'"' | b'(' | b')' | b'[' | b']' | b'{' | b'}' | b'<' | b'>' => Class::Alone,
            _ => Class::Mark,
        };
        byte += 1;
    }
    table
};

/// Class and length of the character at a byte position; `None` at the end.
fn class_at(body: &str, at: usize) -> Option<(Class, usize)> {
    let byte = *body.as_bytes().get(at)?;
    if byte < 128 {
        return Some((ASCII[usize::from(byte)], 1));
    }
    let c = body[at..].chars().next()?;
    let class = match c {
        '\u{2019}' | '\u{02BC}' | '\u{2010}' | '\u{2011}' => Class::Joiner,
        '\u{2018}' | '\u{201A}'..='\u{201F}' | '«' | '»' | '‹' | '›' => Class::Alone,
        // A soft hyphen or a combining mark continues its word.
        '\u{AD}' | '\u{0300}'..='\u{036F}' => Class::Letter,
        c if c.is_whitespace() => Class::Space,
        c if c.is_alphabetic() => Class::Letter,
        c if c.is_numeric() => Class::Digit,
        _ => Class::Mark,
    };
    Some((class, c.len_utf8()))
}

struct Word {
    end: usize,
    /// Where a final `’s` begins.
    clitic: Option<usize>,
}

/// The word or number that starts at `start`, where a letter or digit stands.
fn word(body: &str, start: usize) -> Word {
    let bytes = body.as_bytes();
    let mut at = start;
    let mut last_digit = false;
    while let Some((class, width)) = class_at(body, at) {
        match class {
            Class::Letter | Class::Digit => {
                last_digit = class == Class::Digit;
                at += width;
            }
            Class::Joiner => match class_at(body, at + width) {
                Some((Class::Letter | Class::Digit, next)) => {
                    let after = at + width;
                    let clitic = matches!(bytes[after], b's' | b'S')
                        && is_apostrophe(&body[at..after])
                        && !matches!(class_at(body, after + 1), Some((Class::Letter | Class::Digit, _)));
                    if clitic {
                        return Word { end: after + 1, clitic: Some(at) };
                    }
                    at = after + next;
                    last_digit = bytes[after].is_ascii_digit();
                }
                _ => break,
            },
            Class::Mark if last_digit && matches!(bytes[at], b',' | b':') => match bytes.get(at + 1) {
                Some(next) if next.is_ascii_digit() => at += 2,
                _ => break,
            },
            _ => break,
        }
    }
    Word { end: at, clitic: None }
}

fn is_apostrophe(mark: &str) -> bool {
    matches!(mark, "'" | "\u{2019}" | "\u{02BC}")
}

/// The end of the page address that starts at `start`, if one does.
fn address(body: &str, start: usize) -> Option<usize> {
    let bytes = &body.as_bytes()[start..];
    // Cheap way out for nearly every word.
    if !matches!(bytes.first(), Some(b'h' | b'H' | b'w' | b'W' | b'f' | b'F')) {
        return None;
    }
    let opening = [&b"http://"[..], b"https://", b"www.", b"ftp://"]
        .into_iter()
        .find(|o| bytes.len() > o.len() && bytes[..o.len()].eq_ignore_ascii_case(o))?;
    let end = address_end(body, start + opening.len());
    (end > start + opening.len()).then_some(end)
}

/// The end of the mailbox whose name ends at `at`, where `@` would stand.
fn mailbox(body: &str, at: usize) -> Option<usize> {
    if body.as_bytes().get(at) != Some(&b'@') {
        return None;
    }
    match class_at(body, at + 1) {
        Some((Class::Letter | Class::Digit, _)) => Some(word(body, at + 1).end),
        _ => None,
    }
}

/// Where the address that goes on at `from` ends: before white space, an angle bracket or a quotation mark, and before
/// the punctuation that belongs to the sentence around it.
fn address_end(body: &str, from: usize) -> usize {
    let rest = &body[from..];
    let stops = |c: char| {
        c.is_whitespace() || matches!(c, '<' | '>' | '"' | '\u{201C}' | '\u{201D}' | '\u{2018}' | '\u{2019}' | '»')
    };
    let address = &rest[..rest.find(stops).unwrap_or(rest.len())];
    let count = |mark: u8| address.bytes().filter(|&b| b == mark).count();
    let (open, mut closed) = (count(b'('), count(b')'));
    let mut end = address.len();
    while let Some(last) = address[..end].bytes().last() {
        match last {
            b'.' | b',' | b';' | b':' | b'!' | b'?' | b'\'' | b']' | b'}' | b'*' | b'_' => end -= 1,
            b')' if closed > open => {
                closed -= 1;
                end -= 1;
            }
            _ => break,
        }
    }
    from + end
}

/// Variation selectors, joiners, skin tones and tags that continue an emoji.
fn extends_emoji(c: char) -> bool {
    matches!(c, '\u{200D}' | '\u{FE00}'..='\u{FE0F}' | '\u{1F3FB}'..='\u{1F3FF}' | '\u{E0020}'..='\u{E007F}' | '\u{20E3}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(text: &str) -> String {
        let mut tokens = Vec::new();
        tokenize(text, Span::from_range(0..text.len()), &[], &mut tokens);
        let shown = |t: &Token| {
            let kind = match t.kind {
                TokenKind::Word => 'w',
                TokenKind::Number => 'n',
                TokenKind::Url => 'u',
                TokenKind::Punctuation => 'p',
                TokenKind::Markup => 'm',
            };
            format!("{}/{kind}", t.bytes.slice(text))
        };
        tokens.iter().map(shown).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn words_keep_what_joins_them() {
        assert_eq!(show("open-source Node.js, AT&T."), "open-source/w Node.js/w ,/p AT&T/w ./p");
        assert_eq!(show("the U.S. don’t"), "the/w U.S/w ./p don’t/w");
        assert_eq!(show("10,000 3.5-inch 1st 10:30"), "10,000/n 3.5-inch/n 1st/n 10:30/n");
        assert_eq!(show("cafe\u{301} -x- a--b"), "cafe\u{301}/w -/p x/w -/p a/w --/p b/w");
    }

    #[test]
    fn the_clitic_s_is_a_token() {
        assert_eq!(show("Google’s O'Reilly's"), "Google/w ’s/w O'Reilly/w 's/w");
        assert_eq!(show("companies’ it's-a 'so'"), "companies/w ’/p it/w 's/w -/p a/w '/p so/w '/p");
        assert_eq!(show("o'sullivan"), "o'sullivan/w");
    }

    #[test]
    fn addresses_end_where_the_sentence_goes_on() {
        assert_eq!(show("(see https://a.org/x_(y)?q=1)."), "(/p see/w https://a.org/x_(y)?q=1/u )/p ./p");
        assert_eq!(show("me.x@mail.com, @you"), "me.x@mail.com/u ,/p @/p you/w");
        assert_eq!(show("www. http://"), "www/w ./p http/w :/p ///p");
    }

    #[test]
    fn marks_of_one_kind_run_together_but_quotes_do_not() {
        assert_eq!(show("wait... what?!"), "wait/w .../p what/w ?/p !/p");
        assert_eq!(show("((\"\"“”"), "(/p (/p \"/p \"/p “/p ”/p");
        assert_eq!(show("👩🏽‍💻👍"), "👩🏽‍💻/p 👍/p");
    }

    #[test]
    fn markup_is_one_token_a_span() {
        let text = "a [link](b.html) c";
        let mut tokens = Vec::new();
        let markup = [Span::new(2, 3), Span::new(7, 16)];
        tokenize(text, Span::new(0, 18), &markup, &mut tokens);
        let words: Vec<_> = tokens.iter().map(|t| (t.bytes.slice(text), t.kind == TokenKind::Markup)).collect();
        assert_eq!(words, [("a", false), ("[", true), ("link", false), ("](b.html)", true), ("c", false)]);
    }

    proptest::proptest! {
        #[test]
        fn tokens_are_ordered_and_hold_all_but_white_space(text in "\\PC{0,60}|[a'’s.@&_ -]{0,40}|[hwtp:/.()w]{0,30}") {
            let mut tokens = Vec::new();
            tokenize(&text, Span::from_range(0..text.len()), &[], &mut tokens);
            let mut at = 0;
            for token in &tokens {
                let range = token.bytes.range();
                proptest::prop_assert!(range.start >= at && range.end > range.start);
                proptest::prop_assert!(text[at..range.start].trim().is_empty());
                at = range.end;
            }
            proptest::prop_assert!(text[at..].trim().is_empty());
        }
    }
}
