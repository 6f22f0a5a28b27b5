//! An evaluation in a few plain sentences.

use super::score::{EngineScore, Evaluation, Measure, NamedScore, TargetScore};
use itertools::Itertools;
use std::fmt::Write;

/// A paragraph for each target, and one for tone and holders: what the first engine gets right, beside the others.
pub(super) fn verdict(evaluation: &Evaluation) -> Vec<String> {
    let Some((first, others)) = evaluation.engines.split_first() else { return Vec::new() };
    let mut paragraphs: Vec<String> = first.targets.iter().map(|score| target(evaluation, first, score)).collect();
    paragraphs.push(tone_and_holder(first, others));
    paragraphs
}

fn target(evaluation: &Evaluation, engine: &EngineScore, score: &TargetScore) -> String {
    let name = &score.target;
    let mut text = format!(
        "{name}, referred to in {} of {} paragraphs: there `{}` reaches a macro-F1 of {} over favor, against and neutral",
        score.present.cases,
        score.all.cases,
        engine.engine.name(),
        measure(&score.present.macro_f1),
    );
    let others = evaluation.differences.iter().filter(|difference| difference.target == *name);
    let mut others = others.map(|other| format!("by {} from `{}`", measure(&other.macro_f1), other.minus.name()));
    if let Some(first) = others.next() {
        _ = write!(text, ", which differs {}", std::iter::once(first).chain(others).join(" and "));
    }
    text.push('.');
    if let (Some(recall), Some(precision)) = (score.mention.recall.value, score.mention.precision.value) {
        _ = write!(
            text,
            " It finds {} of the paragraphs that refer to {name}, and {} of those that it finds do.",
            percent(recall),
            percent(precision)
        );
    }
    for side in &score.present.classes[..2] {
        _ = write!(text, " {}", of_side(side));
    }
    text
}

fn of_side(side: &NamedScore) -> String {
    match (side.score.precision, side.score.recall) {
        (Some(precision), Some(recall)) => format!(
            "Where it says {}, it is right {} of the time; it finds {} of the {} that are.",
            side.class,
            percent(precision),
            percent(recall),
            side.score.support
        ),
        (None, Some(_)) => format!("It never says {}, which {} are.", side.class, side.score.support),
        (_, None) => format!("None is labelled {}.", side.class),
    }
}

fn tone_and_holder(engine: &EngineScore, others: &[EngineScore]) -> String {
    let mut text = format!("Tone: macro-F1 {} over positive, negative and neutral.", measure(&engine.tone.macro_f1));
    let holder = &engine.holder;
    if let Some(recall) = holder.quoted_recall.value {
        _ = write!(
            text,
            " Holder: of the {} paragraphs that give somebody else's stance, it says so of {}",
            holder.quoted,
            percent(recall)
        );
        if let Some(names) = holder.names_right.value {
            _ = write!(text, ", with the right name in {} of these", percent(names));
        }
        text.push('.');
    }
    _ = write!(text, " Holder macro-F1 over author and quoted: {}", measure(&holder.kinds.macro_f1));
    for other in others {
        _ = write!(text, ", `{}` {}", other.engine.name(), measure(&other.holder.kinds.macro_f1));
    }
    text.push('.');
    text
}

fn measure(measure: &Measure) -> String {
    match (measure.value, measure.interval) {
        (Some(value), Some([low, high])) => format!("{value:.2} ({low:.2} to {high:.2})"),
        (Some(value), None) => format!("{value:.2}"),
        (None, _) => "that cannot be measured".to_owned(),
    }
}

fn percent(share: f64) -> String {
    // A space that no line breaks at.
    format!("{:.0}\u{a0}%", 100.0 * share)
}
