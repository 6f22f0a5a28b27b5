//! Whose words a piece of evidence is, and whose stance a paragraph's is.

use super::{Evidence, Holder, Label};
use crate::quotation::Holders;
use crate::span::{Byte, Span};

/// The speaker to whom most of the words belong.
pub(super) fn of(bytes: Span<Byte>, holders: &Holders<'_>) -> Option<Holder> {
    holders.of(bytes).map(|quotation| Holder::Quoted(quotation.speaker.clone()))
}

/// What evidence in a source's words weighs beside the author's: around them an author tells much that takes no side, and its
/// many weak words add up.
const SOURCE: f64 = 1.5;

/// The holder of the largest share of the evidence that speaks for the label, of all evidence where that takes no side; of
/// equal shares the first in the text. A source's counts [`SOURCE`] times.
pub(super) fn of_all(evidence: &[Evidence], label: Label) -> Holder {
    let name = |holder: &Holder| match holder {
        Holder::Author => None,
        Holder::Quoted(speaker) => Some(speaker.as_ref().map(|speaker| speaker.name.clone())),
    };
    let mut shares: Vec<(f64, &Holder)> = Vec::new();
    for one in evidence {
        let net = one.favor - one.against;
        let weight = match label {
            Label::Favor => net.max(0.0),
            Label::Against => (-net).max(0.0),
            Label::Mixed | Label::Neutral => net.abs(),
        };
        let weight = if one.holder == Holder::Author { weight } else { weight * SOURCE };
        match shares.iter_mut().find(|(_, holder)| name(holder) == name(&one.holder)) {
            Some((share, _)) => *share += weight,
            None => shares.push((weight, &one.holder)),
        }
    }
    let most = shares.into_iter().reduce(|best, next| if next.0 > best.0 { next } else { best });
    most.map_or(Holder::Author, |(_, holder)| holder.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quotation::Speaker;
    use crate::trace::RuleId;

    #[test]
    fn the_larger_share_decides() {
        let quoted = |name: &str| Holder::Quoted(Some(Speaker { name: name.to_owned(), bytes: Span::default() }));
        let evidence = |favor, against, holder| Evidence {
            bytes: Span::default(),
            by: RuleId("test"),
            favor,
            against,
            mention: None,
            holder,
        };
        let list = [
            evidence(1.0, 0.0, Holder::Author),
            evidence(0.0, 0.6, quoted("Ruiz")),
            evidence(0.6, 0.0, quoted("Ruiz")),
            evidence(0.2, 0.0, quoted("Lind")),
        ];
        assert_eq!(of_all(&list, Label::Mixed), quoted("Ruiz"));
        assert_eq!(of_all(&list, Label::Favor), Holder::Author);
        assert_eq!(of_all(&list, Label::Against), quoted("Ruiz"));
        assert_eq!(of_all(&list[..2], Label::Neutral), Holder::Author);
        assert_eq!(of_all(&[], Label::Neutral), Holder::Author);
    }
}
