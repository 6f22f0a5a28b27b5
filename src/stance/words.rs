//! The words of a paragraph with what an engine makes of each, and the evidence that they become.
//!
//! Whatever an engine finds is spread over the words that it rests on. So cues that overlap are one piece of evidence for
//! whoever looks at them.

use super::grammar;
use super::nearest::nearest;
use super::phrases::{self, Weighed};
use super::units::units;
use super::{Evidence, Holder, Stance, holder, weigh};
use crate::lexicon::Bar;
use crate::quotation::{Holders, Speaker};
use crate::span::{Byte, Span};
use crate::target::{Mention, TargetIndex};
use crate::text::{Document, Paragraph, TokenKind};
use crate::trace::{Rule, RuleId};
use std::ops::Range;

/// The sum of what is too weak to be shown one by one.
pub static REST: Rule = Rule {
    id: RuleId("stance.rest"),
    explanation: "All weaker words of one holder in the paragraph, added up.",
    example: "Many small words can outweigh a big one.",
};

/// What a phrase must add to the score at least to stand for itself.
const LEAST: f64 = 0.02;

/// A word, or a mark, and what it adds to the two sides. `small`: a mention, or a word of grammar.
#[derive(Clone, Copy, Debug)]
struct Word {
    bytes: Span<Byte>,
    sentence: u32,
    mark: bool,
    small: bool,
    favor: f64,
    against: f64,
    /// What made the largest part of it, and how large that is.
    by: RuleId,
    most: f64,
}

/// The words of a paragraph.
#[derive(Clone, Debug)]
pub(super) struct Words {
    words: Vec<Word>,
}

impl Words {
    /// The words of a paragraph, of which nothing is known yet; a mention is one word, so that a name of two words weighs as
    /// much as one of one. `mentions` are those of all targets in the paragraph.
    pub fn new(document: &Document, paragraph: &Paragraph, target: TargetIndex, mentions: &[Mention]) -> Self {
        let mut units = units(mentions, target).into_iter().peekable();
        let mut words: Vec<Word> = Vec::new();
        for (sentence, number) in document.sentences_of(paragraph).iter().zip(0..) {
            let mut end = 0;
            for token in document.tokens_of(sentence) {
                if token.kind == TokenKind::Markup || token.bytes.start < end {
                    continue;
                }
                let unit = units.next_if(|(_, mention)| mention.bytes.start <= token.bytes.start);
                let bytes = unit.map_or(token.bytes, |(_, mention)| mention.bytes);
                let mark = unit.is_none() && token.kind == TokenKind::Punctuation;
                end = bytes.end;
                words.push(Word {
                    bytes,
                    sentence: number,
                    mark,
                    small: unit.is_some(),
                    favor: 0.0,
                    against: 0.0,
                    by: REST.id,
                    most: 0.0,
                });
            }
        }
        for at in grammar::small(&document.article.text, &words, |word| (!word.mark).then_some(word.bytes)) {
            words[at].small = true;
        }
        Self { words }
    }

    /// Adds what the words under a span say, in equal parts. Marks have a part only where there is nothing else.
    pub fn add(&mut self, bytes: Span<Byte>, by: RuleId, [favor, against]: [f64; 2]) {
        let first = self.words.partition_point(|word| word.bytes.end <= bytes.start);
        let after = first + self.words[first..].partition_point(|word| word.bytes.start < bytes.end);
        // What stands between words counts for the one behind it, at the end for the last.
        let first = first.min(self.words.len().saturating_sub(1));
        let under = &mut self.words[first..after.max(first + 1)];
        let marks = under.iter().all(|word| word.mark);
        let parts = under.iter().filter(|word| !word.mark || marks).count() as f64;
        for word in under.iter_mut().filter(|word| !word.mark || marks) {
            word.favor += favor / parts;
            word.against += against / parts;
            let net = ((favor - against) / parts).abs();
            if net > word.most {
                (word.by, word.most) = (by, net);
            }
        }
    }

    /// Multiplies what every word adds.
    #[cfg(feature = "encoder")]
    pub fn scale(&mut self, factor: f64) {
        for word in &mut self.words {
            word.favor *= factor;
            word.against *= factor;
            word.most *= factor;
        }
    }

    /// The stance that the words add up to: the phrases that carry most of it stand for themselves, the rest of each holder
    /// is added up. `mentions` are those of all targets in the paragraph; the narrator holds what no quotation gives to
    /// somebody.
    pub fn stance(
        &self,
        paragraph: &Paragraph,
        target: TargetIndex,
        bar: Bar,
        mentions: &[Mention],
        holders: &Holders<'_>,
        narrator: &Holder,
    ) -> Stance {
        let places = self.places(target, mentions);
        let itself = |speaker: &Speaker| {
            mentions.iter().any(|mention| mention.target == target && mention.bytes.contains(speaker.bytes))
        };
        let evidence = |range: Range<usize>| {
            let inside = &self.words[range.clone()];
            let bytes = inside.iter().map(|word| word.bytes).reduce(Span::cover).unwrap_or_default();
            let strongest = inside.iter().max_by(|a, b| a.most.total_cmp(&b.most));
            let favor: f64 = inside.iter().map(|word| word.favor).sum();
            let against: f64 = inside.iter().map(|word| word.against).sum();
            let holder = match holder::of(bytes, holders).unwrap_or_else(|| narrator.clone()) {
                // Who is quoted with what speaks against himself does not blame himself: the author shows it.
                Holder::Quoted(Some(speaker)) if against > favor && itself(&speaker) => Holder::Author,
                holder => holder,
            };
            Evidence {
                bytes,
                by: strongest.map_or(REST.id, |word| word.by),
                favor,
                against,
                mention: nearest(&places, range.start, |at| self.words[at].sentence).map(|at| mentions[at]),
                holder,
            }
        };
        let whole = weigh(target, bar, vec![evidence(0..self.words.len())]);
        let weighed: Vec<Weighed> = self.words.iter().map(Word::weighed).collect();
        let phrases = phrases::choose(&weighed, whole.label, LEAST / whole.slope());
        let shown = |at: usize| phrases.iter().any(|phrase| phrase.contains(&at));
        let weak = (0..self.words.len()).filter(|at| self.words[*at].speaks() && !shown(*at));
        let mut all: Vec<Evidence> = phrases.iter().cloned().map(evidence).collect();
        all.sort_by_key(|piece| (piece.bytes.start, piece.bytes.end));
        let mention = places.first().map(|(_, number)| mentions[*number]);
        all.extend(add_up(weak.map(|at| evidence(at..at + 1)), paragraph.bytes, mention));
        if all.is_empty() {
            // Even where no word adds anything it is told where the target is.
            all.push(Evidence { bytes: paragraph.bytes, by: REST.id, mention, ..evidence(0..self.words.len()) });
        }
        weigh(target, bar, all)
    }

    /// The words with which mentions of the target start, in text order, and the mentions' positions.
    fn places(&self, target: TargetIndex, mentions: &[Mention]) -> Vec<(usize, usize)> {
        let own = mentions.iter().enumerate().filter(|(_, mention)| mention.target == target);
        let place = |mention: &Mention| self.words.partition_point(|word| word.bytes.end <= mention.bytes.start);
        own.map(|(number, mention)| (place(mention), number)).filter(|(at, _)| *at < self.words.len()).collect()
    }
}

impl Word {
    /// Whether it adds to a side at all.
    fn speaks(&self) -> bool {
        self.favor != 0.0 || self.against != 0.0
    }

    fn weighed(&self) -> Weighed {
        Weighed { net: self.favor - self.against, sentence: self.sentence, mark: self.mark, small: self.small }
    }
}

/// The sum of the words of each holder, in the order in which they come up; `mention` is the paragraph's first.
fn add_up(words: impl Iterator<Item = Evidence>, paragraph: Span<Byte>, mention: Option<Mention>) -> Vec<Evidence> {
    let mut sums: Vec<Evidence> = Vec::new();
    for word in words {
        match sums.iter_mut().find(|other| other.holder == word.holder) {
            Some(other) => {
                other.favor += word.favor;
                other.against += word.against;
            }
            None => sums.push(Evidence { bytes: paragraph, by: REST.id, mention, ..word }),
        }
    }
    sums
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::target::{Targets, find};
    use crate::text::Article;

    /// The stance toward Big Tech in a text, given what each of some of its words adds to the side for it.
    fn stance(text: &str, adds: &[(&str, f64)]) -> Stance {
        let document = Document::new(Article { text: text.to_owned(), ..Article::default() });
        let mentions = find(&document, &Targets::builtin());
        let paragraph = &document.paragraphs[0];
        let mut words = Words::new(&document, paragraph, mentions[0].target, &mentions);
        for (part, favor) in adds {
            let start = text.find(part).expect("the part is in the text");
            words.add(Span::from_range(start..start + part.len()), RuleId("test"), [*favor, 0.0]);
        }
        let quotations = crate::quotation::find(&document);
        let holders = Holders::new(&quotations);
        words.stance(paragraph, mentions[0].target, Bar::default(), &mentions, &holders, &Holder::Author)
    }

    fn evidence(text: &str, adds: &[(&str, f64)]) -> Vec<(String, &'static str, f64)> {
        let stance = stance(text, adds);
        stance.evidence.iter().map(|e| (e.bytes.slice(text).to_owned(), e.by.0, e.favor)).collect()
    }

    #[test]
    fn what_rests_on_no_word_tells_where_the_target_is() {
        assert_eq!(evidence("Google.", &[]), [("Google.".to_owned(), "stance.rest", 0.0)]);
    }

    #[test]
    fn what_overlaps_is_one_phrase_and_what_is_weak_the_rest_of_its_holder() {
        let text = "Google is truly wonderful today. “But it is dull,” said Ana Ruiz.";
        let found = evidence(text, &[("truly wonderful", 2.0), ("wonderful", 1.0), ("today", 0.0625), ("dull", 0.125)]);
        let rest = |favor| (text.to_owned(), "stance.rest", favor);
        assert_eq!(found, [("truly wonderful".to_owned(), "test", 3.0), rest(0.0625), rest(0.125)]);
    }

    #[test]
    fn nothing_gets_lost_between_words() {
        let found = evidence("Google is fine.", &[(" ", 1.0), (".", 0.5)]);
        assert_eq!(found.iter().map(|(.., favor)| favor).sum::<f64>(), 1.5);
    }

    #[test]
    fn nobody_holds_what_speaks_against_himself() {
        let text = "Google called its store “the safest place to find an app”.";
        let holder = |favor| stance(text, &[("safest place", favor)]).holder;
        assert!(matches!(holder(2.0), Holder::Quoted(Some(speaker)) if speaker.name == "Google"));
        assert_eq!(holder(-2.0), Holder::Author);
    }
}
