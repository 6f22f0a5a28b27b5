#![doc = include_str!("../README.md")]

pub mod analyze;
pub mod bootstrap;
pub mod compare;
#[cfg(feature = "encoder")]
pub mod encoder;
pub mod evaluate;
pub mod input;
pub mod lexicon;
pub mod output;
pub mod quotation;
pub mod report;
pub mod safe;
pub mod sentiment;
pub mod span;
pub mod stance;
pub mod target;
pub mod text;
pub mod trace;

pub use analyze::{Analysis, Analyzer};
pub use stance::Engine;
pub use target::Targets;
pub use text::{Article, Document};
