//! The few pieces of evidence that matter, and the rest as one.

use super::Evidence;
use crate::span::{Byte, Span};
use crate::trace::{Rule, RuleId};

/// The sum of what is too weak to be shown one by one.
pub static REST: Rule = Rule {
    id: RuleId("stance.rest"),
    explanation: "All weaker words of one holder in the paragraph, added up.",
    example: "Many small words can outweigh a big one.",
};

/// How many pieces stand for themselves, and what share of the strongest they must have.
const MOST: usize = 6;
const SHARE: f64 = 0.2;

/// Keeps the strongest pieces as they are and adds up the others, holder by holder, so that the sums stay.
pub(super) fn fold(mut evidence: Vec<Evidence>, paragraph: Span<Byte>) -> Vec<Evidence> {
    let strength = |piece: &Evidence| (piece.favor - piece.against).abs();
    evidence.sort_by(|a, b| strength(b).total_cmp(&strength(a)).then_with(|| a.bytes.cmp(&b.bytes)));
    let least = evidence.first().map_or(0.0, strength) * SHARE;
    let kept = evidence.iter().take(MOST).take_while(|piece| strength(piece) >= least).count();
    let weak = evidence.split_off(kept);
    add_up(evidence, weak, paragraph)
}

/// The pieces that are kept, in text order, and after them the sum of the weak ones of each holder.
pub(super) fn add_up(mut kept: Vec<Evidence>, weak: Vec<Evidence>, paragraph: Span<Byte>) -> Vec<Evidence> {
    let mut rest: Vec<Evidence> = Vec::new();
    for piece in weak {
        match rest.iter_mut().find(|other| other.holder == piece.holder) {
            Some(other) => {
                other.favor += piece.favor;
                other.against += piece.against;
            }
            None => rest.push(Evidence { bytes: paragraph, by: REST.id, mention: None, ..piece }),
        }
    }
    kept.sort_by_key(|piece| (piece.bytes.start, piece.bytes.end));
    kept.extend(rest);
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stance::Holder;

    fn piece(at: u32, favor: f64, holder: Holder) -> Evidence {
        Evidence { bytes: Span::new(at, at + 1), by: RuleId("stance.cue"), favor, against: 0.0, mention: None, holder }
    }

    #[test]
    fn strong_pieces_stand_and_weak_ones_are_one_for_each_holder() {
        let source = Holder::Quoted(None);
        let evidence = vec![
            piece(0, 0.125, Holder::Author),
            piece(1, 2.0, Holder::Author),
            piece(2, 0.25, source.clone()),
            piece(3, 1.0, source.clone()),
            piece(4, 0.125, Holder::Author),
        ];
        let total: f64 = evidence.iter().map(|e| e.favor).sum();
        let folded = fold(evidence, Span::new(0, 9));
        let shown: Vec<_> = folded.iter().map(|e| (e.bytes.start, e.by.0, e.favor)).collect();
        assert_eq!(
            shown,
            [(1, "stance.cue", 2.0), (3, "stance.cue", 1.0), (0, "stance.rest", 0.25), (0, "stance.rest", 0.25)]
        );
        assert_eq!(folded.iter().map(|e| e.favor).sum::<f64>(), total);
    }
}
