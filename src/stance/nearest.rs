//! The mention that ties words to their target.

/// The mention nearest to the word at a position: one in its sentence if there is one, else in the paragraph. `places`
/// are the positions of words of mentions, in text order, each with its mention; `sentence` says where a word stands.
pub(super) fn nearest(places: &[(usize, usize)], at: usize, sentence: impl Fn(usize) -> u32) -> Option<usize> {
    places.first()?;
    let here = sentence(at);
    let behind = places.partition_point(|(place, _)| *place < at);
    let beside = places[behind.saturating_sub(1)..].iter().take(2);
    let rank = |(place, mention): &(usize, usize)| (sentence(*place) != here, place.abs_diff(at), *mention);
    beside.map(rank).min().map(|(.., mention)| mention)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sentence_counts_before_the_distance() {
        let sentence = |at: usize| if at < 5 { 0 } else { 1 };
        let places = [(1, 0), (5, 1), (9, 2)];
        let near = |at| nearest(&places, at, sentence);
        assert_eq!([0, 4, 5, 6, 8].map(near), [Some(0), Some(0), Some(1), Some(1), Some(2)]);
        assert_eq!(nearest(&[], 3, |_| panic!("there is no word")), None);
    }
}
