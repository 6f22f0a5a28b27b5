//! Eight bytes of text in one machine word, the first byte lowest, worked on together.

/// The same byte eight times.
const fn all(byte: u8) -> u64 {
    u64::from_le_bytes([byte; 8])
}

/// What sets apart a small ASCII letter from its capital.
pub const SMALL: u64 = all(0x20);

/// The eight bytes from `at`; as many spaces as there are too few.
#[inline]
pub fn load(bytes: &[u8], at: usize) -> u64 {
    match bytes.get(at..).and_then(<[u8]>::first_chunk) {
        Some(chunk) => u64::from_le_bytes(*chunk),
        None => load_end(bytes.get(at..).unwrap_or_default()),
    }
}

#[cold]
fn load_end(rest: &[u8]) -> u64 {
    rest.iter().rev().fold(all(b' '), |chunk, &byte| chunk << 8 | u64::from(byte))
}

/// How many of the eight, from the first on, are ASCII letters.
#[inline]
pub fn letters(chunk: u64) -> usize {
    // Without its eighth bit no byte can carry into the next one, and the bit is free to say what was found.
    let small = (chunk | SMALL) & all(0x7F);
    let from_a = small + all(0x80 - b'a');
    let past_z = small + all(0x80 - b'z' - 1);
    let other = !(from_a & !past_z & !chunk) & all(0x80);
    other.trailing_zeros() as usize / 8
}

/// How many of the eight, from the first on, are ASCII characters that leave ink.
#[inline]
pub fn inked(chunk: u64) -> usize {
    let from_first = (chunk & all(0x7F)) + all(0x80 - b'!');
    let other = !(from_first & !chunk) & all(0x80);
    other.trailing_zeros() as usize / 8
}

/// The ASCII bytes with their capitals made small; and whether there were capitals, and small letters.
#[inline]
pub fn small(ascii: u64) -> (u64, bool, bool) {
    let capitals = between(ascii, b'A', b'Z');
    let small = between(ascii, b'a', b'z');
    (ascii | capitals >> 2, capitals != 0, small != 0)
}

/// The highest bit of each of the ASCII bytes that is from `first` to `last`.
#[inline]
fn between(ascii: u64, first: u8, last: u8) -> u64 {
    (ascii + all(0x80 - first)) & !(ascii + all(0x80 - last - 1)) & all(0x80)
}

/// The first `n` bytes, up to 8, zeros for the others.
#[inline]
pub fn first(chunk: u64, n: usize) -> u64 {
    if n < 8 { chunk & !(u64::MAX << (8 * n)) } else { chunk }
}

/// Byte `n`, up to 7.
#[inline]
pub fn byte(chunk: u64, n: usize) -> u8 {
    (chunk >> (8 * n)) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_those_of_ascii() {
        for byte in 0..=u8::MAX {
            for place in 0..8 {
                let mut bytes = *b"aZmAzMqQ";
                bytes[place] = byte;
                let expected = if byte.is_ascii_alphabetic() { 8 } else { place };
                assert_eq!(letters(load(&bytes, 0)), expected, "{bytes:?}");
            }
        }
    }

    #[test]
    fn the_end_of_a_text_reads_as_spaces() {
        assert_eq!(load(b"end", 1), load(b"nd      ", 0));
        assert_eq!(load(b"end", 9), load(b"        ", 0));
    }
}
