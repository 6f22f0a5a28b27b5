//! The cues of stance of several lexicons in one matcher.
//!
//! `build.rs` compiles this file too, for those in `lexicons/stance/`.

use super::format::{Bar, Lexicon};
use super::phrases::{Form, Phrases};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// The name of the lexicon whose cues serve every target.
const GENERAL: &str = "stance/general";

/// Cues, numbered from 0, and what each weighs for a target.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Cues {
    /// The cues.
    pub phrases: Phrases,
    /// What they weigh; the first table serves every target that has none of its own.
    pub tables: Vec<CueTable>,
}

/// What the cues weigh for one target.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct CueTable {
    /// The lexicon's name.
    pub name: String,
    /// Favor and against of each cue, by its number; both 0 for one that only other targets have.
    pub weights: Vec<[f64; 2]>,
    /// What the sums must reach.
    pub bar: Bar,
}

impl Cues {
    /// The cues of all lexicons that have a [`Bar`]: what a target's own says differs from `stance/general`, and wins.
    pub fn of(lexicons: &[Lexicon]) -> Self {
        let mut lexicons: Vec<(&Lexicon, Bar)> = lexicons.iter().filter_map(|l| Some((l, l.bar?))).collect();
        lexicons.sort_by_key(|(lexicon, _)| (lexicon.name != GENERAL, &lexicon.name));
        let mut numbers = HashMap::new();
        let mut phrases = Vec::new();
        let mut tables: Vec<CueTable> = Vec::new();
        for (lexicon, bar) in lexicons {
            let mut weights = tables.first().map_or_else(Vec::new, |general| general.weights.clone());
            let entries = lexicon.lists.iter().flat_map(|list| &list.entries);
            for (phrase, sides) in entries.filter_map(|entry| Some((entry.phrase.as_str(), entry.sides?))) {
                let number = *numbers.entry(phrase).or_insert_with(|| {
                    phrases.push((phrase, Form::default()));
                    phrases.len() - 1
                });
                weights.resize(weights.len().max(number + 1), [0.0; 2]);
                weights[number] = sides;
            }
            tables.push(CueTable { name: lexicon.name.clone(), weights, bar });
        }
        Self { phrases: Phrases::of(phrases), tables }
    }
}

impl CueTable {
    /// What a cue adds to the side for the target and to the side against it.
    pub fn weight(&self, cue: u32) -> [f64; 2] {
        self.weights.get(cue as usize).copied().unwrap_or_default()
    }
}
