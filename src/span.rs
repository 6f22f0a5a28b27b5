//! Typed half-open ranges: a byte span and a token span cannot be confused.
//!
//! Text is stored once, in [`Article::text`](crate::text::Article::text); everything else that the pipeline makes is a
//! `Span` into it or into one of the flat vectors of a [`Document`](crate::text::Document).

use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::ops::Range;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::ser::SerializeTuple;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Unit of spans into the article's decoded UTF-8 text, in bytes.
pub enum Byte {}

/// A half-open range `[start, end)` counted in units of `U`.
///
/// Positions are 32 bits wide: readers refuse articles of 4 GiB and more.
pub struct Span<U> {
    /// First position inside the span.
    pub start: u32,
    /// First position after the span.
    pub end: u32,
    unit: PhantomData<fn() -> U>,
}

impl<U> Span<U> {
    /// The span `[start, end)`. An `end` before `start` gives the empty span at `start`.
    pub const fn new(start: u32, end: u32) -> Self {
        let end = if end < start { start } else { end };
        Self { start, end, unit: PhantomData }
    }

    /// The span of a `usize` range. Positions past `u32::MAX` are cut to it, which readers rule out beforehand.
    pub fn from_range(range: Range<usize>) -> Self {
        let cut = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Self::new(cut(range.start), cut(range.end))
    }

    /// The span as a range that indexes slices.
    pub const fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Number of positions inside.
    pub const fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether no position is inside.
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `other` lies wholly inside.
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share a position.
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that holds both.
    pub const fn cover(self, other: Self) -> Self {
        let start = if self.start < other.start { self.start } else { other.start };
        let end = if self.end > other.end { self.end } else { other.end };
        Self::new(start, end)
    }
}

impl Span<Byte> {
    /// The slice of `text` under the span; empty where the span does not lie on character boundaries of `text`.
    pub fn slice(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or_default()
    }
}

// Derives would ask the unit to implement the traits too; the unit is never a value.
impl<U> Clone for Span<U> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<U> Copy for Span<U> {}
impl<U> Default for Span<U> {
    fn default() -> Self {
        Self::new(0, 0)
    }
}
impl<U> PartialEq for Span<U> {
    fn eq(&self, other: &Self) -> bool {
        (self.start, self.end) == (other.start, other.end)
    }
}
impl<U> Eq for Span<U> {}
impl<U> Hash for Span<U> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.start, self.end).hash(state);
    }
}
impl<U> PartialOrd for Span<U> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl<U> Ord for Span<U> {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.start, self.end).cmp(&(other.start, other.end))
    }
}
impl<U> fmt::Debug for Span<U> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

/// Serialised as `[start, end]`.
impl<U> Serialize for Span<U> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut pair = serializer.serialize_tuple(2)?;
        pair.serialize_element(&self.start)?;
        pair.serialize_element(&self.end)?;
        pair.end()
    }
}
impl<'de, U> Deserialize<'de> for Span<U> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (start, end) = <(u32, u32)>::deserialize(deserializer)?;
        Ok(Self::new(start, end))
    }
}
impl<U> JsonSchema for Span<U> {
    fn schema_name() -> Cow<'static, str> {
        "Span".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "`[start, end)` in bytes of the article's decoded UTF-8 text.",
            "type": "array",
            "items": { "type": "integer", "minimum": 0 },
            "minItems": 2,
            "maxItems": 2
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_is_half_open_and_never_backwards() {
        let span = Span::<Byte>::new(2, 5);
        assert_eq!((span.len(), span.range()), (3, 2..5));
        assert!(Span::<Byte>::new(5, 2).is_empty());
        assert!(!span.overlaps(Span::new(5, 9)));
        assert!(span.contains(Span::new(2, 5)));
        assert_eq!(span.cover(Span::new(7, 8)), Span::new(2, 8));
    }

    #[test]
    fn a_slice_off_character_boundaries_is_empty() {
        assert_eq!(Span::<Byte>::new(0, 2).slice("éa"), "é");
        assert_eq!(Span::<Byte>::new(0, 1).slice("éa"), "");
    }

    #[test]
    fn json_form_is_a_pair() {
        let json = serde_json::to_string(&Span::<Byte>::new(3, 9)).unwrap();
        assert_eq!(json, "[3,9]");
        assert_eq!(serde_json::from_str::<Span<Byte>>(&json).unwrap(), Span::new(3, 9));
    }
}
