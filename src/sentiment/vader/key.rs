//! A word as three machine words, and where the static table keeps it.
//!
//! The words are packed while they are cut, so that a look-up is one multiplication and one comparison, and needs no loop
//! over bytes as a general hash map does. `reports/bench/` has the figures.
//!
//! `build.rs` compiles this file too, to lay the table out.

/// The bytes of a word of up to 24, first byte lowest, zeros behind it.
///
/// No word of the table holds a zero byte, so that none equals a text with zeros in it.
pub type Key = [u64; 3];

/// Longest word that has a key, in bytes.
pub const LONGEST: usize = 24;

/// Number of slots, a power of two.
pub const SLOTS: usize = 8192;

/// Number of groups of words that share a displacement, a power of two.
pub const GROUPS: usize = 2048;

/// The key of a word that is no longer than [`LONGEST`]; of a longer one, of its first bytes.
#[inline]
pub fn pack(word: &[u8]) -> Key {
    let mut key = [0; 3];
    for (part, bytes) in key.iter_mut().zip(word.chunks(8)) {
        *part = bytes.iter().rev().fold(0, |packed, &byte| packed << 8 | u64::from(byte));
    }
    key
}

/// The hash of a key, one of many by its seed: one multiplication for words of up to 16 bytes, two for longer ones.
#[inline]
pub fn hash(key: &Key, seed: u64) -> u64 {
    let hash = fold(key[0] ^ seed, key[1] ^ 0xD1B5_4A32_D192_ED03);
    if key[2] == 0 { hash } else { fold(hash ^ key[2], 0xA076_1D64_78BD_642F) }
}

/// Both halves of the product, one laid over the other.
#[inline]
fn fold(a: u64, b: u64) -> u64 {
    let product = u128::from(a) * u128::from(b);
    product as u64 ^ (product >> 64) as u64
}

/// The group of a hash, below [`GROUPS`].
#[inline]
pub fn group(hash: u64) -> usize {
    hash as usize % GROUPS
}

/// The slot of a hash under its group's displacement, below [`SLOTS`].
#[inline]
pub fn slot(hash: u64, displacement: u16) -> usize {
    ((hash >> 32) as usize ^ usize::from(displacement)) % SLOTS
}
