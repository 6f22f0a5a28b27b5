//! Whose words a place in the text is.

use super::{Quotation, Speaker};
use crate::span::{Byte, Span};

/// How a span is its speaker's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Told {
    /// The text gives it as the speaker's words.
    Said,
    /// It stands beside the speaker's words.
    Beside,
}

/// What a speaker has of some words, in bytes.
struct Share<'q> {
    all: usize,
    said: usize,
    /// The longest of the quotations.
    quotation: &'q Quotation,
}

/// The quotations of a document by place.
#[derive(Clone, Debug, Default)]
pub struct Holders<'q> {
    /// The spans of held quotations, by their start, each with the furthest end up to it.
    spans: Vec<(Span<Byte>, u32, &'q Quotation, Told)>,
}

impl<'q> Holders<'q> {
    /// The places of the quotations whose speakers hold what they say, and of their words of saying: `warned` says how the
    /// speaker stands.
    pub fn new(quotations: &'q [Quotation]) -> Self {
        Self::places(quotations.iter().filter(|q| q.held))
    }

    /// The places of all quotations, also of those that the author tells.
    pub fn of_all(quotations: &'q [Quotation]) -> Self {
        Self::places(quotations.iter())
    }

    fn places(quotations: impl Iterator<Item = &'q Quotation>) -> Self {
        let said = |q: &'q Quotation| q.spans.iter().chain(&q.cue).map(move |span| (*span, span.end, q, Told::Said));
        let beside = |q: &'q Quotation| q.voice.iter().map(move |span| (*span, span.end, q, Told::Beside));
        let mut spans: Vec<_> = quotations.flat_map(|q| said(q).chain(beside(q))).collect();
        spans.sort_by_key(|(span, ..)| *span);
        let mut furthest = 0;
        for (_, end, ..) in &mut spans {
            furthest = furthest.max(*end);
            *end = furthest;
        }
        Self { spans }
    }

    /// The quotation of the speaker to whom most of the words under a span belong: more than half of their bytes, in one
    /// quotation or several. `None` means that the author holds them.
    ///
    /// Words inside two quotations belong to the longer one: in `Ruiz says the firm wants it`, Ruiz holds. What somebody
    /// says counts before what stands beside another's words.
    pub fn of(&self, bytes: Span<Byte>) -> Option<&'q Quotation> {
        let before = self.spans.partition_point(|(span, ..)| span.start < bytes.end);
        let near = self.spans[..before].iter().rev().take_while(|(_, furthest, ..)| *furthest > bytes.start);
        let mut shares: Vec<Share> = Vec::new();
        for &(span, _, quotation, told) in near {
            let all = span.end.min(bytes.end).saturating_sub(span.start.max(bytes.start)) as usize;
            let said = if told == Told::Said { all } else { 0 };
            match shares.iter_mut().find(|share| same_speaker(share.quotation, quotation)) {
                Some(share) => {
                    share.all += all;
                    share.said += said;
                    if length(quotation) > length(share.quotation) {
                        share.quotation = quotation;
                    }
                }
                None => shares.push(Share { all, said, quotation }),
            }
        }
        let most = |bytes_of: usize| bytes_of * 2 > bytes.len();
        let rank = |share: &Share| (most(share.said), share.all.min(bytes.len()), length(share.quotation));
        shares.into_iter().filter(|share| most(share.all)).max_by_key(rank).map(|share| share.quotation)
    }

    /// The speaker with most of the words that are said inside a span.
    pub fn speaker(&self, bytes: Span<Byte>) -> Option<&'q Speaker> {
        let from = self.spans.partition_point(|(span, ..)| span.start < bytes.start);
        let inside = self.spans[from..].iter().take_while(|(span, ..)| span.start < bytes.end);
        let said = inside.filter(|(.., told)| *told == Told::Said);
        let speakers = said.filter_map(|(span, _, quotation, _)| Some((quotation.speaker.as_ref()?, span.len())));
        let mut words: Vec<(&Speaker, usize)> = Vec::new();
        for (speaker, length) in speakers {
            match words.iter_mut().find(|(other, _)| other.name == speaker.name) {
                Some((_, sum)) => *sum += length,
                None => words.push((speaker, length)),
            }
        }
        words.into_iter().rev().max_by_key(|(_, sum)| *sum).map(|(speaker, _)| speaker)
    }
}

fn same_speaker(a: &Quotation, b: &Quotation) -> bool {
    a.speaker.as_ref().map(|speaker| &speaker.name) == b.speaker.as_ref().map(|speaker| &speaker.name)
}

fn length(quotation: &Quotation) -> usize {
    quotation.spans.iter().chain(&quotation.voice).map(|span| span.len()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quotation::{QuotationKind, Speaker};

    fn quotation(name: &str, spans: &[(u32, u32)], held: bool) -> Quotation {
        Quotation {
            spans: spans.iter().map(|&(start, end)| Span::new(start, end)).collect(),
            speaker: Some(Speaker { name: name.to_owned(), bytes: Span::default() }),
            cue: None,
            kind: QuotationKind::Indirect,
            held,
            voice: Vec::new(),
        }
    }

    #[test]
    fn most_of_the_words_decide() {
        let quotations = [quotation("a", &[(0, 10), (20, 30)], true), quotation("b", &[(10, 20)], true)];
        let holders = Holders::new(&quotations);
        let name =
            |start, end| holders.of(Span::new(start, end)).and_then(|q| q.speaker.as_ref()).map(|s| s.name.as_str());
        assert_eq!(name(2, 8), Some("a"));
        assert_eq!(name(8, 20), Some("b"));
        assert_eq!(name(0, 30), Some("a"), "its pieces count together");
        assert_eq!(name(25, 60), None);
    }

    #[test]
    fn what_is_said_counts_before_a_voice() {
        let mut beside = quotation("beside", &[(20, 90)], true);
        beside.voice.push(Span::new(0, 20));
        let quotations = [beside, quotation("said", &[(5, 20)], true)];
        let holders = Holders::new(&quotations);
        assert_eq!(holders.of(Span::new(6, 12)).unwrap(), &quotations[1]);
        assert_eq!(holders.of(Span::new(0, 5)).unwrap(), &quotations[0]);
    }

    #[test]
    fn the_outer_quotation_holds_and_one_not_held_does_not() {
        let quotations = [
            quotation("inner", &[(5, 10)], true),
            quotation("outer", &[(0, 20)], true),
            quotation("firm", &[(30, 40)], false),
        ];
        let holders = Holders::new(&quotations);
        assert_eq!(holders.of(Span::new(6, 9)).unwrap(), &quotations[1]);
        assert_eq!(holders.of(Span::new(31, 39)), None);
    }
}
