//! Markdown: one article, its structure told by CommonMark.

use super::{Error, Format, Warning, plain};
use crate::text::{Article, Markup};

pub(super) const FORMAT: Format = Format { endings: &["md", "markdown"], shows, read };

fn read(name: &str, bytes: Vec<u8>, warnings: &mut Vec<Warning>) -> Result<Vec<Article>, Error> {
    plain::article(name, bytes, Markup::Markdown, warnings).map(|article| vec![article])
}

/// Whether a text has a link of Markdown, or two other signs of it: front matter, headings, lists, fenced code, strong
/// words. One of them alone is found in plain text too, and read there.
fn shows(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    let has = |is: fn(&str) -> bool| text.lines().any(is);
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default().trim_end();
    let signs = [
        matches!(first.trim_start_matches('\u{FEFF}'), "---" | "+++"),
        has(|line| line.trim_start_matches('#').starts_with(' ') && (1..=6).contains(&hashes(line))),
        text.lines()
            .filter(|line| line.trim_start().starts_with(['-', '*', '+']) && line.trim_start()[1..].starts_with(' '))
            .count()
            > 1,
        has(|line| line.starts_with("```") || line.starts_with("~~~")),
        has(|line| line.split("**").skip(1).step_by(2).any(|words| words.trim() == words && !words.is_empty())),
    ];
    has(is_linked) || signs.into_iter().filter(|sign| *sign).count() > 1
}

fn hashes(line: &str) -> usize {
    line.bytes().take_while(|b| *b == b'#').count()
}

/// Whether a line has words in square brackets and an address in round ones after them.
fn is_linked(line: &str) -> bool {
    line.split_once("](").is_some_and(|(words, address)| {
        let known =
            address.starts_with(['/', '#', '<', '.']) || address.starts_with("http") || address.starts_with("mailto:");
        words.contains('[') && known && address.contains(')')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_clear_markdown_shows() {
        for text in [
            "---\ntitle: Ponds\n---\n\n# Ponds\n\nFrogs.",
            "See [the pond](https://pond.example) first.",
            "# Ponds\n\n- one frog\n- two frogs",
            "## Ponds\n\nThe **old** pond.",
        ] {
            assert!(shows(text.as_bytes()), "{text}");
        }
        for text in [
            "# Ponds\n\nFrogs.",
            "- one frog\n- two frogs",
            "---\ntitle: Ponds\n---\n\nFrogs.",
            "He said [sic](twice) so.",
            "#ponds are 2 ** 3 ** deep",
            "",
        ] {
            assert!(!shows(text.as_bytes()), "{text}");
        }
    }
}
