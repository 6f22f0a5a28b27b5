//! How a text that is too long is read: in windows that overlap.

use std::ops::Range;

/// A part of a text that is read at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Window {
    /// What is read.
    pub read: Range<usize>,
    /// What counts of it: what is farther from a cut than in any other window.
    pub counts: Range<usize>,
}

/// The windows of at most `room` over a length, in order, evenly spaced; neighbours share at least half of each. What
/// counts in them is the whole, once.
pub fn over(length: usize, room: usize) -> Vec<Window> {
    let room = room.max(2);
    let beyond = length.saturating_sub(room);
    let steps = beyond.div_ceil(room / 2);
    let start = |n: usize| (beyond * n).checked_div(steps).unwrap_or_default();
    // Two windows share what lies between the start of the second and the end of the first: each has the nearer half.
    let turn = |n: usize| (start(n) + start(n - 1) + room) / 2;
    let window = |n: usize| {
        let from = if n == 0 { 0 } else { turn(n) };
        let to = if n == steps { length } else { turn(n + 1) };
        Window { read: start(n)..(start(n) + room).min(length), counts: from..to }
    };
    (0..=steps).map(window).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_text_is_one_window() {
        assert_eq!(over(7, 10), [Window { read: 0..7, counts: 0..7 }]);
        assert_eq!(over(10, 10), [Window { read: 0..10, counts: 0..10 }]);
    }

    #[test]
    fn windows_share_half_and_each_has_the_nearer_half_of_that() {
        let windows = over(20, 10);
        let read: Vec<_> = windows.iter().map(|window| window.read.clone()).collect();
        assert_eq!(read, [0..10, 5..15, 10..20]);
        let counts: Vec<_> = windows.iter().map(|window| window.counts.clone()).collect();
        assert_eq!(counts, [0..7, 7..12, 12..20]);
    }

    proptest::proptest! {
        #[test]
        fn all_of_a_text_counts_once(length in 0_usize..900, room in 2_usize..200) {
            let mut at = 0;
            for Window { read, counts } in over(length, room) {
                assert!(read.len() <= room && read.start <= counts.start && counts.end <= read.end);
                assert_eq!(counts.start, at);
                at = counts.end;
            }
            assert_eq!(at, length);
        }
    }
}
