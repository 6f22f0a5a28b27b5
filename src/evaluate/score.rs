//! From counts to the figures of an evaluation.

use super::confusion::{ClassScore, Confusion, ratio};
use super::cues::{CueCounts, CueOverlap};
use super::difference::{Difference, differences};
use super::judge::{HolderCounts, Judgement, Miss, tone_name};
use super::reliability::{Confidence, Reliability};
use crate::bootstrap::{Interval, RESAMPLES, SEED, intervals};
use crate::sentiment::Tone;
use crate::stance::Engine;
use serde::Serialize;

/// A figure with its 95 % interval; `None` where there is nothing to measure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Measure {
    /// The figure, 0 to 1 (kappa: -1 to 1).
    pub value: Option<f64>,
    /// From resampling articles; `None` for few articles, or where some resamples lack the figure.
    pub interval: Option<Interval>,
}

/// Engines against the labels of one set of articles.
#[derive(Clone, Debug, Serialize)]
pub struct Evaluation {
    /// Number of articles with labels.
    pub articles: usize,
    /// Number of labelled paragraphs.
    pub paragraphs: usize,
    /// Number of resamples behind each interval.
    pub resamples: usize,
    /// Seed of the resampling.
    pub seed: u64,
    /// One for each engine.
    pub engines: Vec<EngineScore>,
    /// The first engine against each other one, target by target.
    pub differences: Vec<Difference>,
}

/// One engine's figures.
#[derive(Clone, Debug, Serialize)]
pub struct EngineScore {
    /// Which engine.
    pub engine: Engine,
    /// One for each target that has labels.
    pub targets: Vec<TargetScore>,
    /// Tone over all paragraphs with a label for it: positive, negative, neutral.
    pub tone: ClassesScore<3>,
    /// Who holds the stances.
    pub holder: HolderScore,
    /// What the engine got wrong, by place; left out where nobody asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub errors: Option<Vec<Miss>>,
}

/// Figures over a set of classes.
#[derive(Clone, Debug, Serialize)]
pub struct ClassesScore<const N: usize> {
    /// Number of cases.
    pub cases: u32,
    /// One for each class.
    pub classes: Vec<NamedScore>,
    /// Mean F1 of the classes that occur in the labels or the predictions.
    pub macro_f1: Measure,
    /// Cohen's kappa.
    pub kappa: Measure,
    /// Share of cases that are right.
    pub accuracy: Measure,
    /// Gold (row) against predicted (column), in the order of `classes`.
    pub confusion: Confusion<N>,
}

/// The figures of one class.
#[derive(Clone, Debug, Serialize)]
pub struct NamedScore {
    /// The class.
    pub class: &'static str,
    /// Its figures.
    #[serde(flatten)]
    pub score: ClassScore,
    /// Interval of its F1.
    pub f1_interval: Option<Interval>,
}

/// The figures of one target.
#[derive(Clone, Debug, Serialize)]
pub struct TargetScore {
    /// The target's id.
    pub target: String,
    /// Favor, against, neutral over the paragraphs that refer to the target by their label. `mixed` counts as neutral
    /// on both sides, and a target that the engine did not find as predicted neutral.
    pub present: ClassesScore<3>,
    /// Favor, against, neutral (with mixed), absent over all paragraphs.
    pub all: ClassesScore<4>,
    /// Whether the target is found: present against absent, over all paragraphs.
    pub mention: MentionScore,
    /// The labels as they are, over all paragraphs: favor, against, mixed, neutral, absent.
    pub confusion: Confusion<5>,
    /// Words shown against words that the reader named.
    pub cues: CueOverlap,
    /// Confidence beside being right.
    pub confidence: Confidence,
}

/// How well an engine finds the paragraphs that refer to a target.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct MentionScore {
    /// Number of paragraphs that do.
    pub support: u32,
    /// Share of those found that do.
    pub precision: Measure,
    /// Share of those that do that are found.
    pub recall: Measure,
    /// Harmonic mean of the two.
    pub f1: Measure,
}

/// How well an engine says who holds a stance.
#[derive(Clone, Debug, Serialize)]
pub struct HolderScore {
    /// Author or quoted, over the paragraphs that have a holder by their label and for which the engine takes a side
    /// on some target; its holder is that of the stance with the most evidence.
    pub kinds: ClassesScore<2>,
    /// Number of paragraphs that give somebody else's stance by their label.
    pub quoted: u32,
    /// Share of those that the engine says are quoted, also where it found no stance at all (then they are not).
    pub quoted_recall: Measure,
    /// Share of those right about being quoted where the name is right too: all words of the shorter name are in the
    /// longer.
    pub names_right: Measure,
}

const TONES: [Tone; 3] = [Tone::Positive, Tone::Negative, Tone::Neutral];
/// Where the classes of [`Class::ALL`] go when mixed counts as neutral.
const WITH_ABSENT: [Option<usize>; 5] = [Some(0), Some(1), Some(2), Some(2), Some(3)];
/// The same for labels of paragraphs that refer to the target.
pub(super) const PRESENT: [Option<usize>; 5] = [Some(0), Some(1), Some(2), Some(2), None];
/// The same for predictions, where a target not found is no stance.
pub(super) const ABSENT_IS_NEUTRAL: [Option<usize>; 5] = [Some(0), Some(1), Some(2), Some(2), Some(2)];
const MENTIONED: [Option<usize>; 5] = [Some(0), Some(0), Some(0), Some(0), Some(1)];

impl EngineScore {
    /// The figures of an engine from its judgements, one an article; `errors` keeps what it got wrong.
    pub fn new(engine: Engine, targets: &[&str], judgements: &[Judgement], errors: bool) -> Self {
        let labelled = |index: usize| judgements.iter().any(|j| j.stances[index].classes.total() > 0);
        let targets = targets.iter().enumerate().filter(|(index, _)| labelled(*index));
        let tones: Vec<_> = judgements.iter().map(|j| j.tone).collect();
        let holders: Vec<_> = judgements.iter().map(|j| j.holders).collect();
        Self {
            engine,
            targets: targets.map(|(index, target)| TargetScore::new(target, index, judgements)).collect(),
            tone: ClassesScore::new(&tones, TONES.map(tone_name)),
            holder: HolderScore::new(&holders),
            errors: errors.then(|| judgements.iter().flat_map(|j| &j.misses).cloned().collect()),
        }
    }
}

impl Evaluation {
    /// Puts engines side by side that were judged on the same articles in the same order; `errors` keeps what they got
    /// wrong.
    pub fn new(targets: &[&str], judged: &[(Engine, Vec<Judgement>)], errors: bool) -> Self {
        let engines: Vec<_> = judged.iter().map(|(e, found)| EngineScore::new(*e, targets, found, errors)).collect();
        let judgements = judged.first().map_or(&[][..], |(_, judgements)| judgements);
        Self {
            articles: judgements.len(),
            paragraphs: judgements.iter().map(|j| j.paragraphs).sum(),
            resamples: RESAMPLES,
            seed: SEED,
            differences: differences(targets, judged),
            engines,
        }
    }
}

impl<const N: usize> ClassesScore<N> {
    fn new(articles: &[Confusion<N>], names: [&'static str; N]) -> Self {
        let all = sum(articles);
        let [macro_f1, kappa, accuracy] = measures(articles, |c| [c.macro_f1(), c.kappa(), c.accuracy()]);
        let f1 = measures(articles, |c| std::array::from_fn::<_, N, _>(|class| c.class(class).f1));
        let classes = (0..N)
            .map(|at| NamedScore { class: names[at], score: all.class(at), f1_interval: f1[at].interval })
            .collect();
        Self { cases: all.total(), classes, macro_f1, kappa, accuracy, confusion: all }
    }
}

impl TargetScore {
    fn new(target: &str, index: usize, judgements: &[Judgement]) -> Self {
        let classes: Vec<_> = judgements.iter().map(|j| j.stances[index].classes).collect();
        let folded = |predicted| classes.iter().map(|c| c.fold(PRESENT, predicted)).collect::<Vec<_>>();
        let all: Vec<_> = classes.iter().map(|c| c.fold(WITH_ABSENT, WITH_ABSENT)).collect();
        let found: Vec<Confusion<2>> = classes.iter().map(|c| c.fold(MENTIONED, MENTIONED)).collect();
        let [precision, recall, f1] = measures(&found, |c| {
            let ClassScore { precision, recall, f1, .. } = c.class(0);
            [precision, recall, f1]
        });
        let mut cues = CueCounts::default();
        let mut reliability = Reliability::default();
        for counts in judgements.iter().map(|j| &j.stances[index]) {
            cues += &counts.cues;
            reliability += &counts.reliability;
        }
        Self {
            target: target.to_owned(),
            present: ClassesScore::new(&folded(ABSENT_IS_NEUTRAL), ["favor", "against", "neutral"]),
            all: ClassesScore::new(&all, ["favor", "against", "neutral", "absent"]),
            mention: MentionScore { support: sum(&found).class(0).support, precision, recall, f1 },
            confusion: sum(&classes),
            cues: cues.overlap(),
            confidence: reliability.confidence(),
        }
    }
}

impl HolderScore {
    fn new(articles: &[HolderCounts]) -> Self {
        const BOTH: [Option<usize>; 3] = [Some(0), Some(1), None];
        let kinds: Vec<_> = articles.iter().map(|c| c.kinds.fold(BOTH, BOTH)).collect();
        let [quoted_recall, names_right] = measures(articles, |c| {
            let found = c.kinds.class(1);
            [found.recall, ratio(c.names_right, c.kinds.cells[1][1])]
        });
        let quoted = sum(articles).kinds.class(1).support;
        Self { kinds: ClassesScore::new(&kinds, ["author", "quoted"]), quoted, quoted_recall, names_right }
    }
}

fn sum<T: Default + for<'a> std::ops::AddAssign<&'a T>>(articles: &[T]) -> T {
    let mut all = T::default();
    articles.iter().for_each(|article| all += article);
    all
}

/// What is made of the sum over articles, with intervals.
pub(super) fn measures<T, const N: usize>(articles: &[T], figures: impl Fn(&T) -> [Option<f64>; N]) -> [Measure; N]
where
    T: Default + for<'a> std::ops::AddAssign<&'a T>,
{
    let values = figures(&sum(articles));
    let intervals = intervals(articles, figures);
    std::array::from_fn(|at| Measure { value: values[at], interval: intervals[at].filter(|_| values[at].is_some()) })
}
