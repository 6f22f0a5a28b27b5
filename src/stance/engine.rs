//! The engines that make evidence.

use super::narrator::Narrators;
use super::words::Words;
use super::{Stance, keywords, lexicon};
#[cfg(feature = "encoder")]
use super::{encoder, tone};
#[cfg(feature = "encoder")]
use crate::lexicon::Bar;
use crate::quotation::Quotation;
use crate::sentiment::{self, Tones};
use crate::target::{Mention, Targets};
use crate::text::{Document, Paragraph};
use itertools::Itertools;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What the network and what cues count in the sum of both (`reports/eval/2026-11-28-auto.md`).
#[cfg(feature = "encoder")]
const NETWORK: f64 = 0.8;
#[cfg(feature = "encoder")]
const CUES: f64 = 0.6;

/// Which engine makes the evidence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, clap::ValueEnum, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Engine {
    /// The transformer, and cues beside it: what both say is added up.
    #[cfg(feature = "encoder")]
    #[default]
    Auto,
    /// A small transformer alone.
    #[cfg(feature = "encoder")]
    Encoder,
    /// Stance cues and rules alone; the default where the encoder is left out.
    #[cfg_attr(not(feature = "encoder"), default)]
    Lexicon,
    /// A target's aliases and VADER's compound of the paragraph: the baseline.
    Keywords,
}

impl Engine {
    /// The name that command lines and reports have for it.
    pub fn name(self) -> &'static str {
        match self {
            #[cfg(feature = "encoder")]
            Engine::Auto => "auto",
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
            Engine::Auto | Engine::Encoder => Some(crate::encoder::SHA256),
        }
    }

    /// The tone of every sentence, paragraph and the whole: VADER's, or what the network reads beside VADER's numbers. A headline
    /// that is scored itself has none above it.
    #[cfg_attr(not(feature = "encoder"), allow(unused_variables, unused_mut, reason = "only the encoder reads"))]
    pub fn tones(self, document: &Document, headline: Option<Headline<'_>>, mentions: &[Mention]) -> Tones {
        let mut tones = sentiment::score(document);
        #[cfg(feature = "encoder")]
        if self.weights().is_some() {
            tone::read(document, headline, mentions, &mut tones);
        }
        tones
    }

    /// The stances of every paragraph, in the document's order; an empty list where no target is referred to, and for
    /// what does not count. A headline that is scored itself has none above it.
    #[cfg_attr(not(feature = "encoder"), allow(unused_variables, reason = "only the encoder reads the headline"))]
    pub fn score(
        self,
        document: &Document,
        headline: Option<Headline<'_>>,
        targets: &Targets,
        tones: &Tones,
        mentions: &[Mention],
        quotations: &[Quotation],
    ) -> Vec<Vec<Stance>> {
        // Targets named so far: a paragraph can mean them without naming them.
        let mut known = BTreeSet::new();
        known.extend(headline.iter().flat_map(|headline| headline.mentions).map(|mention| mention.target));
        let narrators = Narrators::new(document, quotations);
        let paragraphs = document.paragraphs.iter().zip(&tones.paragraphs).enumerate();
        let stances = paragraphs.map(|(number, (paragraph, tone))| {
            let inside = inside(paragraph, mentions);
            let named = inside.iter().map(|mention| mention.target);
            // Only a network tells where a target is meant.
            let meant = known.iter().copied().filter(|_| self.weights().is_some());
            // What stands around an article is nobody's stance.
            let prose = paragraph.kind.counts();
            let targets_here = named.chain(meant).filter(|_| prose).sorted().dedup();
            let stance = |target| {
                if self == Engine::Keywords {
                    return keywords::stance(paragraph, tone, target, inside, &narrators.holders);
                }
                let mut words = Words::new(document, paragraph, target, inside);
                let (bar, quoted) = match self {
                    #[cfg(feature = "encoder")]
                    Engine::Encoder | Engine::Auto => {
                        let name = &targets.get(target).name;
                        let quoted = encoder::read(document, paragraph, target, name, headline, inside, &mut words)?;
                        if self == Engine::Encoder {
                            (encoder::BAR, quoted)
                        } else {
                            words.scale(NETWORK / CUES);
                            let bar = lexicon::read(document, paragraph, target, targets, inside, &mut words);
                            words.scale(CUES);
                            (Bar { favor: bar.favor * CUES, against: bar.against * CUES }, quoted)
                        }
                    }
                    _ => (lexicon::read(document, paragraph, target, targets, inside, &mut words), 0.0),
                };
                Some(narrators.stance(number, quoted, |holders, narrator| {
                    words.stance(paragraph, target, bar, inside, holders, narrator)
                }))
            };
            let stances = targets_here.filter_map(stance).collect();
            if prose {
                known.extend(inside.iter().map(|mention| mention.target));
            }
            stances
        });
        stances.collect()
    }
}

/// The mentions inside a paragraph, of all in text order.
pub(super) fn inside<'m>(paragraph: &Paragraph, mentions: &'m [Mention]) -> &'m [Mention] {
    let first = mentions.partition_point(|mention| mention.bytes.start < paragraph.bytes.start);
    let count = mentions[first..].iter().take_while(|mention| paragraph.bytes.contains(mention.bytes)).count();
    &mentions[first..first + count]
}

/// The headline of an article, a text of its own, as it stands above the paragraphs.
#[derive(Clone, Copy, Debug)]
pub struct Headline<'a> {
    /// Its text.
    pub document: &'a Document,
    /// Where it refers to a target, in text order.
    pub mentions: &'a [Mention],
}
