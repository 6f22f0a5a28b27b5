//! Makes [`Phrases`] of words.
//!
//! `build.rs` compiles this file too, for those of the built-in lexicons.

use super::format::List;
use super::inflect::forms;
use super::phrases::{Form, Node, Phrase, Phrases, hash, length_bit};
use super::words::{fold, words};
use std::collections::{BTreeMap, HashMap};

impl Phrases {
    /// All phrases of some lists, numbered from 0 in order.
    pub fn of_lists<'a>(lists: impl IntoIterator<Item = &'a List>) -> Self {
        let entries = lists.into_iter().flat_map(|list| list.entries.iter().map(move |entry| (list, entry)));
        Self::of(entries.map(|(list, entry)| (entry.phrase.as_str(), Form::from(list))))
    }

    /// Some phrases, numbered from 0 in order. One without words is never found.
    pub fn of<'a>(phrases: impl IntoIterator<Item = (&'a str, Form)>) -> Self {
        let mut builder = Builder::default();
        for ((phrase, form), value) in phrases.into_iter().zip(0..) {
            builder.add(phrase, form, value);
        }
        builder.build()
    }
}

/// Phrases that are being added to. Nodes and words are numbered from 1.
#[derive(Default)]
struct Builder {
    words: HashMap<String, u32>,
    /// The words by their numbers.
    order: Vec<String>,
    /// From a node by a word to the next one; from 0 by the first word of a phrase.
    edges: BTreeMap<(u32, u32), u32>,
    /// The phrases by the node where they end, in the order in which they were added.
    phrases: BTreeMap<u32, Vec<Phrase>>,
}

impl Builder {
    /// Adds a phrase. One without words is never found.
    fn add(&mut self, phrase: &str, form: Form, value: u32) {
        let written = words(phrase);
        let folded: Vec<String> = written.iter().map(|word| fold(word)).collect();
        let capitals = form.case && phrase.contains(char::is_uppercase);
        let cased: Option<Box<[Box<str>]>> = capitals.then(|| written.iter().map(|&word| word.into()).collect());
        for variant in forms(&folded, form.inflect) {
            self.insert(&variant, Phrase { value, compounds: form.compounds, cased: cased.clone() });
        }
        self.insert(&folded, Phrase { value, compounds: form.compounds, cased });
    }

    fn insert(&mut self, words: &[String], phrase: Phrase) {
        let mut node = 0;
        for word in words {
            let word = self.intern(word);
            let new = number(self.edges.len() + 1);
            node = *self.edges.entry((node, word)).or_insert(new);
        }
        if node > 0 {
            self.phrases.entry(node).or_default().push(phrase);
        }
    }

    fn intern(&mut self, word: &str) -> u32 {
        if let Some(&known) = self.words.get(word) {
            return known;
        }
        self.order.push(word.to_owned());
        let new = number(self.order.len());
        self.words.insert(word.to_owned(), new);
        new
    }

    /// The phrases that were added.
    fn build(mut self) -> Phrases {
        let mut built = Phrases { lengths: vec![0; 256], roots: vec![0; self.order.len() + 1], ..Phrases::default() };
        let slots = (self.order.len() * 8 / 7 + 1).next_power_of_two();
        built.slots = vec![0; slots];
        for (word, n) in self.order.iter().zip(1..) {
            let mut at = hash(word.as_bytes()) & (slots - 1);
            while built.slots[at] != 0 {
                at = (at + 1) & (slots - 1);
            }
            built.slots[at] = n;
            built.text.push_str(word);
            built.ends.push(number(built.text.len()));
            let first = word.bytes().next().unwrap_or_default();
            built.lengths[usize::from(first)] |= length_bit(word.len());
        }
        // The start of the first edges and phrases of each node, and of one past the last.
        built.nodes.push(Node::default());
        let nodes = number(self.edges.len());
        let further = self.edges.split_off(&(1, 0));
        for ((_, word), node) in self.edges {
            built.roots[word as usize] = node;
        }
        let mut further = further.into_iter().peekable();
        for node in 1..=nodes {
            built.nodes.push(Node { edges: number(built.edges.len()), phrases: number(built.phrases.len()) });
            while let Some(((_, word), next)) = further.next_if(|((from, _), _)| *from == node) {
                built.edges.push((word, next));
            }
            built.phrases.extend(self.phrases.remove(&node).into_iter().flatten().rev());
        }
        built.nodes.push(Node { edges: number(built.edges.len()), phrases: number(built.phrases.len()) });
        built
    }
}

/// Positions are 32 bits wide; a lexicon of 2^32 words fits no memory that the rest of it would.
fn number(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
