//! The phrases of lexicons, ready to be found.
//!
//! A trie over numbered words: one look-up a token decides whether any phrase can start there, so the time is linear in
//! the text and does not grow with the number of phrases. All of it lies in flat vectors, so that those of the built-in
//! lexicons, which `build.rs` makes, are read as they are.

use super::format::{Inflect, List};
use super::words::fold;
use serde::{Deserialize, Serialize};
use std::ops::Range;

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
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Phrases {
    /// The words one after another, in small letters with straight apostrophes. They are numbered from 1.
    pub(super) text: String,
    /// Where each word ends in `text`.
    pub(super) ends: Vec<u32>,
    /// The numbers of the words, each at the first free slot from its hash on; 0 in a slot that is free.
    pub(super) slots: Vec<u32>,
    /// For each first byte of a word, a bit for each length that occurs: rules most words out unhashed.
    pub(super) lengths: Vec<u64>,
    /// For each word, the node after it at the start of a phrase; 0 if no phrase starts so.
    pub(super) roots: Vec<u32>,
    /// For each node, where its edges start in `edges`; the one past the last where they end.
    pub(super) nodes: Vec<Node>,
    /// From a node by a word to the next node, sorted by word within a node.
    pub(super) edges: Vec<(u32, u32)>,
    /// The phrases by the node where they end.
    pub(super) phrases: Vec<Phrase>,
}

/// Where the edges and the phrases of a node start.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
pub(super) struct Node {
    pub edges: u32,
    pub phrases: u32,
}

/// A phrase in the trie.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Phrase {
    pub value: u32,
    pub compounds: bool,
    /// The words as written, where their capitals matter.
    pub cased: Option<Box<[Box<str>]>>,
}

impl Phrases {
    /// The node after a word at the start of a phrase.
    pub(super) fn first(&self, word: u32) -> Option<u32> {
        self.roots.get(word as usize).copied().filter(|node| *node != 0)
    }

    /// The node after another word.
    pub(super) fn next(&self, node: u32, word: u32) -> Option<u32> {
        let edges = &self.edges[self.between(node, |node| node.edges)];
        edges.binary_search_by_key(&word, |edge| edge.0).ok().map(|at| edges[at].1)
    }

    /// The phrases that end at a node, the last one added first.
    pub(super) fn ending(&self, node: u32) -> &[Phrase] {
        &self.phrases[self.between(node, |node| node.phrases)]
    }

    fn between(&self, node: u32, start: impl Fn(&Node) -> u32) -> Range<usize> {
        let at = node as usize;
        start(&self.nodes[at]) as usize..start(&self.nodes[at + 1]) as usize
    }

    /// The number of a word, 0 if no phrase holds it.
    pub(super) fn number_of(&self, word: &str) -> u32 {
        if !word.is_ascii() {
            return self.look_up(fold(word).as_bytes());
        }
        let bytes = word.as_bytes();
        let first = bytes.first().copied().unwrap_or_default().to_ascii_lowercase();
        let lengths = self.lengths.get(usize::from(first)).copied().unwrap_or_default();
        if lengths & length_bit(bytes.len()) == 0 {
            return 0;
        }
        let mut buffer = [0; 32];
        match buffer.get_mut(..bytes.len()) {
            Some(small) => {
                small.copy_from_slice(bytes);
                small.make_ascii_lowercase();
                self.look_up(small)
            }
            None => self.look_up(fold(word).as_bytes()),
        }
    }

    fn look_up(&self, word: &[u8]) -> u32 {
        // An eighth of the slots is free, so that the search ends; without slots there is nothing to find.
        let Some(last) = self.slots.len().checked_sub(1) else { return 0 };
        let mut at = hash(word) & last;
        loop {
            let number = self.slots[at];
            if number == 0 || self.word(number) == word {
                return number;
            }
            at = (at + 1) & last;
        }
    }

    fn word(&self, number: u32) -> &[u8] {
        let at = number as usize - 1;
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.text.as_bytes()[start as usize..self.ends[at] as usize]
    }
}

pub(super) fn length_bit(length: usize) -> u64 {
    1 << length.min(63)
}

/// FNV-1a (Fowler, Noll & Vo), the same on every machine; its upper half, which is the better mixed one.
pub(super) fn hash(word: &[u8]) -> usize {
    let hash = word
        .iter()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3));
    (hash >> 32) as usize
}
