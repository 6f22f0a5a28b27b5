//! The phrases of lexicons, ready to be found.
//!
//! A trie over numbered words: one look-up a token decides whether any phrase can start there, so the time is linear in
//! the text and does not grow with the number of phrases.

use super::format::{Inflect, List};
use super::inflect::forms;
use super::words::{fold, words};
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
    /// The number of each word, by its bytes in small letters with straight apostrophes.
    words: FxHashMap<Box<[u8]>, u32>,
    /// For each first byte of a word (small letters), a bit for each length that occurs: rules most words out unhashed.
    lengths: Box<[u64; 256]>,
    /// For each word, the node after it at the start of a phrase; 0 if no phrase starts so.
    roots: Vec<u32>,
    edges: FxHashMap<(u32, u32), u32>,
    /// For each node, the last phrase that ends there plus one; 0 if none does.
    ends: Vec<u32>,
    phrases: Vec<Phrase>,
}

/// A phrase in the trie.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    pub value: u32,
    pub compounds: bool,
    /// The words as written, where their capitals matter.
    pub cased: Option<Box<[Box<str>]>>,
    /// The next phrase that ends at the same node plus one; 0 if none does.
    next: u32,
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
        let word = word.as_bytes();
        if let Some(&known) = self.words.get(word) {
            return known;
        }
        let new = number(self.roots.len());
        self.roots.push(0);
        self.words.insert(word.into(), new);
        let first = word.first().copied().unwrap_or_default();
        self.lengths[usize::from(first)] |= length_bit(word.len());
        new
    }

    fn new_node(&mut self) -> u32 {
        self.ends.push(0);
        number(self.ends.len() - 1)
    }

    /// The node after a word at the start of a phrase.
    pub(super) fn first(&self, word: u32) -> Option<u32> {
        self.roots.get(word as usize).copied().filter(|node| *node != 0)
    }

    /// The node after another word.
    pub(super) fn next(&self, node: u32, word: u32) -> Option<u32> {
        self.edges.get(&(node, word)).copied()
    }

    /// The phrases that end at a node.
    pub(super) fn ending(&self, node: u32) -> impl Iterator<Item = &Phrase> {
        let phrase = |end: u32| end.checked_sub(1).and_then(|at| self.phrases.get(at as usize));
        std::iter::successors(phrase(self.ends[node as usize]), move |before| phrase(before.next))
    }

    /// The number of a word, 0 if no phrase holds it.
    pub(super) fn number_of(&self, word: &str) -> u32 {
        if !word.is_ascii() {
            return self.words.get(fold(word).as_bytes()).copied().unwrap_or_default();
        }
        let bytes = word.as_bytes();
        let first = bytes.first().copied().unwrap_or_default().to_ascii_lowercase();
        if self.lengths[usize::from(first)] & length_bit(bytes.len()) == 0 {
            return 0;
        }
        let mut buffer = [0; 32];
        match buffer.get_mut(..bytes.len()) {
            Some(small) => {
                small.copy_from_slice(bytes);
                small.make_ascii_lowercase();
                self.words.get(&*small).copied().unwrap_or_default()
            }
            None => self.words.get(fold(word).as_bytes()).copied().unwrap_or_default(),
        }
    }
}

fn length_bit(length: usize) -> u64 {
    1 << length.min(63)
}

/// Positions are 32 bits wide; a lexicon of 2^32 words fits no memory that the rest of it would.
fn number(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
