//! A small transformer that reads a text for one thing and says what each piece of it adds.
//!
//! It is the encoder of flan-t5-small, trained further (`training/encoder`), under heads that add up: a head's chances are the
//! softmax of sums over the pieces of a text, each with a share of 1 in it. What a piece adds is therefore its part in
//! the result, and no story told afterwards. One text is read at a time, by one thread: its numbers do not depend on
//! what else is read.

mod linear;
mod network;
mod pieces;
mod weights;
mod windows;

use crate::span::{Byte, Span};
use network::Network;
use pieces::Pieces;
use std::sync::OnceLock;
use weights::Weights;

/// How many pieces are read at once.
const LENGTH: usize = 256;

/// How many pieces of the thing's name are read.
const NAME: usize = 12;

/// How many pieces of a headline are read.
const HEADLINE: usize = 32;

/// The weights, as `training/encoder/export.py` writes them and `build.rs` unpacks them.
static WEIGHTS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/encoder.safetensors"));

/// SHA-256 of the packed weights in `weights/`, in hexadecimal.
pub const SHA256: &str = env!("SLANTWISE_WEIGHTS");

static PIECES: &str = include_str!("../../weights/pieces.txt");

/// The encoder with its weights.
pub struct Encoder {
    pieces: Pieces,
    network: Network,
    frame: Frame,
}

/// The pieces that stand for no words, by number.
#[derive(Clone, Copy, Debug)]
struct Frame {
    end: u32,
    name: u32,
}

/// What part a piece plays in what is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Kind {
    /// It belongs to no text: the name of the thing, the ends of texts.
    Frame,
    /// A word of the text.
    Text,
    /// It refers to the thing.
    This,
    /// It refers to another such thing.
    Other,
}

/// A piece of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Its number in the vocabulary.
    pub number: u32,
    /// Its part.
    pub kind: Kind,
    /// Where it stands.
    pub bytes: Span<Byte>,
}

/// What the heads make of a piece. Its share in a head's sums is the softmax of the head's gate over the text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Token {
    /// The gates of the heads: stance, tone, holder, presence. Unbounded.
    pub gates: [f64; 4],
    /// The logits of favor and of against, with neutral at 0.
    pub stance: [f64; 2],
    /// The logits of positive and of negative, with neutral at 0.
    pub tone: [f64; 2],
    /// The logit that the author holds the stance, with somebody quoted at 0.
    pub author: f64,
    /// The logit that the text refers to the thing, with that it does not at 0.
    pub present: f64,
}

impl Encoder {
    /// The encoder, loaded when it is first asked for.
    pub fn get() -> &'static Self {
        static ENCODER: OnceLock<Encoder> = OnceLock::new();
        ENCODER.get_or_init(Self::load)
    }

    fn load() -> Self {
        let number = |piece| pieces::number(PIECES, piece);
        let frame = Frame { end: number("</s>"), name: number("<extra_id_0>") };
        Self { network: Network::new(&Weights::new(WEIGHTS)), pieces: Pieces::new(PIECES, "<unk>"), frame }
    }

    /// Appends the pieces of some words, which start at a place of their text.
    pub fn divide(&self, words: &str, start: u32, kind: Kind, pieces: &mut Vec<Piece>) {
        self.pieces.divide(words, start, |number, bytes| pieces.push(Piece { number, kind, bytes }));
    }

    /// The one piece that stands for a name, whichever it is.
    pub fn name(&self, kind: Kind, bytes: Span<Byte>) -> Piece {
        Piece { number: self.frame.name, kind, bytes }
    }

    /// What is read before a text: the name of the thing that it is read for, and its headline, which may be empty.
    pub fn head(&self, name: &str, headline: &[Piece]) -> Vec<Piece> {
        let mark = |number| Piece { number, kind: Kind::Frame, bytes: Span::default() };
        let mut head = Vec::new();
        self.divide(name, 0, Kind::Frame, &mut head);
        head.truncate(NAME);
        head.push(mark(self.frame.end));
        if !headline.is_empty() {
            head.extend(&headline[..headline.len().min(HEADLINE)]);
            head.push(mark(self.frame.end));
        }
        head
    }

    /// What the network makes of each piece of a text after a [`head`](Self::head).
    ///
    /// A text that is too long to be read at once is read in windows that overlap, and each piece counts as in the window
    /// where it is farthest from a cut.
    pub fn read(&self, head: &[Piece], text: &[Piece]) -> Vec<Token> {
        let room = LENGTH.saturating_sub(head.len() + 1);
        let mut tokens = Vec::with_capacity(text.len());
        for window in windows::over(text.len(), room) {
            let inside = &text[window.read.clone()];
            let mut input: Vec<_> = head.iter().chain(inside).map(|piece| (piece.number, piece.kind)).collect();
            input.push((self.frame.end, Kind::Frame));
            let read = self.network.read(&input);
            let first = head.len() + window.counts.start - window.read.start;
            tokens.extend_from_slice(&read[first..first + window.counts.len()]);
        }
        tokens
    }
}

impl std::fmt::Debug for Encoder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Encoder").field("frame", &self.frame).finish_non_exhaustive()
    }
}
