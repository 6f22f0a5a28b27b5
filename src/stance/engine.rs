//! The engines that make evidence.

#[cfg(feature = "encoder")]
use super::encoder;
use super::words::Words;
use super::{Stance, keywords, lexicon};
use crate::quotation::{Holders, Quotation};
use crate::sentiment::Tones;
use crate::target::{Mention, Targets};
use crate::text::Document;
use itertools::Itertools;
use serde::{Deserialize, Serialize};

/// What the network and the cues count in the sum of both, so that its chances are right as often as they say
/// (`reports/eval/2026-11-27-encoder.md`).
#[cfg(feature = "encoder")]
const BOTH: f64 = 0.6;

/// Which engine makes the evidence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, clap::ValueEnum, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Engine {
    /// Stance cues and rules.
    #[default]
    Lexicon,
    /// A small transformer.
    #[cfg(feature = "encoder")]
    Encoder,
    /// Both: what the transformer and the cues say is added up.
    #[cfg(feature = "encoder")]
    Both,
    /// A target's aliases and VADER's compound of the paragraph: the baseline.
    Keywords,
}

impl Engine {
    /// The name that command lines and reports have for it.
    pub fn name(self) -> &'static str {
        match self {
            #[cfg(feature = "encoder")]
            Engine::Both => "both",
            #[cfg(feature = "encoder")]
            Engine::Encoder => "encoder",
            Engine::Lexicon => "lexicon",
            Engine::Keywords => "keywords",
        }
    }

    /// SHA-256 of the weights that it reads with, in hexadecimal, if it has any.
    pub fn weights(self) -> Option<&'static str> {
        match self {
            Engine::Keywords | Engine::Lexicon => None,
            #[cfg(feature = "encoder")]
            Engine::Both | Engine::Encoder => Some(crate::encoder::SHA256),
        }
    }

    /// The stances of every paragraph, in the document's order; an empty list where no target is referred to. A headline
    /// that is scored itself has none above it.
    #[cfg_attr(not(feature = "encoder"), allow(unused_variables, reason = "only the encoder reads headlines"))]
    pub fn score(
        self,
        document: &Document,
        headline: Option<Headline<'_>>,
        targets: &Targets,
        tones: &Tones,
        mentions: &[Mention],
        quotations: &[Quotation],
    ) -> Vec<Vec<Stance>> {
        let holders = Holders::new(quotations);
        let paragraphs = document.paragraphs.iter().zip(&tones.paragraphs);
        let stances = paragraphs.map(|(paragraph, tone)| {
            let first = mentions.partition_point(|mention| mention.bytes.start < paragraph.bytes.start);
            let inside = mentions[first..].iter().take_while(|mention| paragraph.bytes.contains(mention.bytes)).count();
            let inside = &mentions[first..first + inside];
            let named = inside.iter().map(|mention| mention.target).sorted().dedup();
            let stance = |target| {
                if self == Engine::Keywords {
                    return keywords::stance(paragraph, tone, target, inside, &holders);
                }
                let mut words = Words::new(document, paragraph, target, inside);
                #[cfg(feature = "encoder")]
                if matches!(self, Engine::Both | Engine::Encoder) {
                    let name = &targets.get(target).name;
                    encoder::read(document, paragraph, target, name, headline, inside, &mut words);
                }
                #[cfg(feature = "encoder")]
                if self == Engine::Encoder {
                    return Some(words.stance(paragraph, target, encoder::BAR, inside, &holders));
                }
                let bar = lexicon::read(document, paragraph, target, targets, inside, &mut words);
                #[cfg(feature = "encoder")]
                let bar = if self == Engine::Both { words.scale(BOTH, bar) } else { bar };
                Some(words.stance(paragraph, target, bar, inside, &holders))
            };
            named.filter_map(stance).collect()
        });
        stances.collect()
    }
}

/// The headline of an article, a text of its own, as it stands above the paragraphs.
#[derive(Clone, Copy, Debug)]
pub struct Headline<'a> {
    /// Its text.
    pub document: &'a Document,
    /// Where it refers to a target, in text order.
    pub mentions: &'a [Mention],
}
