//! Markers at the start of a line: bullets, numbers, quotes, headings.

/// What a line's marker makes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Marker {
    /// `•` and its like.
    Bullet,
    /// `1.`, `2)`, `(a)`.
    Number,
    /// `>`.
    Quote,
    /// `##`, with the number of signs.
    Heading(u8),
}

/// The marker at the start of `line` and its length in bytes, without the white space after it.
pub(super) fn marker(line: &str) -> Option<(Marker, usize)> {
    let word = line.split(char::is_whitespace).next()?;
    let alone = word.len() == line.len();
    let found = match word {
        "-" | "*" | "+" | "–" | "•" | "‣" | "◦" | "▪" | "●" | "○" | "■" | "·" | "✓" | "✔" | "➤" | "→" => {
            Marker::Bullet
        }
        "#" | "##" | "###" | "####" | "#####" | "######" => Marker::Heading(word.len() as u8),
        _ if line.starts_with('>') => {
            let length = line.len() - line.trim_start_matches(['>', ' ']).len();
            return Some((Marker::Quote, line[..length].trim_end().len()));
        }
        _ if is_number(word) => Marker::Number,
        // `•word`: a bullet needs no space after it.
        _ => {
            let bullet = line.chars().next().filter(|c| matches!(c, '•' | '‣' | '▪' | '●'))?;
            return Some((Marker::Bullet, bullet.len_utf8()));
        }
    };
    (!alone).then_some((found, word.len()))
}

/// `1.`, `12)`, `(3)`, `a)`, `(b)`: up to three digits or one letter; a letter needs a bracket, since `A.` is an initial.
fn is_number(word: &str) -> bool {
    let (inner, closed) = match word.strip_suffix(')') {
        Some(inner) => (inner.strip_prefix('(').unwrap_or(inner), true),
        None => match word.strip_suffix('.') {
            Some(inner) => (inner, false),
            None => return false,
        },
    };
    let digits = (1..=3).contains(&inner.len()) && inner.bytes().all(|b| b.is_ascii_digit());
    digits || closed && inner.len() == 1 && inner.bytes().all(|b| b.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers_and_what_only_looks_like_one() {
        let found = |line| marker(line).map(|(marker, length)| (marker, &line[..length]));
        assert_eq!(found("- a"), Some((Marker::Bullet, "-")));
        assert_eq!(found("•a"), Some((Marker::Bullet, "•")));
        assert_eq!(found("12. a"), Some((Marker::Number, "12.")));
        assert_eq!(found("(b) a"), Some((Marker::Number, "(b)")));
        assert_eq!(found("> > a"), Some((Marker::Quote, "> >")));
        assert_eq!(found("## a"), Some((Marker::Heading(2), "##")));
        for line in ["A. Smith", "1984. A year", "-a", "#tag", "-", "a)", "I am", "1.5 million"] {
            assert_eq!(found(line), None);
        }
    }
}
