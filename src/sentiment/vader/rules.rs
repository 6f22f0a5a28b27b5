//! VADER's rules: from the words of a text to the valences of its rated words.

use super::character::{is_capital, is_small, is_space};
use super::role::{
    ABSENT, ALTERNATIVE, CONTRAST, DECREASE, DENIAL, INCREASE, LEAST, NEGATION, NOT_LEAST, PHRASE, UNDOUBTED,
    UNDOUBTED_BY, UNEQUALLED, UNEQUALLED_BY,
};
use super::rule;
use super::total::Marks;
use super::trace::Trace;
use super::valences::Valences;
use super::vocabulary::{self, DAMPENERS, FIRST_CONTRAST, IDIOMS};
use super::window::{AFTER, BEFORE, Window};
use super::words::Reader;
use std::ops::Range;

/// What a degree word adds to the valence of the word after it, or takes away (`B_INCR` of the reference).
const DEGREE: f64 = 0.293;
/// How much of that is left from one, two and three words away.
const DISTANCE: [f64; 3] = [1.0, 0.95, 0.9];
/// What capitals add (`C_INCR`).
const EMPHASIS: f64 = 0.733;
/// What a negation makes of a valence (`N_SCALAR`).
const NEGATED: f64 = -0.74;
/// What a negation that praises makes of it.
const UNEQUALLED_FACTOR: f64 = 1.25;

/// How many words are rated together; their places fit a byte.
const BLOCK: usize = 128;

/// Collects the words of a text and rates them, block by block: rules look back three words, and ahead two.
pub(super) struct Rater<'t, T> {
    text: &'t str,
    /// Whether some words of the text are in capitals and others are not, once asked.
    mixes_capitals: Option<bool>,
    /// The codes of words that wait, after the three before them.
    codes: [u16; BLOCK],
    filled: usize,
    /// Which of them rate or contrast.
    marked: [u8; BLOCK],
    marked_count: usize,
    /// How many words were done with, before those that wait.
    done: usize,
    pub valences: Valences,
    /// The punctuation in descriptions of emoji.
    pub marks: Marks,
    pub trace: T,
}

impl<T: Trace> Reader for Rater<'_, T> {
    #[inline]
    fn word(&mut self, code: u16, at: Range<usize>) {
        self.trace.word(at);
        self.push(code);
    }

    fn description(&mut self, text: &str) {
        self.marks.add(text);
    }
}

impl<'t, T: Trace> Rater<'t, T> {
    pub fn new(text: &'t str, trace: T) -> Self {
        Self {
            text,
            mixes_capitals: None,
            codes: [ABSENT; BLOCK],
            filled: BEFORE,
            marked: [0; BLOCK],
            marked_count: 0,
            done: 0,
            valences: Valences::default(),
            marks: Marks::default(),
            trace,
        }
    }

    /// Rates the words that still wait, and says how many there were in all.
    pub fn finish(&mut self) -> usize {
        for _ in 0..AFTER {
            self.push(ABSENT);
        }
        self.rate_block();
        self.done
    }

    #[inline]
    fn push(&mut self, code: u16) {
        if self.filled == BLOCK {
            self.rate_block();
        }
        self.codes[self.filled % BLOCK] = code;
        // Without a branch, which could not be foreseen: the mark is overwritten if it does not count.
        self.marked[self.marked_count % BLOCK] = self.filled as u8;
        self.marked_count += usize::from(code >= FIRST_CONTRAST);
        self.filled += 1;
    }

    /// Rates the words that wait, but the last two, and keeps what is needed to go on.
    #[inline(never)]
    fn rate_block(&mut self) {
        let end = self.filled - AFTER;
        let mut waiting = 0;
        for n in 0..self.marked_count {
            let place = usize::from(self.marked[n]);
            if place >= end {
                self.marked[waiting] = (place - (end - BEFORE)) as u8;
                waiting += 1;
            } else if let Some(codes) = self.codes[place - BEFORE..].first_chunk() {
                self.rate(&Window::new(*codes), self.done + place - BEFORE);
            }
        }
        self.marked_count = waiting;
        self.codes.copy_within(end - BEFORE..self.filled, 0);
        self.done += end - BEFORE;
        self.filled = BEFORE + AFTER;
    }

    fn rate(&mut self, window: &Window, word: usize) {
        if window.has(0, CONTRAST) && self.valences.contrast() {
            self.trace.contrast(word);
        }
        if vocabulary::is_rated(window.word(0)) {
            self.trace.rate(word);
            let valence = self.valence(window);
            self.valences.push(valence);
            self.trace.rated(valence);
        }
    }

    /// The valence of a rated word amid its neighbours.
    fn valence(&mut self, window: &Window) -> f64 {
        let score = vocabulary::score(window.word(0));
        self.trace.step(rule::LEXICON, None, 0.0, score);
        if window.phrase((0, 1), PHRASE).is_some_and(|phrase| DAMPENERS.contains(&phrase)) {
            return self.step(rule::DAMPENER, Some((0, 1)), score, 0.0);
        }
        let plain = !window.has_any(!0) && !window.in_capitals(0);
        if plain {
            return score;
        }
        let mut valence = self.denial(window, score);
        if window.in_capitals(0) && self.mixes_capitals() {
            let after = valence + if valence > 0.0 { EMPHASIS } else { -EMPHASIS };
            valence = self.step(rule::CAPITALS, None, valence, after);
        }
        for back in 1..=3 {
            if window.word(-back) != ABSENT && !vocabulary::is_rated(window.word(-back)) {
                valence = self.degree(window, valence, back);
                valence = self.negation(window, valence, back);
                if back == 3 {
                    valence = self.idioms(window, valence);
                    valence = self.dampeners(window, valence);
                }
            }
        }
        self.least(window, valence)
    }

    /// Before a rated word, a denial is no rated word itself, but negates that one.
    fn denial(&mut self, window: &Window, score: f64) -> f64 {
        let mut valence = score;
        if window.has(0, DENIAL) && vocabulary::is_rated(window.word(1)) {
            valence = self.step(rule::DENIAL, Some((1, 1)), valence, 0.0);
        }
        let cue = [-1, -2].into_iter().find(|&offset| window.has(offset, DENIAL));
        let carried = window.has(-3, DENIAL) && window.has(-1, ALTERNATIVE);
        match cue.or(carried.then_some(-3)) {
            // From the score: the reference forgets that the word may be a denial itself.
            Some(offset) => self.step(rule::DENIAL, Some((offset, offset)), valence, score * NEGATED),
            None => valence,
        }
    }

    /// A degree word some words back.
    fn degree(&mut self, window: &Window, valence: f64, back: i32) -> f64 {
        let mut change = match () {
            () if window.has(-back, INCREASE) => DEGREE,
            () if window.has(-back, DECREASE) => -DEGREE,
            () => return valence,
        };
        if valence < 0.0 {
            change = -change;
        }
        if window.in_capitals(-back) && self.mixes_capitals() {
            change += if valence > 0.0 { EMPHASIS } else { -EMPHASIS };
        }
        change *= DISTANCE[back as usize - 1];
        self.step(rule::DEGREE, Some((-back, -back)), valence, valence + change)
    }

    /// A negation some words back, unless it praises or affirms.
    fn negation(&mut self, window: &Window, valence: f64, back: i32) -> f64 {
        let negated = window.has(-back, NEGATION);
        let (unequalled, undoubted) = match back {
            1 => (false, false),
            2 => (
                window.has(-2, UNEQUALLED) && window.has(-1, UNEQUALLED_BY),
                window.has(-2, UNDOUBTED) && window.has(-1, UNDOUBTED_BY),
            ),
            // The last word alone is enough, whatever stands before it: the reference lacks a pair of parentheses.
            _ => (
                window.has(-3, UNEQUALLED) && window.has(-2, UNEQUALLED_BY) || window.has(-1, UNEQUALLED_BY),
                window.has(-3, UNDOUBTED) && (window.has(-2, UNDOUBTED_BY) || window.has(-1, UNDOUBTED_BY)),
            ),
        };
        let cue = Some((-back, -back));
        match () {
            () if unequalled => self.step(rule::UNEQUALLED, Some((-back, -1)), valence, valence * UNEQUALLED_FACTOR),
            () if negated && !undoubted => self.step(rule::NEGATION, cue, valence, valence * NEGATED),
            () => valence,
        }
    }

    /// A phrase with a score of its own, in or next to which the word stands: the first found of those before it, unless
    /// the word starts one itself.
    fn idioms(&mut self, window: &Window, valence: f64) -> f64 {
        const WITH_BEFORE: [(i32, i32); 5] = [(-1, 0), (-2, 0), (-2, -1), (-3, -1), (-3, -2)];
        const WITH_AFTER: [(i32, i32); 2] = [(0, 2), (0, 1)];
        let idiom = |&place: &(i32, i32)| {
            let phrase = window.phrase(place, PHRASE)?;
            let (_, score) = IDIOMS.iter().find(|(idiom, _)| *idiom == phrase)?;
            Some((place, *score))
        };
        match WITH_AFTER.iter().find_map(idiom).or_else(|| WITH_BEFORE.iter().find_map(idiom)) {
            Some((place, score)) => self.step(rule::IDIOM, Some(place), valence, score),
            None => valence,
        }
    }

    /// Phrases that dampen the word. Unlike a word that does, they always take away, whatever the sign.
    fn dampeners(&mut self, window: &Window, mut valence: f64) -> f64 {
        for place in [(-3, -1), (-3, -2), (-2, -1)] {
            if window.phrase(place, PHRASE).is_some_and(|phrase| DAMPENERS.contains(&phrase)) {
                valence = self.step(rule::DAMPENER, Some(place), valence, valence - DEGREE);
            }
        }
        valence
    }

    /// The superlative of little, right before the word.
    fn least(&mut self, window: &Window, valence: f64) -> f64 {
        if window.has(-1, LEAST) && !vocabulary::is_rated(window.word(-1)) && !window.has(-2, NOT_LEAST) {
            return self.step(rule::LEAST, Some((-1, -1)), valence, valence * NEGATED);
        }
        valence
    }

    fn step(&mut self, rule: crate::trace::RuleId, cue: Option<(i32, i32)>, before: f64, after: f64) -> f64 {
        self.trace.step(rule, cue, before, after);
        after
    }

    /// Whether capitals mean anything here: only asked when a word in capitals was met, so that it is enough to find one
    /// that is not.
    fn mixes_capitals(&mut self) -> bool {
        *self.mixes_capitals.get_or_insert_with(|| has_word_without_capitals(self.text))
    }
}

fn has_word_without_capitals(text: &str) -> bool {
    let mut in_word = false;
    let mut has_capital = false;
    let mut without = |c: char| {
        if is_space(c) {
            return std::mem::take(&mut in_word) && !std::mem::take(&mut has_capital);
        }
        in_word = true;
        has_capital |= is_capital(c);
        is_small(c)
    };
    let found = text.chars().any(|c| match vocabulary::describe(c) {
        None => without(c),
        Some(description) => without(' ') || description.chars().any(&mut without),
    });
    found || without(' ')
}
