//! VADER's words, as `build.rs` lays them out.

use super::key::{self, Key};
use super::role::UNKNOWN;
use std::hint::select_unpredictable;

include!(concat!(env!("OUT_DIR"), "/vader.rs"));

/// The code of a word, [`UNKNOWN`] where it is not in the table.
#[inline]
pub fn code(word: &Key) -> u16 {
    let slot = slot(word);
    if HEADS[slot] == word[0] && TAILS[slot] == [word[1], word[2]] { CODES[slot] } else { UNKNOWN }
}

/// The same for a word of up to seven bytes, whose first eight hold a zero, as those of no longer word do.
#[inline]
pub fn code_of_short(word: u64) -> u16 {
    let slot = slot(&[word, 0, 0]);
    select_unpredictable(HEADS[slot] == word, CODES[slot], UNKNOWN)
}

#[inline]
fn slot(word: &Key) -> usize {
    let hash = key::hash(word, SEED);
    key::slot(hash, DISPLACEMENTS[key::group(hash)])
}

/// Whether a code is that of a rated word.
#[inline]
pub fn is_rated(code: u16) -> bool {
    code >= FIRST_RATED
}

/// The score of a rated word, -4 to 4.
pub fn score(code: u16) -> f64 {
    SCORES[usize::from((code - FIRST_RATED) / 2)]
}

/// What a word does to others.
#[inline]
pub fn roles(code: u16) -> u16 {
    ROLES.get(usize::from(code / 2)).copied().unwrap_or_default()
}

/// The words that stand for an emoji of one character.
pub fn describe(c: char) -> Option<&'static str> {
    let block = c as usize / 16;
    if EMOJI_BLOCKS.get(block / 64)? >> (block % 64) & 1 == 0 {
        return None;
    }
    EMOJI.binary_search_by_key(&c, |&(emoji, _)| emoji).ok().map(|n| EMOJI[n].1)
}
