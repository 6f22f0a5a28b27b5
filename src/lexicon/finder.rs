//! Finds the phrases of lexicons among the tokens of a text.

use super::phrases::Phrases;
use super::words::{clitic, is_hyphen};
use crate::span::{Byte, Span};

/// A phrase found in a text. `T` is the unit of the token positions.
#[derive(Debug, PartialEq, Eq)]
pub struct Hit<T> {
    /// The number under which the phrase was added.
    pub value: u32,
    /// Where it stands.
    pub bytes: Span<Byte>,
    /// The tokens it touches.
    pub tokens: Span<T>,
}

impl<T> Clone for Hit<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Hit<T> {}

/// A word of the text: a token, or a part of a hyphenated one.
struct Part {
    /// Its number, 0 if no phrase holds it.
    word: u32,
    bytes: Span<Byte>,
    token: u32,
    starts_token: bool,
    ends_token: bool,
}

/// Looks for phrases in one text after another, with one buffer.
pub struct Finder<'a> {
    phrases: &'a Phrases,
    parts: Vec<Part>,
}

impl<'a> Finder<'a> {
    /// A finder of the given phrases.
    pub fn new(phrases: &'a Phrases) -> Self {
        Self { phrases, parts: Vec::new() }
    }

    /// Appends every hit among `tokens` to `hits`, also those inside others, in text order of their starts, shorter
    /// ones first.
    ///
    /// `tokens` is the slice of one sentence; `first` is the position of its first token in its document. `bytes` says
    /// where in `text` a token stands, or `None` for one that phrases run across, such as a mark of emphasis.
    pub fn find<T>(
        &mut self,
        text: &str,
        tokens: &[T],
        first: u32,
        bytes: impl Fn(&T) -> Option<Span<Byte>>,
        hits: &mut Vec<Hit<T>>,
    ) {
        self.parts.clear();
        for (token, at) in tokens.iter().zip(first..) {
            if let Some(bytes) = bytes(token) {
                self.push_parts(text, bytes, at);
            }
        }
        for start in 0..self.parts.len() {
            let mut end = start;
            let mut node = self.phrases.first(self.parts[start].word);
            while let Some(at) = node {
                end += 1;
                self.hits_at(text, start..end, at, hits);
                node = self.parts.get(end).and_then(|part| self.phrases.next(at, part.word));
            }
        }
    }

    fn hits_at<T>(&self, text: &str, range: std::ops::Range<usize>, node: u32, hits: &mut Vec<Hit<T>>) {
        let parts = &self.parts[range];
        let [first, ..] = parts else { return };
        let last = &parts[parts.len() - 1];
        let whole = first.starts_token && last.ends_token;
        for phrase in self.phrases.ending(node) {
            let capitals = |cased: &[Box<str>]| {
                cased.iter().zip(parts).all(|(word, part)| has_capitals(part.bytes.slice(text), word))
            };
            if (whole || phrase.compounds) && phrase.cased.as_deref().is_none_or(capitals) {
                let bytes = first.bytes.cover(last.bytes);
                hits.push(Hit { value: phrase.value, bytes, tokens: Span::new(first.token, last.token + 1) });
            }
        }
    }

    /// Splits a token at its hyphens and before a possessive `'s`.
    fn push_parts(&mut self, text: &str, bytes: Span<Byte>, token: u32) {
        let word = bytes.slice(text);
        if word.bytes().all(|b| b.is_ascii_alphanumeric()) {
            let part = Part { word: self.phrases.number_of(word), bytes, token, starts_token: true, ends_token: true };
            return self.parts.push(part);
        }
        let before = self.parts.len();
        let mut at = bytes.start as usize;
        for piece in word.split(is_hyphen).flat_map(|piece| {
            let (stem, end) = piece.split_at(clitic(piece).unwrap_or(piece.len()));
            [stem, end]
        }) {
            at += word[at - bytes.start as usize..].find(piece).unwrap_or_default();
            let span = Span::from_range(at..at + piece.len());
            if !piece.is_empty() {
                let word = self.phrases.number_of(piece);
                self.parts.push(Part { word, bytes: span, token, starts_token: false, ends_token: false });
            }
            at += piece.len();
        }
        if self.parts.len() == before {
            let word = self.phrases.number_of(word);
            self.parts.push(Part { word, bytes, token, starts_token: false, ends_token: false });
        }
        let last = self.parts.len() - 1;
        self.parts[before].starts_token = true;
        self.parts[last].ends_token = true;
    }
}

/// Of hits in text order, those that a reader sees: of two that overlap the one that starts first, of two that start
/// together the longer.
pub fn longest<T>(hits: &[Hit<T>]) -> Vec<Hit<T>> {
    let mut sorted = hits.to_vec();
    sorted.sort_by_key(|hit| (hit.bytes.start, std::cmp::Reverse(hit.bytes.end)));
    let mut end = 0;
    sorted.retain(|hit| {
        let free = hit.bytes.start >= end;
        if free {
            end = hit.bytes.end;
        }
        free
    });
    sorted
}

/// Whether every capital of `word` is a capital in `text`.
fn has_capitals(text: &str, word: &str) -> bool {
    word.chars().zip(text.chars()).all(|(word, text)| !word.is_uppercase() || text.is_uppercase())
}

#[cfg(test)]
mod tests {
    use super::super::format::Inflect;
    use super::super::phrases::Form;
    use super::*;

    fn find(phrases: &[(&str, Form)], text: &str) -> Vec<String> {
        let set = Phrases::of(phrases.iter().copied());
        let mut tokens: Vec<Span<Byte>> = Vec::new();
        for word in text.split_whitespace() {
            let start = word.as_ptr() as usize - text.as_ptr() as usize;
            tokens.push(Span::from_range(start..start + word.len()));
        }
        let mut hits = Vec::new();
        Finder::new(&set).find(text, &tokens, 0, |token| Some(*token), &mut hits);
        longest(&hits).iter().map(|hit| hit.bytes.slice(text).to_owned()).collect()
    }

    #[test]
    fn hyphens_case_and_apostrophes_do_not_matter() {
        let any = [("open source", Form::default()), ("don't be evil", Form::default())];
        for text in ["open source", "open-source", "Open‑Source", "OPEN SOURCE", "Don’t be evil"] {
            assert_eq!(find(&any, text), [text]);
        }
        assert_eq!(find(&any, "opensource open sources non-open-source"), [""; 0]);
    }

    #[test]
    fn a_capital_that_matters_is_a_capital_in_the_text() {
        let case = Form { case: true, ..Form::default() };
        assert_eq!(find(&[("Apple", case)], "Apple APPLE apple"), ["Apple", "APPLE"]);
        assert_eq!(find(&[("GitHub", case)], "GitHub Github"), ["GitHub"]);
    }

    #[test]
    fn compounds_and_possessives_are_parts() {
        let compounds = Form { compounds: true, ..Form::default() };
        assert_eq!(find(&[("google", compounds)], "Google-owned ex-Google Google’s"), ["Google"; 3]);
        assert_eq!(find(&[("open source", compounds)], "pro-open-source"), ["open-source"]);
    }

    #[test]
    fn inflected_forms_match() {
        let noun = Form { inflect: Inflect::Noun, ..Form::default() };
        let verb = Form { inflect: Inflect::Verb, ..Form::default() };
        let phrases = [("tech giant", noun), ("give back", verb)];
        assert_eq!(find(&phrases, "tech giants giving back"), ["tech giants", "giving back"]);
    }

    #[test]
    fn the_longest_phrase_wins() {
        let phrases = [("open", Form::default()), ("open source", Form::default()), ("source code", Form::default())];
        assert_eq!(find(&phrases, "open source code is open"), ["open source", "open"]);
    }
}
