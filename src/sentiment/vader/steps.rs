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
    rater.finish();
    rater.marks.add(text);
    let Rater { mut valences, words, marks, trace: mut recorder, .. } = rater;
    valences.apply_contrast(|place, before, after| recorder.contrasted(place, before, after));
    let vader = total(valences.all(), words, marks.emphasis());
    Steps { vader, words, steps: recorder.finish(marks) }
}

/// Keeps the steps.
struct Recorder<'t> {
    text: &'t str,
    /// The last six words, each in the place of its number modulo six.
    recent: [Span<Byte>; 6],
    words: usize,
    /// The rated words that are done.
    rated: Vec<Span<Byte>>,
    /// Which of them are not zero.
    counted: Vec<usize>,
    contrast: Option<Span<Byte>>,
    /// Steps, and which of the rated words they are about.
    steps: Vec<(usize, Step)>,
}

impl<'t> Recorder<'t> {
    fn new(text: &'t str) -> Self {
        Self {
            text,
            recent: [Span::default(); 6],
            words: 0,
            rated: Vec::new(),
            counted: Vec::new(),
            contrast: None,
            steps: Vec::new(),
        }
    }

    /// The word as far from the one at hand as `offset` says, -3 to 2.
    fn near(&self, offset: i32) -> Span<Byte> {
        // The one at hand is the third last.
        let back = usize::try_from(3 - offset).unwrap_or_default();
        self.words.checked_sub(back).map_or(Span::default(), |number| self.recent[number % 6])
    }

    fn contrasted(&mut self, place: usize, before: f64, after: f64) {
        let word = self.counted[place];
        let step = Step { rule: rule::CONTRAST, at: self.rated[word], cue: self.contrast, before, after };
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
        self.recent[self.words % 6] = trimmed(self.text, at);
        self.words += 1;
    }

    fn step(&mut self, rule: RuleId, cue: Option<(i32, i32)>, before: f64, after: f64) {
        let cue = cue.map(|(from, to)| self.near(from).cover(self.near(to)));
        self.steps.push((self.rated.len(), Step { rule, at: self.near(0), cue, before, after }));
    }

    fn rated(&mut self, valence: f64) {
        if valence != 0.0 {
            self.counted.push(self.rated.len());
        }
        self.rated.push(self.near(0));
    }

    fn contrast(&mut self) {
        self.contrast = Some(self.near(0));
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
