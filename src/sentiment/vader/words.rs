//! Cuts a text into VADER's words and looks them up, in one pass.
//!
//! A word is what stands between white space, without the ASCII punctuation around it, unless that leaves no more than two
//! characters: then it may be an emoticon, and stays whole. An emoji of one character ends the word before it, and its
//! description takes its place; the description's last word goes on with what follows the emoji.

use super::character::{is_mark, is_space};
use super::role::CAPITALS;
use super::spelling::Spelling;
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
        at = match plain(bytes, at, 1) {
            Some(word) => {
                reader.word(word.code, at..word.end);
                word.next
            }
            None => other(text, at, reader),
        };
    }
}

/// A word of ASCII letters.
struct Plain {
    code: u16,
    /// Where its letters end.
    end: usize,
    /// Where to go on reading.
    next: usize,
}

/// The word at `at`, if it is of at least `shortest` ASCII letters, up to 23, and ends in a space or, from three letters
/// up, in punctuation and white space: most words of most texts.
#[inline]
fn plain(bytes: &[u8], at: usize, shortest: usize) -> Option<Plain> {
    let head = chunk::load(bytes, at);
    let mut length = chunk::letters(head);
    let mut key = [0; 3];
    let mut small = 0;
    let after;
    if length < 8 {
        let letters = chunk::first(head, length);
        small = letters & chunk::SMALL;
        key[0] = letters | chunk::first(chunk::SMALL, length);
        after = chunk::byte(head, length);
    } else {
        key[0] = head | chunk::SMALL;
        small |= head & chunk::SMALL;
        let mut part = 1;
        loop {
            let tail = chunk::load(bytes, at + 8 * part);
            let more = chunk::letters(tail);
            length += more;
            let slot = key.get_mut(part)?;
            if more < 8 {
                let letters = chunk::first(tail, more);
                small |= letters & chunk::SMALL;
                *slot = letters | chunk::first(chunk::SMALL, more);
                after = chunk::byte(tail, more);
                break;
            }
            *slot = tail | chunk::SMALL;
            small |= tail & chunk::SMALL;
            part += 1;
        }
    }
    if length < shortest {
        return None;
    }
    let end = at + length;
    let next = if after == b' ' { end + 1 } else { past_marks(bytes, end).filter(|_| length > 2)? };
    let code = vocabulary::code(&key);
    Some(Plain { code: if small == 0 { code | CAPITALS } else { code }, end, next })
}

/// Past the punctuation at `at`, where white space of ASCII or the end of the text follows it.
#[inline]
fn past_marks(bytes: &[u8], at: usize) -> Option<usize> {
    let rest = bytes.get(at..).unwrap_or_default();
    let marks = rest.iter().take_while(|b| is_mark(**b)).count();
    rest.get(marks).is_none_or(|&b| b.is_ascii() && is_space(b.into())).then_some(at + marks)
}

/// Hands over the word at `at`, or several where there are emoji in it, and says where to go on. White space gives none.
fn other(text: &str, at: usize, reader: &mut impl Reader) -> usize {
    let marks = text.as_bytes()[at..].iter().take_while(|b| is_mark(**b)).count();
    if marks > 0
        && let Some(word) = plain(text.as_bytes(), at + marks, 3)
    {
        reader.word(word.code, at..word.end);
        return word.next;
    }
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
