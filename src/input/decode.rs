//! From bytes to text: UTF-8, UTF-16 by its byte-order mark, Windows-1252 where the bytes are not UTF-8.

use super::{Error, Warning};
use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

/// The text of `bytes` without a byte-order mark, line ends and everything else as they stand.
///
/// Text of any age on the web is UTF-8 or Windows-1252 (the WHATWG's Encoding Standard reads Latin-1 as it too), so bytes that
/// are not UTF-8 are taken for Windows-1252, with a warning.
pub(super) fn decode(name: &str, mut bytes: Vec<u8>) -> Result<(String, Option<Warning>), Error> {
    let binary = |evidence: String| Error::Binary { name: name.to_owned(), evidence };
    let mut warning = None;
    let text = match Encoding::for_bom(&bytes) {
        Some((encoding, _)) if encoding != UTF_8 => decode_utf16(name, encoding, &bytes)?,
        bom => {
            bytes.drain(..bom.map_or(0, |(_, length)| length));
            if let Some(at) = memchr::memchr(0, &bytes) {
                return Err(binary(format!("NUL byte at offset {at}")));
            }
            match String::from_utf8(bytes) {
                Ok(text) => text,
                Err(error) => {
                    let (text, said) = decode_not_utf8(name, error.as_bytes())?;
                    warning = Some(said);
                    text
                }
            }
        }
    };
    if let Some(at) = text.find('\0') {
        return Err(binary(format!("NUL character at offset {at}")));
    }
    if text.len() > u32::MAX as usize {
        return Err(Error::TooLarge { name: name.to_owned() });
    }
    Ok((text, warning))
}

fn decode_utf16(name: &str, encoding: &'static Encoding, bytes: &[u8]) -> Result<String, Error> {
    let (text, broken) = encoding.decode_with_bom_removal(bytes);
    if broken {
        let reason = format!("has the byte-order mark of {} and is not valid in it", encoding.name());
        return Err(Error::Encoding { name: name.to_owned(), reason });
    }
    Ok(text.into_owned())
}

fn decode_not_utf8(name: &str, bytes: &[u8]) -> Result<(String, Warning), Error> {
    // Bytes that Windows-1252 leaves undefined, and control characters that no text has.
    let is_odd =
        |byte: &u8| matches!(byte, 0x00..=0x08 | 0x0E..=0x19 | 0x1C..=0x1F | 0x7F | 0x81 | 0x8D | 0x8F | 0x90 | 0x9D);
    // A pair of letters that happens to be valid UTF-8 (`Ã©`) hardly occurs in Windows-1252.
    let chunks = || bytes.utf8_chunks();
    let broken = chunks().filter(|chunk| !chunk.invalid().is_empty()).count();
    let whole: usize = chunks().map(|chunk| chunk.valid().chars().filter(|c| !c.is_ascii()).count()).sum();
    if whole > broken {
        let before = chunks().next().map_or("", |chunk| chunk.valid());
        let line = 1 + memchr::memchr_iter(b'\n', before.as_bytes()).count();
        let text = String::from_utf8_lossy(bytes).into_owned();
        return Ok((text, Warning::DamagedUtf8 { name: name.to_owned(), line }));
    }
    if let Some(at) = bytes.iter().position(is_odd) {
        let evidence = format!("not UTF-8, and byte 0x{:02X} at offset {at}", bytes[at]);
        return Err(Error::Binary { name: name.to_owned(), evidence });
    }
    let (text, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
    Ok((text.into_owned(), Warning::AssumedWindows1252 { name: name.to_owned() }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> String {
        decode("a", bytes.to_vec()).unwrap().0
    }

    #[test]
    fn byte_order_marks_are_taken_off_once_and_line_ends_are_kept() {
        assert_eq!(text(b"\xEF\xBB\xBFa\r\nb\n\r"), "a\r\nb\n\r");
        assert_eq!(text("\u{FEFF}\u{FEFF}a".as_bytes()), "\u{FEFF}a");
        assert_eq!(text(b"\xFF\xFEa\0 \0\x1C\x20"), "a \u{201C}");
        assert_eq!(text(b"\xFE\xFF\0a\x20\x1D"), "a\u{201D}");
    }

    #[test]
    fn what_is_not_utf8_is_windows_1252_with_a_warning() {
        let (text, warning) = decode("a.txt", b"\x93smart\x94 caf\xE9 \x96 \x80 5".to_vec()).unwrap();
        assert_eq!(text, "\u{201C}smart\u{201D} caf\u{E9} \u{2013} \u{20AC} 5");
        assert_eq!(warning, Some(Warning::AssumedWindows1252 { name: "a.txt".to_owned() }));
    }

    #[test]
    fn one_broken_byte_does_not_turn_utf8_into_windows_1252() {
        let (text, warning) = decode("a.txt", b"a \xE2\x80\x9Cb\xE2\x80\x9D\nc \xE2\x80 d".to_vec()).unwrap();
        assert_eq!(text, "a \u{201C}b\u{201D}\nc \u{FFFD} d");
        assert_eq!(warning, Some(Warning::DamagedUtf8 { name: "a.txt".to_owned(), line: 2 }));
    }

    #[test]
    fn bytes_that_are_no_text_are_named() {
        let message = |bytes: &[u8]| decode("a.txt", bytes.to_vec()).unwrap_err().to_string();
        assert!(message(b"a\0b").starts_with("a.txt: not a text file (NUL byte at offset 1)"));
        assert!(message(b"\x89PNG\r\n\x1A\x01").contains("byte 0x01 at offset 7"));
        assert!(message(b"\xFF\xFEa\0\0\0").contains("NUL character at offset 1"));
        assert!(message(b"\xFF\xFE\x00\xD8a\0").contains("byte-order mark of UTF-16LE"));
    }
}
