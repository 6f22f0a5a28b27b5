//! Sentences of a paragraph.
//!
//! One pass over bytes. Each `.`, `!`, `?` or `…` is a candidate, and so is a line break before an item of a list. What
//! stands before it, what closes after it (quotation marks, brackets, emphasis, footnotes) and the next word decide.
//! The words that matter are in `lexicons/abbreviations.toml`. What is looked at around a candidate is bounded or never
//! looked at again, so the time is linear in the paragraph.
//!
//! Measured in `reports/eval/2026-11-27-sentences.md` beside the crates that do the same.

mod next;
mod words;

use crate::span::{Byte, Span};
use next::Next;
use words::{Role, Words};

/// The sentences inside `paragraph`, trimmed, in text order.
pub(super) fn split(text: &str, paragraph: Span<Byte>) -> Vec<Span<Byte>> {
    let body = paragraph.slice(text);
    let mut cutter = Cutter { text: body, words: Words::builtin(), start: 0 };
    let mut sentences = Vec::new();
    let mut push = |from: usize, to: usize| {
        let piece = &body[from..to];
        let start = paragraph.start as usize + to - piece.trim_start().len();
        let len = piece.trim().len();
        if len > 0 {
            sentences.push(Span::from_range(start..start + len));
        }
    };
    let mut found = cutter.caption();
    let mut at = 0;
    loop {
        if let Some(end) = found {
            push(cutter.start, end);
            cutter.start = end;
            at = end;
        }
        let Some(candidate) = cutter.candidate(at) else { break };
        found = match cutter.decide(candidate) {
            Decision::End(end) => Some(end),
            Decision::GoOn(next) => {
                at = next;
                None
            }
        };
    }
    push(cutter.start, body.len());
    sentences
}

/// How much of a word beside a stop is looked at, in bytes; no entry of the lexicon is longer.
const LOOK: usize = 32;

/// Bytes at which a sentence may end. `…` starts with 0xE2.
static CANDIDATE: [bool; 256] = {
    let mut table = [false; 256];
    table[b'.' as usize] = true;
    table[b'!' as usize] = true;
    table[b'?' as usize] = true;
    table[b'\n' as usize] = true;
    table[0xE2] = true;
    table
};

enum Decision {
    /// The open sentence ends here.
    End(usize),
    /// It goes on; the next candidate lies here or later.
    GoOn(usize),
}

/// A stop and what closes after it.
struct Stop<'t> {
    /// The word before it.
    word: &'t str,
    /// Where the word starts.
    word_start: usize,
    /// The stop's marks: `.`, `?!`, `. . .`.
    marks: &'t str,
    /// Whether something closes after the marks. Then the stop is the sentence's, not an abbreviation's.
    closed: bool,
    /// Behind all that closes.
    end: usize,
}

struct Cutter<'t> {
    text: &'t str,
    words: &'static Words,
    /// Where the open sentence starts.
    start: usize,
}

impl<'t> Cutter<'t> {
    /// The next place to decide about.
    fn candidate(&self, mut at: usize) -> Option<usize> {
        let bytes = self.text.as_bytes();
        loop {
            at += bytes.get(at..)?.iter().position(|&b| CANDIDATE[usize::from(b)])?;
            if bytes[at] != 0xE2 || self.text[at..].starts_with('…') {
                return Some(at);
            }
            at += 1;
        }
    }

    fn decide(&self, at: usize) -> Decision {
        if self.text.as_bytes()[at] == b'\n' {
            return if self.item_starts(at + 1) { Decision::End(at + 1) } else { Decision::GoOn(at + 1) };
        }
        let run = self.marks(at);
        let end = self.closers(run);
        let next_start = self.skip(end, char::is_whitespace);
        if next_start == self.text.len() {
            return Decision::GoOn(next_start);
        }
        let word_start = self.word_start(at);
        let word = &self.text[word_start..at];
        let stop = Stop { word, word_start, marks: &self.text[at..run], closed: end > run, end };
        let next = Next::read(self.text, next_start);
        let found = if next_start == end { self.ends_unspaced(&stop, &next) } else { self.ends(&stop, &next) };
        found.map_or(Decision::GoOn(run), Decision::End)
    }

    /// Where the sentence ends, if it does, at a stop that white space follows.
    fn ends(&self, stop: &Stop, next: &Next) -> Option<usize> {
        let ends = match (next.bullet, stop.marks) {
            (true, _) => true,
            (_, ".") if self.is_item_number(stop) => false,
            (_, ".") if next.small => self.ends_before_small(stop, next),
            (_, ".") if next.digit && self.footnote(next).is_some() => return self.footnote(next),
            (_, ".") => self.ends_at_full_stop(stop, next),
            _ => self.ends_at_other_marks(stop, next),
        };
        ends.then_some(stop.end)
    }

    fn ends_at_full_stop(&self, stop: &Stop, next: &Next) -> bool {
        let starts = next.capital && self.words.is(Role::Starter, next.word) && !next.dotted;
        let initial = is_initial(stop.word);
        match self.words.abbreviation(stop.word) {
            Some(Role::LetterName) => starts || next.capital && self.after_small_word(stop),
            _ if initial => stop.closed || starts,
            Some(Role::Inside) => false,
            Some(Role::BeforeName) => stop.closed || !next.capital && !next.digit,
            // `(b. March 1948)`
            Some(Role::BeforeNumber) => !(next.digit || stop.word.len() == 1 && self.bracket_before(stop)),
            Some(Role::MayEnd) => stop.closed || starts,
            Some(Role::Ends) => next.capital,
            Some(Role::Time) => next.capital && !self.words.is(Role::AfterTime, next.word),
            _ if is_dotted(stop.word) => stop.closed || starts,
            _ => true,
        }
    }

    /// Before a small letter a full stop is mostly an unknown abbreviation's, unless a whole word stands before it: then
    /// a name such as `libusb` follows.
    fn ends_before_small(&self, stop: &Stop, next: &Next) -> bool {
        let word = stop.word.trim_end_matches([')', '”', '"', '’']);
        word.len() > 3
            && word.chars().all(char::is_alphabetic)
            && self.words.abbreviation(word).is_none()
            && !stop.closed
            && !next.bracketed
    }

    fn ends_at_other_marks(&self, stop: &Stop, next: &Next) -> bool {
        if next.small {
            let dots = stop.marks.ends_with(['.', '…']);
            return !dots && !stop.closed && stop.word.starts_with(char::is_lowercase);
        }
        let name = &self.text[stop.word_start..stop.word_start + stop.word.len() + stop.marks.len()];
        let title = !stop.closed && self.words.is(Role::MarkedName, name);
        // A film and its year: `Viva Maria! (1965)`.
        !(title || next.bracketed && next.digit)
    }

    /// Where the sentence ends, if it does, at a stop that the next word follows directly: `grew.The`, `grew.”The`.
    fn ends_unspaced(&self, stop: &Stop, next: &Next) -> Option<usize> {
        let plain = stop.word.len() > 1 && stop.word.bytes().all(|b| b.is_ascii_lowercase());
        if !plain || self.words.abbreviation(stop.word).is_some() {
            return None;
        }
        if next.digit {
            return self.footnote(next);
        }
        let word = next.word.len() > 2 && next.word.chars().skip(1).all(char::is_lowercase);
        let starts = next.capital && (stop.closed || word || self.words.is(Role::Starter, next.word));
        starts.then_some(stop.end)
    }

    /// `a fee. 8 Yet`, `a fee.8 Yet`: the end of a footnote's number, if a word that starts sentences follows.
    fn footnote(&self, next: &Next) -> Option<usize> {
        let end = self.skip(next.start, |c| c.is_ascii_digit());
        let spaced = self.skip(end, char::is_whitespace);
        let after = Next::read(self.text, spaced);
        let starts = after.capital && self.words.is(Role::Starter, after.word);
        (end - next.start <= 3 && spaced > end && starts).then_some(end)
    }

    /// The end of a label such as `Figure 1.4` that opens the paragraph before a capital.
    fn caption(&self) -> Option<usize> {
        let at = self.skip(0, char::is_alphabetic);
        if !self.words.is(Role::Caption, &self.text[..at]) {
            return None;
        }
        let number = self.skip(at, char::is_whitespace);
        let end = self.skip(number, |c| c.is_ascii_digit() || matches!(c, '.' | '-' | '–'));
        let label = self.text[number..end].ends_with(|c: char| c.is_ascii_digit());
        (label && Next::read(self.text, self.skip(end, char::is_whitespace)).capital).then_some(end)
    }

    /// Whether an item of a list starts a line.
    fn item_starts(&self, line: usize) -> bool {
        let rest = &self.text[self.skip(line, |c| c == ' ' || c == '\t')..];
        let number = rest.bytes().take(4).take_while(u8::is_ascii_digit).count();
        let spaced = |mark: char| rest.strip_prefix(mark).is_some_and(|rest| rest.starts_with([' ', '\t']));
        ['-', '*', '+', '–', '•', '·', '‣', '◦'].into_iter().any(spaced)
            || (1..=3).contains(&number) && (rest[number..].starts_with(". ") || rest[number..].starts_with(") "))
    }

    /// Behind the marks that start at `at`.
    fn marks(&self, at: usize) -> usize {
        let mut end = at;
        loop {
            end = self.skip(end, |c| matches!(c, '.' | '!' | '?' | '…'));
            let spaced = self.skip(end, char::is_whitespace);
            let dots = self.skip(spaced, |c| c == '.');
            let name = self.text[dots..].starts_with(char::is_alphanumeric);
            if spaced == end || dots == spaced || name {
                return end;
            }
            end = dots;
        }
    }

    /// Behind what closes after a stop: quotation marks, brackets, emphasis, and footnotes such as `[12]`.
    fn closers(&self, at: usize) -> usize {
        let mut end = at;
        loop {
            end = self.skip(end, |c| matches!(c, '"' | '\'' | '”' | '’' | '»' | '›' | ')' | ']' | '}' | '*' | '_'));
            // An opening mark closes too when no word follows it: a slip of the writer.
            let slip = self.skip(end, |c| matches!(c, '“' | '‘'));
            if slip > end && self.text[slip..].starts_with(char::is_whitespace) {
                end = slip;
            }
            // French sets its marks off with a space.
            let apart = self.skip(end, |c| matches!(c, ' ' | '\u{A0}' | '\u{202F}'));
            if self.text[apart..].starts_with(['»', '›']) {
                end = apart;
                continue;
            }
            let open = self.skip(end, |c| c == ' ');
            let inside = self.skip(open + 1, |c| c.is_ascii_digit() || matches!(c, ',' | ' ' | '-' | '–'));
            if !self.text[open..].starts_with('[') || inside == open + 1 || !self.text[inside..].starts_with(']') {
                return end;
            }
            end = inside + 1;
        }
    }

    /// Where the characters of a kind that start at `at` end.
    fn skip(&self, at: usize, kind: impl Fn(char) -> bool) -> usize {
        let rest = self.text.get(at..).unwrap_or_default();
        rest.find(|c| !kind(c)).map_or(self.text.len(), |n| at + n)
    }

    /// Where the word that ends at `end` starts, as far as one looks.
    fn word_start(&self, end: usize) -> usize {
        let from = self.text.floor_char_boundary(end.saturating_sub(LOOK)).max(self.start);
        let breaks = |c: char| {
            c.is_whitespace() || matches!(c, '(' | '[' | '"' | '“' | '‘' | '\'' | '«' | '—' | '–' | '/' | '*' | '_')
        };
        let before = &self.text[from..end];
        before.char_indices().rev().find(|&(_, c)| breaks(c)).map_or(from, |(n, c)| from + n + c.len_utf8())
    }

    fn bracket_before(&self, stop: &Stop) -> bool {
        self.text[..stop.word_start].ends_with(['(', '['])
    }

    /// Whether the word before the stop's word is in small letters.
    fn after_small_word(&self, stop: &Stop) -> bool {
        let end = self.start + self.text[self.start..stop.word_start].trim_end().len();
        self.text[self.word_start(end)..end].starts_with(char::is_lowercase)
    }

    /// Whether the sentence so far is a number: `1.`, `2.1.`, `IV.`, `a.`
    fn is_item_number(&self, stop: &Stop) -> bool {
        let word = stop.word;
        let digits = word.bytes().all(|b| b.is_ascii_digit() || b == b'.') && word.len() <= 6;
        let roman = word.bytes().all(|b| matches!(b, b'I' | b'V' | b'X')) && word.len() <= 4;
        let first = stop.word_start - self.start <= LOOK
            && !self.text[self.start..stop.word_start].contains(char::is_alphanumeric);
        first && !word.is_empty() && (digits || roman || word.len() == 1)
    }
}

/// A single capital: `J`.
fn is_initial(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_uppercase) && chars.next().is_none()
}

/// Letters with stops between them: `U.S`, `N.Y`.
fn is_dotted(word: &str) -> bool {
    word.contains('.') && word.split('.').all(|part| part.chars().count() == 1 && part.chars().all(char::is_alphabetic))
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn sentences_are_ordered_trimmed_and_hold_all_but_white_space(
            text in "\\PC{0,60}|([a-zA-Z.!?…]|\\. |[\"'”“(\\[\\] \n0-9*-]){0,60}",
        ) {
            let mut at = 0;
            for sentence in split(&text, Span::from_range(0..text.len())) {
                let range = sentence.range();
                proptest::prop_assert!(range.start >= at && range.end > range.start);
                proptest::prop_assert!(text[at..range.start].trim().is_empty());
                proptest::prop_assert_eq!(text[range.clone()].trim(), &text[range.clone()]);
                at = range.end;
            }
            proptest::prop_assert!(text[at..].trim().is_empty());
        }
    }
}
