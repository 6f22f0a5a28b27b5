//! The few phrases that carry most of what a paragraph was read as.

use super::Label;
use std::ops::Range;

/// How many phrases stand for themselves, and how many words they have in all.
const PHRASES: usize = 3;
const WORDS: usize = 12;

/// What share of the strongest phrase each must have, and what share of its strongest word any word of a phrase.
const SHARE: f64 = 0.2;
const FAIR: f64 = 0.05;

/// A word with what it adds to the score.
#[derive(Clone, Copy, Debug)]
pub(super) struct Weighed {
    /// What it adds to the side for the target, less what it adds to the side against it.
    pub net: f64,
    /// The number of its sentence.
    pub sentence: u32,
    /// Whether it is a mark and no word: no phrase starts or ends with it.
    pub mark: bool,
    /// Whether it is a mention, or a word of grammar: no phrase is made of such words alone.
    pub small: bool,
}

/// The phrases that speak for a label, of any direction where that takes no side, the strongest first. The strongest phrase
/// of the other side follows where it is stronger than the last of them, in its place where there is no room: nobody should
/// overlook it.
///
/// A phrase starts as any word, and grows to the side of the stronger neighbor while that speaks in the same direction, no
/// louder, and has a fair share; any share will do while all its words are small. It never leaves its sentence, and has a
/// word that is not small. Of all such phrases the strongest is taken, then of those that are left, while they add `least`.
pub(super) fn choose(words: &[Weighed], label: Label, least: f64) -> Vec<Range<usize>> {
    let sign = match label {
        Label::Favor => Some(1.0),
        Label::Against => Some(-1.0),
        Label::Mixed | Label::Neutral => None,
    };
    let mut phrases: Vec<Range<usize>> = Vec::new();
    while phrases.len() < PHRASES {
        let least = phrases.first().map_or(least, |first| net(words, first).abs() * SHARE).max(least);
        let Some(best) = strongest(words, &phrases, sign).filter(|best| net(words, best).abs() >= least) else { break };
        phrases.push(best);
    }
    let Some(sign) = sign else { return phrases };
    let room = phrases.len() < PHRASES && left(words, &phrases) > 0;
    let stay = if room { phrases.len() } else { phrases.len() - 1 };
    if let Some(other) = strongest(words, &phrases[..stay], Some(-sign))
        && stay > 0
        && phrases.last().is_some_and(|last| net(words, &other).abs() > net(words, last).abs())
    {
        phrases.truncate(stay);
        phrases.push(other);
    }
    phrases
}

/// What the words of a phrase add to the score.
fn net(words: &[Weighed], phrase: &Range<usize>) -> f64 {
    words[phrase.clone()].iter().map(|word| word.net).sum()
}

/// The strongest phrase beside those taken, of one direction or of any; of equals the first.
fn strongest(words: &[Weighed], taken: &[Range<usize>], sign: Option<f64>) -> Option<Range<usize>> {
    let room = left(words, taken);
    let speaks = |net: f64| sign.map_or(net.abs(), |sign| net * sign);
    let free = |at: &usize| !taken.iter().any(|phrase| phrase.contains(at));
    let seeds = (0..words.len()).filter(|at| !words[*at].mark && speaks(words[*at].net) > 0.0).filter(free);
    let grown = seeds.filter(|_| room > 0).map(|seed| grow(words, seed, room, taken));
    let says = |phrase: &Range<usize>| words[phrase.clone()].iter().any(|word| !word.mark && !word.small);
    grown.rev().filter(says).max_by(|a, b| speaks(net(words, a)).total_cmp(&speaks(net(words, b))))
}

/// A phrase of at most `room` words around its strongest.
fn grow(words: &[Weighed], seed: usize, room: usize, taken: &[Range<usize>]) -> Range<usize> {
    let Weighed { net, sentence, .. } = words[seed];
    let joins = |at: &usize, bare: bool| {
        let free = !taken.iter().any(|phrase| phrase.contains(at));
        let fair = if bare { f64::MIN_POSITIVE } else { net.abs() * FAIR }..=net.abs();
        words.get(*at).is_some_and(|word| word.sentence == sentence && fair.contains(&(word.net * net.signum())))
            && free
    };
    let strength = |at: usize| words[at].net.abs();
    let mut phrase = seed..seed + 1;
    while count(&words[phrase.clone()]) < room {
        let bare = words[phrase.clone()].iter().all(|word| word.mark || word.small);
        let before = phrase.start.checked_sub(1).filter(|at| joins(at, bare));
        let after = Some(phrase.end).filter(|at| joins(at, bare));
        match (before, after) {
            (Some(at), Some(next)) if strength(at) >= strength(next) => phrase.start = at,
            (Some(at), None) => phrase.start = at,
            (_, Some(_)) => phrase.end += 1,
            (None, None) => break,
        }
    }
    while words[phrase.start].mark {
        phrase.start += 1;
    }
    while words[phrase.end - 1].mark {
        phrase.end -= 1;
    }
    phrase
}

/// How many words further phrases may have beside those taken.
fn left(words: &[Weighed], taken: &[Range<usize>]) -> usize {
    WORDS - taken.iter().map(|phrase| count(&words[phrase.clone()])).sum::<usize>()
}

fn count(words: &[Weighed]) -> usize {
    words.iter().filter(|word| !word.mark).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(nets: &[f64]) -> Vec<Weighed> {
        nets.iter().map(|net| Weighed { net: *net, sentence: 0, mark: false, small: false }).collect()
    }

    /// Where the chosen phrases start and end.
    fn chosen(words: &[Weighed], label: Label) -> Vec<(usize, usize)> {
        choose(words, label, 0.05).into_iter().map(|phrase| (phrase.start, phrase.end)).collect()
    }

    #[test]
    fn a_phrase_grows_over_neighbors_of_its_direction_with_a_fair_share() {
        let words = words(&[0.04, 0.5, 1.0, 0.3, -0.6, 0.7, 0.03]);
        assert_eq!(chosen(&words, Label::Favor), [(1, 4), (5, 6)]);
        assert_eq!(chosen(&words, Label::Against), [(4, 5), (1, 4)]);
        assert_eq!(chosen(&words, Label::Neutral), [(1, 4), (5, 6), (4, 5)]);
    }

    #[test]
    fn a_strong_phrase_of_the_other_side_is_shown_too() {
        let beside = words(&[1.0, 0.0, 0.4, 0.0, -0.6]);
        assert_eq!(chosen(&beside, Label::Favor), [(0, 1), (2, 3), (4, 5)]);
        let instead = words(&[1.0, 0.0, 0.9, 0.0, 0.5, 0.0, -0.6]);
        assert_eq!(chosen(&instead, Label::Favor), [(0, 1), (2, 3), (6, 7)]);
        let weaker = words(&[1.0, 0.0, 0.4, 0.0, -0.3]);
        assert_eq!(chosen(&weaker, Label::Favor), [(0, 1), (2, 3)]);
        assert_eq!(chosen(&words(&[-0.1, 0.3]), Label::Against), [(0, 1), (1, 2)]);
    }

    #[test]
    fn a_phrase_stays_in_its_sentence_and_ends_with_words() {
        let mut list = words(&[0.6, 1.0, 0.5, 0.5]);
        list[2].mark = true;
        list[0].sentence = 1;
        list[3].sentence = 2;
        assert_eq!(chosen(&list, Label::Favor), [(1, 2), (0, 1), (3, 4)]);
    }

    #[test]
    fn small_words_are_shown_beside_others_only() {
        let mut list = words(&[0.9, 1.0, -0.4, 0.6, 0.0, 0.01, 0.8]);
        for at in [1, 3, 6] {
            list[at].small = true;
        }
        assert_eq!(chosen(&list, Label::Favor), [(0, 2), (5, 7)]);
    }

    #[test]
    fn phrases_are_few_and_short() {
        assert_eq!(chosen(&words(&[1.0; 40]), Label::Favor), [(0, 12)]);
        assert_eq!(chosen(&words(&[1.0, 0.0, 1.0, 0.0, 1.0, 0.0, 1.0]), Label::Favor).len(), 3);
        assert_eq!(chosen(&[], Label::Favor), []);
    }
}
