//! The engines that make evidence.

use super::{Evidence, Stance, holder, weigh};
use crate::quotation::Quotation;
use crate::sentiment::Tones;
use crate::target::{Mention, TargetIndex, Targets, Via};
use crate::text::Document;
use crate::trace::RuleId;
use itertools::Itertools;
use serde::{Deserialize, Serialize};

/// Which engine makes the evidence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, clap::ValueEnum, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Engine {
    /// A target's aliases and VADER's compound of the paragraph: the baseline.
    Keywords,
    /// Stance cues and rules.
    #[default]
    Lexicon,
}

impl Engine {
    /// The name that command lines and reports have for it.
    pub fn name(self) -> &'static str {
        match self {
            Engine::Keywords => "keywords",
            Engine::Lexicon => "lexicon",
        }
    }
}

/// An engine with its lexicons loaded.
#[derive(Clone, Debug, Default)]
pub struct Scorer {
    engine: Engine,
}

impl Scorer {
    /// The engine with the built-in lexicons.
    pub fn new(engine: Engine) -> Self {
        Self { engine }
    }

    /// Which engine this is.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// The stances of every paragraph, in the document's order; an empty list where no target is referred to.
    pub fn score(
        &self,
        document: &Document,
        _targets: &Targets,
        tones: &Tones,
        mentions: &[Mention],
        quotations: &[Quotation],
    ) -> Vec<Vec<Stance>> {
        document
            .paragraphs
            .iter()
            .zip(&tones.paragraphs)
            .map(|(paragraph, tone)| {
                let inside = |m: &&Mention| paragraph.bytes.contains(m.bytes);
                let by_target = mentions.iter().filter(inside).into_group_map_by(|m| m.target);
                let stance = |(target, mentions): (TargetIndex, Vec<&Mention>)| {
                    let named = mentions.iter().find(|m| m.via != Via::Member && m.via != Via::Reference)?;
                    let compound = tone.vader.compound;
                    let evidence = Evidence {
                        bytes: paragraph.bytes,
                        by: RuleId("keywords.compound"),
                        favor: compound.max(0.0),
                        against: (-compound).max(0.0),
                        mention: Some(**named),
                        holder: holder::of(paragraph.bytes, quotations),
                    };
                    Some(weigh(target, vec![evidence]))
                };
                by_target.into_iter().sorted_by_key(|(target, _)| *target).filter_map(stance).collect()
            })
            .collect()
    }
}
