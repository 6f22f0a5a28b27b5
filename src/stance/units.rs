//! Which mentions of a paragraph count as one word each.

use crate::target::{Mention, TargetIndex};
use std::cmp::Reverse;

/// Of mentions that overlap, the target's own, then the first, then the longest; in text order, each with its position
/// among those given.
pub(super) fn units(mentions: &[Mention], target: TargetIndex) -> Vec<(usize, &Mention)> {
    let mut ranked: Vec<(usize, &Mention)> = mentions.iter().enumerate().collect();
    ranked.sort_by_key(|(_, mention)| (mention.target != target, mention.bytes.start, Reverse(mention.bytes.end)));
    let mut units: Vec<(usize, &Mention)> = Vec::new();
    for (at, mention) in ranked {
        if units.iter().all(|(_, other)| !other.bytes.overlaps(mention.bytes)) {
            units.push((at, mention));
        }
    }
    units.sort_by_key(|(_, mention)| mention.bytes.start);
    units
}
