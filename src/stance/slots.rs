//! A text as the encoder reads it for one target: each name of a target is one piece, whichever name it is.

use super::units::units;
use crate::encoder::{Encoder, Kind, Piece};
use crate::span::{Byte, Span};
use crate::target::{Mention, TargetIndex, Via};
use crate::text::Document;

/// The pieces of a part of a document, read for a target. A pronoun or description that refers to a target keeps its
/// words; markup is left out.
pub(super) fn divide(document: &Document, bytes: Span<Byte>, target: TargetIndex, mentions: &[Mention]) -> Vec<Piece> {
    let encoder = Encoder::get();
    let mut pieces = Vec::new();
    let mut plain = |bytes: Span<Byte>, kind: Kind| {
        for part in without_markup(document, bytes) {
            encoder.divide(document.slice(part), part.start, kind, &mut pieces);
        }
    };
    let mut names = Vec::new();
    let mut at = bytes.start;
    for (_, mention) in units(mentions, target) {
        plain(Span::new(at, mention.bytes.start), Kind::Text);
        let kind = if mention.target == target { Kind::This } else { Kind::Other };
        match mention.via {
            Via::Reference => plain(mention.bytes, kind),
            Via::Name | Via::Alias | Via::Member => names.push(encoder.name(kind, mention.bytes)),
        }
        at = mention.bytes.end;
    }
    plain(Span::new(at, bytes.end), Kind::Text);
    pieces.extend(names);
    pieces.sort_by_key(|piece| piece.bytes.start);
    pieces
}

/// What is left of a part of a document without markup.
fn without_markup(document: &Document, bytes: Span<Byte>) -> Vec<Span<Byte>> {
    let first = document.markup.partition_point(|mark| mark.end <= bytes.start);
    let marks = document.markup[first..].iter().take_while(|mark| mark.start < bytes.end);
    let mut parts = Vec::new();
    let mut at = bytes.start;
    for mark in marks {
        parts.push(Span::new(at, mark.start));
        at = mark.end.max(at);
    }
    parts.push(Span::new(at, bytes.end));
    parts
}
