//! Whose words a piece of evidence is.

use super::Holder;
use crate::quotation::Quotation;
use crate::span::{Byte, Span};

/// The speaker of the quotation that the words lie in, else the author.
pub(super) fn of(bytes: Span<Byte>, quotations: &[Quotation]) -> Holder {
    quotations
        .iter()
        .find(|q| q.spans.iter().any(|s| s.contains(bytes)))
        .map_or(Holder::Author, |q| Holder::Quoted(q.speaker.clone()))
}
