//! The word at hand, the three before it and the two after it, by their codes.

use super::role::CAPITALS;
use super::vocabulary;

/// The codes of up to eight words, 16 bits each, the last one lowest; the word at hand is the third last.
#[derive(Clone, Copy, Default)]
pub(super) struct Window(u128);

impl Window {
    /// Moves on by a word.
    #[inline]
    pub fn push(&mut self, code: u16) {
        self.0 = self.0 << 16 | u128::from(code);
    }

    /// The code of a word as far from the one at hand as `offset` says, -3 to 2, without [`CAPITALS`].
    #[inline]
    pub fn word(self, offset: i32) -> u16 {
        self.code(offset) & !CAPITALS
    }

    /// Whether that word is one of the table, and in capitals.
    pub fn in_capitals(self, offset: i32) -> bool {
        self.code(offset) & CAPITALS != 0
    }

    /// Whether that word has one of the roles.
    pub fn has(self, offset: i32, roles: u16) -> bool {
        vocabulary::roles(self.word(offset)) & roles != 0
    }

    /// The codes of the words between two offsets, both included, as [`vocabulary::IDIOMS`] packs them.
    pub fn phrase(self, (from, to): (i32, i32)) -> u64 {
        (from..=to).fold(0, |packed, offset| packed << 16 | u64::from(self.word(offset)))
    }

    /// The same, if each of the words has the role.
    pub fn phrase_of(self, (from, to): (i32, i32), role: u16) -> Option<u64> {
        (from..=to).all(|offset| self.has(offset, role)).then(|| self.phrase((from, to)))
    }

    #[inline]
    fn code(self, offset: i32) -> u16 {
        (self.0 >> (16 * (2 - offset))) as u16
    }
}
