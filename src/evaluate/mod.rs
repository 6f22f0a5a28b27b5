//! How often an engine is right: its analyses against the labels of careful readers.
//!
//! [`read`] labelled articles, [`judge`] an analysis of each by one or more engines, and make an [`Evaluation`] of the
//! judgements.

mod confusion;
mod cues;
mod difference;
mod fields;
mod gold;
mod judge;
mod labels;
mod reliability;
mod render;
mod score;
mod verdict;

pub use confusion::{ClassScore, Confusion};
pub use cues::{CueCounts, CueOverlap};
pub use difference::Difference;
pub use gold::{Class, Gold, GoldHolder, GoldStance, Labelled};
pub use judge::{HolderCounts, Judgement, Miss, StanceCounts, judge};
pub use labels::{Labels, Problem, read};
pub use reliability::{Confidence, Reliability};
pub use render::{markdown, text};
pub use score::{ClassesScore, EngineScore, Evaluation, HolderScore, Measure, MentionScore, NamedScore, TargetScore};
