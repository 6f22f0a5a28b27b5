//! The cues: phrases with what they add to the sides for and against a target, from `lexicons/stance/`.
//!
//! `stance/general` serves every target; `stance/ID` holds what differs for the target of that id, and wins. A cue of
//! either may hold the slots `this_target` and `other_target`.

use super::reading::{Reading, Word};
use crate::lexicon::{Bar, Finder, Form, Hit, Lexicon, Phrases};
use rustc_hash::FxHashMap;

/// The name of the lexicon that serves every target.
const GENERAL: &str = "stance/general";

/// The cues of all lexicons in one matcher.
#[derive(Clone, Debug, Default)]
pub struct Cues {
    phrases: Phrases,
    /// The first serves every target that has none of its own.
    tables: Vec<Table>,
}

/// What the cues weigh for one target.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// The lexicon's name.
    name: String,
    /// Favor and against of each cue, by its number; both 0 for one that only other targets have.
    weights: Vec<[f64; 2]>,
    /// What the sums must reach.
    pub bar: Bar,
}

impl Cues {
    /// The cues of all lexicons that have a [`Bar`].
    pub fn new(lexicons: &[Lexicon]) -> Self {
        let mut lexicons: Vec<(&Lexicon, Bar)> = lexicons.iter().filter_map(|l| Some((l, l.bar?))).collect();
        lexicons.sort_by_key(|(lexicon, _)| (lexicon.name != GENERAL, &lexicon.name));
        let mut phrases = Phrases::default();
        let mut numbers = FxHashMap::default();
        let mut tables: Vec<Table> = Vec::new();
        for (lexicon, bar) in lexicons {
            let mut weights = tables.first().map_or_else(Vec::new, |general| general.weights.clone());
            let entries = lexicon.lists.iter().flat_map(|list| &list.entries);
            for (phrase, sides) in entries.filter_map(|entry| Some((entry.phrase.as_str(), entry.sides?))) {
                let next = numbers.len();
                let number = *numbers.entry(phrase).or_insert_with(|| {
                    phrases.add(phrase, Form::default(), u32::try_from(next).unwrap_or(u32::MAX));
                    next
                });
                weights.resize(weights.len().max(number + 1), [0.0; 2]);
                weights[number] = sides;
            }
            tables.push(Table { name: lexicon.name.clone(), weights, bar });
        }
        Self { phrases, tables }
    }

    /// What the cues weigh for a target: as its own lexicon says, else as the general one does.
    pub fn table(&self, target: &str) -> Option<&Table> {
        let own = |table: &&Table| table.name.strip_prefix("stance/") == Some(target);
        self.tables.iter().find(own).or(self.tables.first())
    }

    /// Every cue in a reading, also those inside others.
    pub fn find(&self, reading: &Reading) -> Vec<Hit<Word>> {
        let mut finder = Finder::new(&self.phrases);
        let mut hits = Vec::new();
        for sentence in reading.sentences() {
            let words = &reading.words()[sentence.words.range()];
            finder.find(reading.text(), words, sentence.words.start, |word| Some(word.place), &mut hits);
        }
        hits
    }
}

impl Table {
    /// What a cue adds to the side for the target and to the side against it.
    pub fn weight(&self, cue: u32) -> [f64; 2] {
        self.weights.get(cue as usize).copied().unwrap_or_default()
    }
}
