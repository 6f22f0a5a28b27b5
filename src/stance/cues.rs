//! The cues of `lexicons/stance/` in a reading.
//!
//! `stance/general` serves every target; `stance/ID` holds what differs for the target of that id, and wins. A cue of
//! either may hold the slots `this_target` and `other_target`.

use super::reading::{Reading, Word};
use crate::lexicon::{CueTable, Finder, Hit, builtin};

/// What the cues weigh for a target: as its own lexicon says, else as the general one does.
pub fn table(target: &str) -> Option<&'static CueTable> {
    let tables = &builtin::cues().tables;
    let own = |table: &&CueTable| table.name.strip_prefix("stance/") == Some(target);
    tables.iter().find(own).or(tables.first())
}

/// Every cue in a reading, also those inside others.
pub fn find(reading: &Reading) -> Vec<Hit<Word>> {
    let mut finder = Finder::new(&builtin::cues().phrases);
    let mut hits = Vec::new();
    for sentence in reading.sentences() {
        let words = &reading.words()[sentence.words.range()];
        finder.find(reading.text(), words, sentence.words.start, |word| Some(word.place), &mut hits);
    }
    hits
}
