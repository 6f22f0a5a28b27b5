//! The engine `keywords`: a target's names and VADER's compound of the paragraph. The baseline that others must beat.

use super::{Evidence, Stance, holder, weigh};
use crate::lexicon::Bar;
use crate::quotation::Holders;
use crate::sentiment::Sentiment;
use crate::target::{Mention, TargetIndex, Via};
use crate::text::Paragraph;
use crate::trace::{Rule, RuleId};

/// VADER calls a compound from 0.05 positive and one from -0.05 negative (Hutto & Gilbert, ICWSM 2014); compounds have
/// four places, and a bar is what must be exceeded.
const BAR: Bar = Bar { favor: 0.049_95, against: 0.049_95 };

/// The only rule of the engine.
pub static RULE: Rule = Rule {
    id: RuleId("keywords.compound"),
    explanation: "VADER's compound of the paragraph counts for or against each target that it names.",
    example: "Google is great.",
};

/// The stance of a paragraph toward a target, if it names it. `mentions` are those of all targets inside it.
pub(super) fn stance(
    paragraph: &Paragraph,
    tone: &Sentiment,
    target: TargetIndex,
    mentions: &[Mention],
    holders: &Holders<'_>,
) -> Option<Stance> {
    let named = |mention: &&Mention| mention.target == target && matches!(mention.via, Via::Name | Via::Alias);
    let mention = mentions.iter().find(named)?;
    let compound = tone.vader.compound;
    let evidence = Evidence {
        bytes: paragraph.bytes,
        by: RULE.id,
        favor: compound.max(0.0),
        against: (-compound).max(0.0),
        mention: Some(*mention),
        holder: holder::of(paragraph.bytes, holders).unwrap_or_default(),
    };
    Some(weigh(target, BAR, vec![evidence]))
}
