//! Who wants to know how the numbers come about.

use crate::trace::RuleId;
use std::ops::Range;

/// Told of every step. The fast path passes [`Silent`], which costs nothing.
pub(super) trait Trace {
    /// A word was read.
    fn word(&mut self, at: Range<usize>);
    /// The word of this number, counted from 0, is about to be rated.
    fn rate(&mut self, word: usize);
    /// A rule changed the valence of that word, because of the words between two offsets from it.
    fn step(&mut self, rule: RuleId, cue: Option<(i32, i32)>, before: f64, after: f64);
    /// The word has this valence.
    fn rated(&mut self, valence: f64);
    /// The word of this number is the first that contrasts.
    fn contrast(&mut self, word: usize);
}

/// Wants to know nothing.
pub(super) struct Silent;

impl Trace for Silent {
    #[inline]
    fn word(&mut self, _: Range<usize>) {}
    #[inline]
    fn rate(&mut self, _: usize) {}
    #[inline]
    fn step(&mut self, _: RuleId, _: Option<(i32, i32)>, _: f64, _: f64) {}
    #[inline]
    fn rated(&mut self, _: f64) {}
    #[inline]
    fn contrast(&mut self, _: usize) {}
}
