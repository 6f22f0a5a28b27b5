//! VADER's words, as `build.rs` lays them out.

use super::key::{self, Key};
use super::role::UNKNOWN;

include!(concat!(env!("OUT_DIR"), "/vader.rs"));

/// The code of a word, [`UNKNOWN`] where it is not in the table.
#[inline]
pub fn code(word: &Key) -> u16 {
    let hash = key::hash(word);
    let slot = key::slot(hash, DISPLACEMENTS[key::group(hash)]);
    match TAILS[slot] {
        (tail, code) if HEADS[slot] == word[0] && tail == [word[1], word[2]] => code,
        _ => UNKNOWN,
    }
}

/// Whether a code is that of a rated word.
#[inline]
pub fn is_rated(code: u16) -> bool {
    code >= FIRST_RATED
}

/// The score of a rated word, -4 to 4.
pub fn score(code: u16) -> f64 {
    SCORES[usize::from(code - FIRST_RATED)]
}

/// What a word does to others.
#[inline]
pub fn roles(code: u16) -> u16 {
    ROLES.get(usize::from(code)).copied().unwrap_or_default()
}

/// The words that stand for an emoji of one character.
pub fn describe(c: char) -> Option<&'static str> {
    let block = c as usize / 16;
    if EMOJI_BLOCKS.get(block / 64)? >> (block % 64) & 1 == 0 {
        return None;
    }
    EMOJI.binary_search_by_key(&c, |&(emoji, _)| emoji).ok().map(|n| EMOJI[n].1)
}
