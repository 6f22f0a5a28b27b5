//! Hard-wrapped text: lines that were broken to fit a width.

use super::lines::{Line, ends_sentence};

/// Lines longer than this, in characters, were not broken to fit a page or a terminal.
const WIDEST: usize = 160;

/// The width at which most of `lines` were broken, in characters, if they were.
///
/// Most of them must end in mid-sentence, at a place where the first word of the next line did not fit any more, and
/// many must start with a small letter, which headings, verses and one-line paragraphs do not. `lines` pairs each line
/// with the line after it.
pub(super) fn width<'l>(text: &str, lines: impl Iterator<Item = (&'l Line, &'l Line)> + Clone) -> Option<usize> {
    let mut lengths: Vec<usize> = lines.clone().map(|(line, _)| length(text, line)).collect();
    let count = lengths.len();
    if count == 0 {
        return None;
    }
    // A line that could not be broken, such as an address, may stick out; one in twenty does not count.
    let at = count - 1 - count / 20;
    let (_, width, _) = lengths.select_nth_unstable(at);
    let width = *width;
    if width > WIDEST {
        return None;
    }
    let (mut full, mut inside, mut small) = (0, 0, 0);
    for (line, next) in lines {
        if !ends_sentence(line.bytes.slice(text)) {
            inside += 1;
            full += usize::from(!fits(text, line, next, width));
        }
        small += usize::from(next.bytes.slice(text).starts_with(|c: char| !c.is_uppercase()));
    }
    (inside * 2 >= count && full * 10 >= inside * 6 && small * 10 >= count * 4).then_some(width)
}

/// Whether the first word of `next` would have fitted on `line`: then the line was broken on purpose.
pub(super) fn fits(text: &str, line: &Line, next: &Line, width: usize) -> bool {
    let word = next.bytes.slice(text).split(char::is_whitespace).next().unwrap_or_default();
    length(text, line) + 1 + word.chars().count() <= width
}

/// Whether `line` ends a paragraph of wrapped text that has no blank lines: a sentence ends on it and it is clearly short.
pub(super) fn ends_paragraph(text: &str, line: &Line, next: &Line, width: usize) -> bool {
    ends_sentence(line.bytes.slice(text)) && fits(text, line, next, width * 4 / 5)
}

/// Whether `line` stands above wrapped text as its heading: clearly short, without a stop, and the next line starts anew.
pub(super) fn is_heading(text: &str, line: &Line, next: &Line, width: usize) -> bool {
    let (words, after) = (line.bytes.slice(text), next.bytes.slice(text));
    let starts = |text: &str| text.starts_with(|c: char| !c.is_lowercase());
    !words.ends_with(['.', ',', ';', ':', '-'])
        && starts(words)
        && starts(after)
        && fits(text, line, next, width * 4 / 5)
}

fn length(text: &str, line: &Line) -> usize {
    line.indent as usize + line.bytes.slice(text).chars().count()
}
