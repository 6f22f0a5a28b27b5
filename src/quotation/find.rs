//! From a document to its quotations.

use super::Quotation;
use crate::text::Document;

/// All attributed quotations of the document, in text order.
pub fn find(_document: &Document) -> Vec<Quotation> {
    Vec::new()
}
