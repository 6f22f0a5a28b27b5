//! Cuts a text into VADER's words and looks them up, in one pass.
//!
//! A word is what stands between white space, without the ASCII punctuation around it, unless that leaves no more than two
//! characters: then it may be an emoticon, and stays whole. An emoji of one character ends the word before it, and its
//! description takes its place; the description's last word goes on with what follows the emoji.

use super::character::{is_mark, is_space};
use super::key::LONGEST;
use super::role::{CAPITALS, UNKNOWN, UNKNOWN_NEGATION};
use super::spelling::{KELVIN, Spelling};
use super::vocabulary::NEGATIVE_PART;
use super::{chunk, vocabulary};
use std::ops::Range;

/// Takes the words of a text, one after the other.
pub(super) trait Reader {
    /// Takes the next word: its code, and where it stands.
    fn word(&mut self, code: u16, at: Range<usize>);

    /// Takes the description that stands for an emoji, whose words come separately.
    fn description(&mut self, text: &str);
}

/// Hands the words of a text to a reader.
pub(super) fn read(text: &str, reader: &mut impl Reader) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if let Some((code, end, next)) = letters(bytes, at) {
            reader.word(code, at..end);
            at = next;
        } else if let Some(space) = text[at..].chars().next().filter(|c| is_space(*c)) {
            at += space.len_utf8();
        } else if let Some((code, end)) = word(text, at) {
            reader.word(code, at..end);
            at = end;
        } else {
            at = spelled(text, at, reader);
        }
    }
}

/// Most words of most texts: up to 15 ASCII letters, a space behind them or, from three letters up, a mark and a space.
/// The word's code, where it ends, and where to go on.
#[inline(always)]
fn letters(bytes: &[u8], at: usize) -> Option<(u16, usize, usize)> {
    let head = chunk::load(bytes, at);
    let length = chunk::letters(head);
    if length == 0 {
        return None;
    }
    let (code, is_capital, end, after) = if length < 8 {
        let letters = chunk::first(head, length);
        let code = vocabulary::code_of_short(letters | chunk::first(chunk::SMALL, length));
        (code, letters & chunk::SMALL == 0, at + length, chunk::byte(head, length))
    } else {
        let tail = chunk::load(bytes, at + 8);
        let more = chunk::letters(tail);
        if more == 8 {
            return None;
        }
        let letters = chunk::first(tail, more);
        let code = vocabulary::code(&[head | chunk::SMALL, letters | chunk::first(chunk::SMALL, more), 0]);
        (code, (head | letters) & chunk::SMALL == 0, at + 8 + more, chunk::byte(tail, more))
    };
    let next = if after == b' ' {
        end + 1
    } else if is_mark(after) && length > 2 && bytes.get(end + 1).is_none_or(|&b| b == b' ') {
        end + 2
    } else {
        return None;
    };
    Some((if is_capital { code | CAPITALS } else { code }, end, next))
}

/// The code of the word at `at`, and where it ends; none where an emoji or another character that stands for ASCII letters
/// is in it.
#[inline(never)]
fn word(text: &str, at: usize) -> Option<(u16, usize)> {
    let bytes = text.as_bytes();
    let mut end = at;
    let mut is_foreign = false;
    loop {
        let inked = chunk::inked(chunk::load(bytes, end));
        end += inked;
        if inked < 8 {
            match text.get(end..).and_then(|rest| rest.chars().next()) {
                None => break,
                Some(c) if is_space(c) => break,
                Some(c) if c == KELVIN || vocabulary::describe(c).is_some() => return None,
                Some(c) => end += c.len_utf8(),
            }
            is_foreign = true;
        }
    }
    let whole = &bytes[at..end];
    let marks_after = whole.iter().rev().take_while(|b| is_mark(**b)).count();
    let marks_before = whole.iter().take_while(|b| is_mark(**b)).count();
    let is_word = marks_before + marks_after + 2 < whole.len();
    let body = if is_word { at + marks_before..end - marks_after } else { at..end };
    let code = if is_foreign || body.len() > LONGEST { UNKNOWN } else { code(bytes, &body) };
    let is_negation = code == UNKNOWN && has_negative_part(&bytes[body]);
    Some((if is_negation { UNKNOWN_NEGATION } else { code }, end))
}

/// The code of up to 24 ASCII characters.
fn code(bytes: &[u8], word: &Range<usize>) -> u16 {
    let mut key = [0; 3];
    let (mut has_capital, mut has_small) = (false, false);
    for (part, start) in key.iter_mut().zip(word.clone().step_by(8)) {
        let chunk = chunk::first(chunk::load(bytes, start), (word.end - start).min(8));
        let (small, capital_here, small_here) = chunk::small(chunk);
        *part = small;
        has_capital |= capital_here;
        has_small |= small_here;
    }
    match vocabulary::code(&key) {
        UNKNOWN => UNKNOWN,
        code if has_capital && !has_small => code | CAPITALS,
        code => code,
    }
}

fn has_negative_part(word: &[u8]) -> bool {
    word.windows(NEGATIVE_PART.len()).any(|part| part.eq_ignore_ascii_case(NEGATIVE_PART.as_bytes()))
}

/// Hands over the word at `at`, or several where there are emoji in it, and says where to go on.
#[cold]
fn spelled(text: &str, at: usize, reader: &mut impl Reader) -> usize {
    let mut word = Spelling::default();
    let mut start = at;
    let finish = |word: &mut Spelling, at: Range<usize>, reader: &mut _| {
        if !word.is_empty() {
            Reader::word(reader, std::mem::take(word).code(), at);
        }
    };
    for (place, c) in text[at..].char_indices().map(|(n, c)| (at + n, c)) {
        if is_space(c) {
            finish(&mut word, start..place, reader);
            return place + c.len_utf8();
        }
        let Some(description) = Some(c).filter(|c| !c.is_ascii()).and_then(vocabulary::describe) else {
            word.push(c);
            continue;
        };
        finish(&mut word, start..place, reader);
        reader.description(description);
        start = place;
        for (n, part) in description.split(' ').enumerate() {
            if n > 0 {
                finish(&mut word, start..place + c.len_utf8(), reader);
            }
            part.chars().for_each(|c| word.push(c));
        }
    }
    finish(&mut word, start..text.len(), reader);
    text.len()
}
