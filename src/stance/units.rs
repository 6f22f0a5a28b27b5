//! Which mentions of a paragraph count as one word each.

use crate::target::{Mention, TargetIndex};
use std::cmp::Reverse;

/// Of mentions that overlap, the target's own, then the first, then the longest; in text order, each with its position
/// among those given.
pub(super) fn units(mentions: &[Mention], target: TargetIndex) -> Vec<(usize, &Mention)> {
    let mut ranked: Vec<(usize, &Mention)> = mentions.iter().enumerate().collect();
    ranked.sort_by_key(|(_, mention)| (mention.target != target, mention.bytes.start, Reverse(mention.bytes.end)));
    let first_other = ranked.partition_point(|(_, mention)| mention.target == target);
    let others = ranked.split_off(first_other);
    let mut units = apart(ranked);
    let own = units.len();
    // Those that share nothing with one of the target's own: the only one that could is the first to end behind its start.
    units.extend(apart(others.into_iter().filter(|(_, other)| {
        let near = units[..own].partition_point(|(_, unit)| unit.bytes.end <= other.bytes.start);
        units[..own].get(near).is_none_or(|(_, unit)| !unit.bytes.overlaps(other.bytes))
    })));
    units.sort_by_key(|(_, mention)| mention.bytes.start);
    units
}

/// Of mentions in text order, those that share nothing with the one kept before.
fn apart<'a>(mentions: impl IntoIterator<Item = (usize, &'a Mention)>) -> Vec<(usize, &'a Mention)> {
    let mut end = 0;
    let keeps = |(_, mention): &(usize, &Mention)| {
        let free = mention.bytes.start >= end;
        if free {
            end = mention.bytes.end;
        }
        free
    };
    mentions.into_iter().filter(keeps).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::Span;
    use crate::target::Via;

    #[test]
    fn the_targets_own_mentions_win_then_the_first_then_the_longest() {
        let mention = |target, start, end| Mention {
            target: TargetIndex(target),
            bytes: Span::new(start, end),
            tokens: Span::default(),
            via: Via::Alias,
        };
        let all = [
            mention(1, 0, 4),
            mention(1, 0, 9),
            mention(1, 8, 12),
            mention(1, 20, 30),
            mention(0, 24, 26),
            mention(1, 26, 40),
            mention(1, 50, 55),
        ];
        let chosen = |target| units(&all, TargetIndex(target)).into_iter().map(|(at, _)| at).collect::<Vec<_>>();
        assert_eq!(chosen(0), [1, 4, 5, 6]);
        assert_eq!(chosen(1), [1, 3, 6]);
    }
}
