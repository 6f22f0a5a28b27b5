//! Finds the phrases of lexicons among the tokens of a text.
//!
//! A trie over numbered words: one look-up a token decides whether any phrase can start there, so the time is linear in
//! the text and does not grow with the number of phrases.

use super::format::{Inflect, List};
use super::inflect::forms;
use super::words::{clitic, fold, is_hyphen, words};
use crate::span::{Byte, Span};
use rustc_hash::FxHashMap;

/// How a phrase matches, apart from its words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Form {
    /// Whether a capital in the phrase must be a capital in the text. A small letter matches either.
    pub case: bool,
    /// Whether the phrase also matches as a part of a hyphenated word.
    pub compounds: bool,
    /// Which further forms of the phrase match.
    pub inflect: Inflect,
}

impl From<&List> for Form {
    fn from(list: &List) -> Self {
        Self { case: list.case, compounds: list.compounds, inflect: list.inflect }
    }
}

/// Phrases to look for, each with a number that its hits carry.
#[derive(Clone, Debug)]
pub struct Phrases {
    words: FxHashMap<Box<str>, u32>,
    /// For each first byte of a word (small letters), a bit for each length that occurs: rules most words out unhashed.
    lengths: Box<[u64; 256]>,
    /// For each word, the node after it at the start of a phrase; 0 if no phrase starts so.
    roots: Vec<u32>,
    edges: FxHashMap<(u32, u32), u32>,
    /// For each node, the last phrase that ends there plus one; 0 if none does.
    ends: Vec<u32>,
    phrases: Vec<Phrase>,
}

#[derive(Clone, Debug)]
struct Phrase {
    value: u32,
    compounds: bool,
    /// The words as written, where their capitals matter.
    cased: Option<Box<[Box<str>]>>,
    /// The next phrase that ends at the same node plus one; 0 if none does.
    next: u32,
}

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

impl Default for Phrases {
    fn default() -> Self {
        Self {
            words: FxHashMap::default(),
            lengths: Box::new([0; 256]),
            roots: vec![0],
            edges: FxHashMap::default(),
            ends: vec![0],
            phrases: Vec::new(),
        }
    }
}

impl Phrases {
    /// All phrases of some lists, numbered from 0 in order.
    pub fn of_lists<'a>(lists: impl IntoIterator<Item = &'a List>) -> Self {
        let mut phrases = Self::default();
        let entries = lists.into_iter().flat_map(|list| list.entries.iter().map(move |entry| (list, entry)));
        for ((list, entry), value) in entries.zip(0..) {
            phrases.add(&entry.phrase, Form::from(list), value);
        }
        phrases
    }

    /// Adds a phrase. One without words is never found.
    pub fn add(&mut self, phrase: &str, form: Form, value: u32) {
        let written = words(phrase);
        let folded: Vec<String> = written.iter().map(|word| fold(word)).collect();
        let capitals = form.case && phrase.contains(char::is_uppercase);
        let cased: Option<Box<[Box<str>]>> = capitals.then(|| written.iter().map(|&word| word.into()).collect());
        for variant in forms(&folded, form.inflect) {
            self.insert(&variant, Phrase { value, compounds: form.compounds, cased: cased.clone(), next: 0 });
        }
        self.insert(&folded, Phrase { value, compounds: form.compounds, cased, next: 0 });
    }

    fn insert(&mut self, words: &[String], phrase: Phrase) {
        let Some((first, rest)) = words.split_first() else { return };
        let first = self.intern(first) as usize;
        if self.roots[first] == 0 {
            self.roots[first] = self.new_node();
        }
        let mut node = self.roots[first];
        for word in rest {
            let word = self.intern(word);
            node = match self.edges.get(&(node, word)) {
                Some(&next) => next,
                None => {
                    let next = self.new_node();
                    self.edges.insert((node, word), next);
                    next
                }
            };
        }
        let next = self.ends[node as usize];
        self.phrases.push(Phrase { next, ..phrase });
        self.ends[node as usize] = number(self.phrases.len());
    }

    fn intern(&mut self, word: &str) -> u32 {
        if let Some(&known) = self.words.get(word) {
            return known;
        }
        let new = number(self.roots.len());
        self.roots.push(0);
        self.words.insert(word.into(), new);
        let first = word.as_bytes().first().copied().unwrap_or_default();
        self.lengths[usize::from(first)] |= length_bit(word.len());
        new
    }

    fn new_node(&mut self) -> u32 {
        self.ends.push(0);
        number(self.ends.len() - 1)
    }

    /// The number of a word in small letters with straight apostrophes; 0 if no phrase holds it.
    fn word(&self, folded: &str) -> u32 {
        let first = folded.as_bytes().first().copied().unwrap_or_default();
        if self.lengths[usize::from(first)] & length_bit(folded.len()) == 0 {
            return 0;
        }
        self.words.get(folded).copied().unwrap_or_default()
    }
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
            let mut node = self.phrases.roots[self.parts[start].word as usize];
            let mut end = start;
            while node != 0 {
                self.hits_at(text, start..end + 1, node, hits);
                end += 1;
                let next = self.parts.get(end).and_then(|part| self.phrases.edges.get(&(node, part.word)));
                node = next.copied().unwrap_or_default();
            }
        }
    }

    fn hits_at<T>(&self, text: &str, range: std::ops::Range<usize>, node: u32, hits: &mut Vec<Hit<T>>) {
        let parts = &self.parts[range];
        let [first, ..] = parts else { return };
        let last = &parts[parts.len() - 1];
        let whole = first.starts_token && last.ends_token;
        let mut end = self.phrases.ends[node as usize];
        while let Some(phrase) = end.checked_sub(1).map(|at| &self.phrases.phrases[at as usize]) {
            let capitals = |cased: &[Box<str>]| {
                cased.iter().zip(parts).all(|(word, part)| has_capitals(part.bytes.slice(text), word))
            };
            if (whole || phrase.compounds) && phrase.cased.as_deref().is_none_or(capitals) {
                let bytes = first.bytes.cover(last.bytes);
                hits.push(Hit { value: phrase.value, bytes, tokens: Span::new(first.token, last.token + 1) });
            }
            end = phrase.next;
        }
    }

    /// Splits a token at its hyphens and before a possessive `'s`.
    fn push_parts(&mut self, text: &str, bytes: Span<Byte>, token: u32) {
        let word = bytes.slice(text);
        let simple = word.bytes().all(|b| b.is_ascii() && b != b'-' && b != b'\'');
        if simple {
            let part = Part { word: self.number_of(word), bytes, token, starts_token: true, ends_token: true };
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
                let word = self.number_of(piece);
                self.parts.push(Part { word, bytes: span, token, starts_token: false, ends_token: false });
            }
            at += piece.len();
        }
        if self.parts.len() == before {
            let word = self.number_of(word);
            self.parts.push(Part { word, bytes, token, starts_token: false, ends_token: false });
        }
        let last = self.parts.len() - 1;
        self.parts[before].starts_token = true;
        self.parts[last].ends_token = true;
    }

    fn number_of(&self, word: &str) -> u32 {
        let mut buffer = [0; 32];
        match buffer.get_mut(..word.len()) {
            Some(small) if word.is_ascii() => {
                small.copy_from_slice(word.as_bytes());
                small.make_ascii_lowercase();
                std::str::from_utf8(small).map_or(0, |small| self.phrases.word(small))
            }
            _ => self.phrases.word(&fold(word)),
        }
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

fn length_bit(length: usize) -> u64 {
    1 << length.min(63)
}

/// Positions are 32 bits wide; a lexicon of 2^32 words fits no memory that the rest of it would.
fn number(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(phrases: &[(&str, Form)], text: &str) -> Vec<String> {
        let mut set = Phrases::default();
        for ((phrase, form), value) in phrases.iter().zip(0..) {
            set.add(phrase, *form, value);
        }
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
