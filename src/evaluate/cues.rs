//! Whether an engine shows the words that a careful reader named.

use crate::span::{Byte, Span};
use crate::text::{Document, Paragraph, TokenKind};
use serde::Serialize;

/// Sums over the stances that the engine got right and that a reader gave cues for.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct CueCounts {
    /// Number of those stances.
    stances: u32,
    /// Of them, where the shown words and the reader's have a word in common.
    touched: u32,
    /// Sum of the shares of the reader's words that are shown.
    share: f64,
    /// Sum of the shares of all the paragraph's words that are shown.
    chance: f64,
}

/// How much of what a reader named as decisive is among the words that the engine shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct CueOverlap {
    /// Number of stances that count: right ones (favor, against or mixed) for which a reader named words.
    pub stances: u32,
    /// Share of the reader's words that are shown, averaged over stances.
    pub share: Option<f64>,
    /// The same for as many words picked blindly: the share of the paragraph's words that are shown.
    pub chance: Option<f64>,
    /// Share of the stances where at least one word is common.
    pub touched: Option<f64>,
}

impl CueCounts {
    /// Counts one right stance. Cues that do not stand in the paragraph leave it out.
    pub fn add(&mut self, document: &Document, paragraph: &Paragraph, cues: &[String], shown: &[Span<Byte>]) {
        let text = document.slice(paragraph.bytes);
        let cues: Vec<_> = cues.iter().filter_map(|cue| locate(text, paragraph.bytes.start, cue)).collect();
        let (mut words, mut cued, mut both, mut seen) = (0, 0, 0, 0);
        for sentence in document.sentences_of(paragraph) {
            for token in document.tokens_of(sentence) {
                if !matches!(token.kind, TokenKind::Word | TokenKind::Number) {
                    continue;
                }
                let among = |spans: &[Span<Byte>]| u32::from(spans.iter().any(|span| span.overlaps(token.bytes)));
                words += 1;
                cued += among(&cues);
                seen += among(shown);
                both += among(&cues) * among(shown);
            }
        }
        if cued > 0 {
            self.stances += 1;
            self.touched += u32::from(both > 0);
            self.share += f64::from(both) / f64::from(cued);
            self.chance += f64::from(seen) / f64::from(words);
        }
    }

    /// The means.
    pub fn overlap(&self) -> CueOverlap {
        let mean = |sum: f64| (self.stances > 0).then(|| sum / f64::from(self.stances));
        CueOverlap {
            stances: self.stances,
            share: mean(self.share),
            chance: mean(self.chance),
            touched: mean(f64::from(self.touched)),
        }
    }
}

impl std::ops::AddAssign<&Self> for CueCounts {
    fn add_assign(&mut self, other: &Self) {
        self.stances += other.stances;
        self.touched += other.touched;
        self.share += other.share;
        self.chance += other.chance;
    }
}

/// Where a cue stands in a paragraph, whatever its quotation marks and spaces.
fn locate(text: &str, base: u32, cue: &str) -> Option<Span<Byte>> {
    let counts = |c: &char| !c.is_whitespace() && !matches!(c, '"' | '\'' | '“' | '”' | '‘' | '’' | '`');
    let wanted: String = cue.chars().filter(counts).collect();
    let kept: Vec<(usize, char)> = text.char_indices().filter(|(_, c)| counts(c)).collect();
    let folded: String = kept.iter().map(|(_, c)| c).collect();
    if wanted.is_empty() {
        return None;
    }
    let found = folded.find(&wanted)?;
    let first = folded[..found].chars().count();
    let (start, _) = kept[first];
    let (last, c) = kept[first + wanted.chars().count() - 1];
    let span = Span::<Byte>::from_range(start..last + c.len_utf8());
    Some(Span::new(base + span.start, base + span.end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cue_is_found_whatever_its_quotation_marks() {
        let text = "Many don’t  trust “it”.";
        let span = locate(text, 0, "don't trust \"it\"").unwrap();
        assert_eq!(span.slice(text), "don’t  trust “it");
        assert_eq!(locate(text, 0, "do trust"), None);
    }
}
