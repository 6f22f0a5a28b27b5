//! The word at hand, the three before it and the two after it.

use super::role::CAPITALS;
use super::vocabulary;

/// How many words stand before the one at hand in a window, and after it.
pub(super) const BEFORE: usize = 3;
pub(super) const AFTER: usize = 2;
/// How many there are in all.
pub(super) const WIDTH: usize = BEFORE + 1 + AFTER;

/// Six words; the fourth is the one at hand.
pub(super) struct Window {
    codes: [u16; WIDTH],
    roles: [u16; WIDTH],
}

impl Window {
    /// The words of these codes.
    #[inline]
    pub fn new(codes: [u16; WIDTH]) -> Self {
        Self { codes, roles: codes.map(vocabulary::roles) }
    }

    /// The code of a word as far from the one at hand as `offset` says, -3 to 2, without [`CAPITALS`].
    #[inline]
    pub fn word(&self, offset: i32) -> u16 {
        self.codes[place(offset)] & !CAPITALS
    }

    /// Whether that word, if it is one of the table, is in capitals.
    #[inline]
    pub fn in_capitals(&self, offset: i32) -> bool {
        self.codes[place(offset)] & CAPITALS != 0
    }

    /// Whether that word has one of the roles.
    #[inline]
    pub fn has(&self, offset: i32, roles: u16) -> bool {
        self.roles[place(offset)] & roles != 0
    }

    /// Whether one of all six words has one of the roles.
    #[inline]
    pub fn has_any(&self, roles: u16) -> bool {
        self.roles.iter().any(|of_word| of_word & roles != 0)
    }

    /// The codes of the words between two offsets, both included, as [`vocabulary::IDIOMS`] packs them, if each of the
    /// words has the role.
    #[inline]
    pub fn phrase(&self, (from, to): (i32, i32), role: u16) -> Option<u64> {
        let mut packed = 0;
        for offset in from..=to {
            if !self.has(offset, role) {
                return None;
            }
            packed = packed << 16 | u64::from(self.word(offset));
        }
        Some(packed)
    }
}

#[inline]
fn place(offset: i32) -> usize {
    (BEFORE as i32 + offset) as usize
}
