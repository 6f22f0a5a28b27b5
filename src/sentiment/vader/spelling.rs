//! The spelling of a word that is read character by character.

use super::character::is_mark;
use super::key::{self, LONGEST};
use super::role::{CAPITALS, UNKNOWN, UNKNOWN_NEGATION};
use super::vocabulary::{self, NEGATIVE_PART};

/// The Kelvin sign, the one character beyond ASCII that becomes a word of ASCII letters when it is made small.
pub(super) const KELVIN: char = '\u{212A}';

/// What stands for the bytes of a character that no word of the table has: no text holds it.
const FOREIGN: u8 = 0xFF;

/// A word, made small, as far as it can be one of the table.
#[derive(Default)]
pub(super) struct Spelling {
    /// All of it.
    whole: Letters,
    /// From its first character that is no punctuation.
    body: Letters,
    /// How many letters of the body stand before the punctuation at its end.
    kept: usize,
    /// The last letters, the last one lowest.
    tail: u64,
    has_negative_part: bool,
    has_capital: bool,
    has_small: bool,
}

impl Spelling {
    /// Adds a character.
    pub fn push(&mut self, c: char) {
        let small = match c {
            '\0' => FOREIGN,
            KELVIN => b'k',
            _ => u8::try_from(c).ok().filter(u8::is_ascii).map_or(FOREIGN, |byte| byte.to_ascii_lowercase()),
        };
        self.has_capital |= c == KELVIN || c.is_ascii_uppercase();
        self.has_small |= c.is_ascii_lowercase();
        self.tail = self.tail << 8 | u64::from(small);
        self.has_negative_part |= self.tail & NEGATIVE_MASK == NEGATIVE_TAIL;
        self.whole.push(small);
        if is_mark(small) {
            if self.kept > 0 {
                self.body.push(small);
            }
        } else {
            self.body.push(small);
            self.kept = self.body.length;
        }
    }

    /// Whether there is no character yet.
    pub fn is_empty(&self) -> bool {
        self.whole.length == 0
    }

    /// The word's code, with [`CAPITALS`] where it is a word of the table in capitals.
    pub fn code(&self) -> u16 {
        let letters = if self.kept > 2 { self.body.first(self.kept) } else { self.whole.first(self.whole.length) };
        let code = letters.map_or(UNKNOWN, |letters| vocabulary::code(&key::pack(letters)));
        match code {
            UNKNOWN if self.has_negative_part => UNKNOWN_NEGATION,
            UNKNOWN => UNKNOWN,
            code if self.has_capital && !self.has_small => code | CAPITALS,
            code => code,
        }
    }
}

/// Small letters, one byte a character: the first of them, and how many there are.
#[derive(Default)]
struct Letters {
    bytes: [u8; LONGEST],
    length: usize,
}

impl Letters {
    fn push(&mut self, small: u8) {
        if let Some(place) = self.bytes.get_mut(self.length) {
            *place = small;
        }
        self.length += 1;
    }

    /// The first `n`, if they are all here.
    fn first(&self, n: usize) -> Option<&[u8]> {
        self.bytes.get(..n)
    }
}

/// [`NEGATIVE_PART`] in the form of [`Spelling::tail`].
const NEGATIVE_TAIL: u64 = {
    let letters = NEGATIVE_PART.as_bytes();
    let mut tail = 0;
    let mut n = 0;
    while n < letters.len() {
        tail = tail << 8 | letters[n] as u64;
        n += 1;
    }
    tail
};

/// The bytes of [`Spelling::tail`] that [`NEGATIVE_PART`] fills.
const NEGATIVE_MASK: u64 = (1 << (8 * NEGATIVE_PART.len())) - 1;
