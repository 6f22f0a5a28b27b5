//! The steps by which VADER comes to its numbers.

use super::rules::Rater;
use super::total::{Marks, total};
use super::trace::Trace;
use super::{Vader, rule, words};
use crate::span::{Byte, Span};
use crate::trace::{RuleId, Step};
use std::ops::Range;

/// VADER's numbers of a text and the steps that made them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Steps {
    /// The numbers.
    pub vader: Vader,
    /// How many words the text has, rated or not.
    pub words: usize,
    /// For each rated word in text order: the step that gave it its score, then those that changed it, up to its final
    /// valence. Last, if there is any, what the text's punctuation adds, from 0. Spans count from the start of the text.
    pub steps: Vec<Step>,
}

impl Steps {
    /// The numbers, made again from the steps and the number of words alone. Always equal to [`Steps::vader`].
    pub fn replay(&self) -> Vader {
        let mut emphasis = 0.0;
        let mut valences = Vec::new();
        for step in &self.steps {
            match (step.rule, valences.last_mut()) {
                (rule::PUNCTUATION, _) => emphasis = step.after,
                (rule::LEXICON, _) | (_, None) => valences.push(step.after),
                (_, Some(valence)) => *valence = step.after,
            }
        }
        valences.retain(|valence| *valence != 0.0);
        total(&valences, self.words, emphasis)
    }
}

/// VADER's numbers of a text with the steps that made them: slower than [`vader`](super::vader), and equal to it.
pub fn vader_steps(text: &str) -> Steps {
    let mut rater = Rater::new(text, Recorder::new(text));
    words::read(text, &mut rater);
    let words = rater.finish();
    rater.marks.add(text);
    let Rater { mut valences, marks, trace: mut recorder, .. } = rater;
    valences.apply_contrast(|place, before, after| recorder.contrasted(place, before, after));
    let vader = total(valences.all(), words, marks.emphasis());
    Steps { vader, words, steps: recorder.finish(marks) }
}

/// Keeps the steps.
struct Recorder<'t> {
    text: &'t str,
    words: Vec<Span<Byte>>,
    /// The number of the word that is being rated.
    at_hand: usize,
    /// The numbers of the rated words whose valence is not zero.
    counted: Vec<usize>,
    contrast: Option<Span<Byte>>,
    /// Steps with the number of the word that they are about.
    steps: Vec<(usize, Step)>,
}

impl<'t> Recorder<'t> {
    fn new(text: &'t str) -> Self {
        Self { text, words: Vec::new(), at_hand: 0, counted: Vec::new(), contrast: None, steps: Vec::new() }
    }

    /// The word as far from the one at hand as `offset` says.
    fn near(&self, offset: i32) -> Span<Byte> {
        self.at_hand.checked_add_signed(offset as isize).map_or(Span::default(), |number| self.words[number])
    }

    fn contrasted(&mut self, place: usize, before: f64, after: f64) {
        let word = self.counted[place];
        let step = Step { rule: rule::CONTRAST, at: self.words[word], cue: self.contrast, before, after };
        self.steps.push((word, step));
    }

    fn finish(mut self, marks: Marks) -> Vec<Step> {
        self.steps.sort_by_key(|(word, _)| *word);
        let mut steps: Vec<Step> = self.steps.into_iter().map(|(_, step)| step).collect();
        if marks.emphasis() > 0.0 {
            let is_counted = |c| matches!(c, '!' | '?');
            let first = self.text.find(is_counted).unwrap_or(0);
            let last = self.text.rfind(is_counted).map_or(self.text.len(), |last| last + 1);
            let at = Span::from_range(first..last);
            steps.push(Step { rule: rule::PUNCTUATION, at, cue: None, before: 0.0, after: marks.emphasis() });
        }
        steps
    }
}

impl Trace for Recorder<'_> {
    fn word(&mut self, at: Range<usize>) {
        self.words.push(trimmed(self.text, at));
    }

    fn rate(&mut self, word: usize) {
        self.at_hand = word;
    }

    fn step(&mut self, rule: RuleId, cue: Option<(i32, i32)>, before: f64, after: f64) {
        let cue = cue.map(|(from, to)| self.near(from).cover(self.near(to)));
        self.steps.push((self.at_hand, Step { rule, at: self.near(0), cue, before, after }));
    }

    fn rated(&mut self, valence: f64) {
        if valence != 0.0 {
            self.counted.push(self.at_hand);
        }
    }

    fn contrast(&mut self, word: usize) {
        self.contrast = Some(self.words[word]);
    }
}

/// A word without the punctuation around it, unless that leaves nothing but an emoticon.
fn trimmed(text: &str, word: Range<usize>) -> Span<Byte> {
    let whole = &text[word.clone()];
    let body = whole.trim_matches(|c: char| c.is_ascii_punctuation());
    if body.chars().nth(2).is_none() {
        return Span::from_range(word);
    }
    let start = word.start + (whole.len() - whole.trim_start_matches(|c: char| c.is_ascii_punctuation()).len());
    Span::from_range(start..start + body.len())
}
