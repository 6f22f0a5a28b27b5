//! A paragraph as the cues of one target see it: words in small letters, mentions as slots, sentences and clauses.

use super::grammar::{self, Part};
use super::units::units;
use crate::span::{Byte, Span};
use crate::target::{Mention, TargetIndex};
use crate::text::{Document, Paragraph, TokenKind};

/// The word that stands for a mention of the target in cues.
pub const THIS: &str = "this_target";
/// The word that stands for a mention of any other target.
pub const OTHER: &str = "other_target";

/// A paragraph, read for one target.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// The words as cues are matched against them, with a space after each.
    text: String,
    words: Vec<Word>,
    sentences: Vec<Sentence>,
    clauses: Vec<Clause>,
    mentions: bool,
}

/// A word of a reading: a token, or a whole mention.
#[derive(Clone, Copy, Debug)]
pub struct Word {
    /// Where it stands in the text of the reading.
    pub place: Span<Byte>,
    /// Where it stands in the article.
    pub bytes: Span<Byte>,
    /// What it is.
    pub kind: Kind,
    /// Its sentence, counted in the reading.
    pub sentence: u32,
    /// Its clause, counted in the reading.
    pub clause: u32,
    /// Whether it negates what follows.
    pub negates: bool,
    /// Whether a word before it in the sentence puts it in doubt.
    pub doubted: bool,
}

/// What a word of a reading is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A word or a number.
    Word,
    /// A mention of the target: its position among the mentions given.
    This(u32),
    /// A mention of another target.
    Other,
    /// A mark, which no cue runs across.
    Mark,
}

/// What is known of a sentence as a whole.
#[derive(Clone, Debug, Default)]
pub struct Sentence {
    /// The positions of its words.
    pub words: Span<Word>,
    /// Whether it mentions the target.
    pub mentions: bool,
    /// Whether it mentions another target.
    pub others: bool,
    /// The first clause after which its contrasting word (`but`) stands, if one does.
    pub contrast: Option<u32>,
    /// Whether a later sentence of the paragraph opens with a contrasting word (`however`).
    pub turned: bool,
    /// Whether it or an earlier sentence opens so.
    pub turning: bool,
}

/// What is known of a clause as a whole.
#[derive(Clone, Copy, Debug, Default)]
pub struct Clause {
    /// Whether it mentions the target.
    pub mentions: bool,
    /// Whether it mentions another target.
    pub others: bool,
    /// Whether it opens as a concession (`while`).
    pub concession: bool,
    /// Whether something in it is supposed (`if`, `would`).
    pub condition: bool,
}

impl Reading {
    /// Reads a paragraph for one target. `mentions` are those of all targets inside it, in text order.
    pub fn new(document: &Document, paragraph: &Paragraph, target: TargetIndex, mentions: &[Mention]) -> Self {
        let mut reading = Self { clauses: vec![Clause::default()], ..Self::default() };
        let mut units = units(mentions, target).into_iter().peekable();
        for sentence in document.sentences_of(paragraph) {
            let first = reading.words.len();
            reading.sentences.push(Sentence::default());
            let mut skip = 0;
            for (token, at) in document.tokens_of(sentence).iter().zip(sentence.tokens.start..) {
                if at < skip || token.kind == TokenKind::Markup {
                    continue;
                }
                match units.next_if(|(_, mention)| mention.tokens.start <= at) {
                    Some((number, mention)) => {
                        let (word, kind) = if mention.target == target {
                            (THIS, Kind::This(u32::try_from(number).unwrap_or(u32::MAX)))
                        } else {
                            (OTHER, Kind::Other)
                        };
                        reading.push(word, mention.bytes, kind);
                        skip = mention.tokens.end;
                    }
                    None => {
                        let kind = if token.kind == TokenKind::Punctuation { Kind::Mark } else { Kind::Word };
                        reading.push(document.slice(token.bytes), token.bytes, kind);
                    }
                }
            }
            let words = Span::from_range(first..reading.words.len());
            if let Some(sentence) = reading.sentences.last_mut() {
                sentence.words = words;
            }
            reading.divide(words);
        }
        reading.mentions = reading.sentences.iter().any(|sentence| sentence.mentions);
        reading.turn();
        reading
    }

    fn push(&mut self, word: &str, bytes: Span<Byte>, kind: Kind) {
        let start = self.text.len();
        self.text.push_str(word);
        let place = Span::from_range(start..self.text.len());
        self.text.push(' ');
        let sentence = u32::try_from(self.sentences.len()).unwrap_or(u32::MAX).saturating_sub(1);
        self.words.push(Word { place, bytes, kind, sentence, clause: 0, negates: false, doubted: false });
    }

    /// Divides a sentence into clauses and notes what is in them.
    fn divide(&mut self, span: Span<Word>) {
        let mut sentence = Sentence { words: span, ..Sentence::default() };
        let parts = grammar::parts(&self.text, &self.words[span.range()], span.start, |word| word.place);
        let mut parts = parts.into_iter().peekable();
        self.clauses.push(Clause::default());
        let (mut opens, mut doubted) = (true, false);
        for at in span.range() {
            let part = parts.next_if(|(start, _)| *start as usize == at).map(|(_, part)| part);
            if part.is_some_and(Part::opens_clause) && !opens {
                self.clauses.push(Clause::default());
                opens = true;
            }
            let number = u32::try_from(self.clauses.len() - 1).unwrap_or(u32::MAX);
            let word = &mut self.words[at];
            word.clause = number;
            word.negates = part == Some(Part::Negation);
            word.doubted = doubted;
            doubted |= part == Some(Part::Doubt);
            let Some(clause) = self.clauses.last_mut() else { return };
            match part {
                Some(Part::Concession) if opens => clause.concession = true,
                Some(Part::Contrast) if opens && sentence.contrast.is_none() => sentence.contrast = Some(number),
                Some(Part::Condition) => clause.condition = true,
                _ => {}
            }
            match word.kind {
                Kind::This(_) => (clause.mentions, sentence.mentions) = (true, true),
                Kind::Other => (clause.others, sentence.others) = (true, true),
                Kind::Word => {}
                Kind::Mark => {
                    let mark = word.place.slice(&self.text);
                    if mark.starts_with([',', ';', ':', '(', ')', '—', '–', '-']) {
                        self.clauses.push(Clause::default());
                        opens = true;
                        continue;
                    }
                    if opens {
                        continue;
                    }
                }
            }
            opens = false;
        }
        if let Some(last) = self.sentences.last_mut() {
            *last = sentence;
        }
    }

    /// Notes which sentences stand before and after one that opens with a contrasting word.
    fn turn(&mut self) {
        let opens = |sentence: &Sentence| {
            let first = self.words.get(sentence.words.start as usize);
            first.is_some_and(|word| sentence.contrast == Some(word.clause))
        };
        let turns: Vec<usize> = (1..self.sentences.len()).filter(|at| opens(&self.sentences[*at])).collect();
        for (at, sentence) in self.sentences.iter_mut().enumerate() {
            sentence.turned = turns.last().is_some_and(|turn| at < *turn);
            sentence.turning = turns.first().is_some_and(|turn| at >= *turn);
        }
    }

    /// The words, in text order.
    pub fn words(&self) -> &[Word] {
        &self.words
    }

    /// The sentences, in text order.
    pub fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }

    /// The text that cues are matched against.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The sentence of a word.
    pub fn sentence(&self, word: &Word) -> &Sentence {
        &self.sentences[word.sentence as usize]
    }

    /// The clause of a word.
    pub fn clause(&self, word: &Word) -> &Clause {
        &self.clauses[word.clause as usize]
    }

    /// Where the target is mentioned, in text order: the position of the word, and that of the mention among those given.
    pub fn places(&self) -> Vec<(usize, usize)> {
        let place = |(at, word): (usize, &Word)| match word.kind {
            Kind::This(mention) => Some((at, mention as usize)),
            _ => None,
        };
        self.words.iter().enumerate().filter_map(place).collect()
    }

    /// Whether the paragraph mentions the target anywhere.
    pub fn mentions(&self) -> bool {
        self.mentions
    }
}

#[cfg(test)]
mod tests {
    use super::super::lexicon::reading as read;

    fn words(text: &str) -> String {
        let reading = read(text);
        let words = reading.words().iter().map(|word| word.place.slice(reading.text()));
        words.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn mentions_are_slots() {
        assert_eq!(words("Google’s open source maps."), "this_target ’s other_target maps .");
        assert_eq!(words("Nothing here."), "Nothing here .");
    }

    #[test]
    fn words_know_where_they_stand_in_the_article() {
        let text = "Big Tech is here.";
        let reading = read(text);
        let places: Vec<&str> = reading.words().iter().map(|word| word.bytes.slice(text)).collect();
        assert_eq!(places, ["Big Tech", "is", "here", "."]);
    }

    #[test]
    fn marks_and_turning_words_divide_sentences_into_clauses() {
        let reading = read("While Google is here, nobody sees it but me. It left.");
        let clauses: Vec<u32> = reading.words().iter().map(|word| word.clause).collect();
        let parts = clauses.chunk_by(|a, b| a == b).count();
        assert_eq!(parts, 4, "{clauses:?}");
        let first = reading.clause(&reading.words()[0]);
        assert!(first.mentions && first.concession);
    }

    #[test]
    fn a_paragraph_turns_at_the_sentence_that_opens_with_the_word() {
        let reading = read("Google is big. However, it is slow. It is old.");
        let sides: Vec<_> = reading.sentences().iter().map(|s| (s.turned, s.turning)).collect();
        assert_eq!(sides, [(true, false), (false, true), (false, true)]);
    }
}
