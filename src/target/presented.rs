//! Names that an article itself presents as part of a target: `FurrowNav is an open source program`.
//!
//! A name is presented where a word of the target says of it what kind of thing it is: before it (`the open source editor
//! Quill`) or after it (`Quill, an open source editor`; `Quill is released under the GPL`). Firms, places and people are
//! not: they make, use or like such things.

use super::presence::Found;
use crate::lexicon::{Phrases, builtin};
use crate::span::Span;
use crate::text::{Document, Sentence, Token, TokenKind};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

/// How many words may stand between a name and the word of the target.
const REACH: usize = 6;
/// The most words of a name.
const LONGEST: usize = 3;
/// The most names that an article presents: the search must have a bound.
const MOST: usize = 100;

/// What a word can be here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Is {
    Thing,
    Link,
    Article,
    Terms,
    End,
}

static WORDS: LazyLock<(&Phrases, Vec<Is>)> = LazyLock::new(|| {
    builtin::by_phrase("presenting", |list| match list.role.as_str() {
        "thing" => Is::Thing,
        "link" => Is::Link,
        "article" => Is::Article,
        "terms" => Is::Terms,
        _ => Is::End,
    })
});

/// A document with what its tokens are to this search.
pub(super) struct Presenter<'d> {
    document: &'d Document,
    is: FxHashMap<usize, Is>,
    /// Words that have a capital inside a sentence.
    inner: FxHashSet<&'d str>,
    /// Words that have none: with one they are no names.
    small: FxHashSet<&'d str>,
}

impl<'d> Presenter<'d> {
    pub(super) fn new(document: &'d Document) -> Self {
        let (phrases, each) = &*WORDS;
        let mut is = FxHashMap::default();
        for hit in document.hits(phrases) {
            let own = each[hit.value as usize];
            // Of a thing of several words the last one is the noun.
            let first = if own == Is::Thing { hit.tokens.end - 1 } else { hit.tokens.start };
            is.extend((first..hit.tokens.end).map(|at| (at as usize, own)));
        }
        let inner = document.sentences.iter().flat_map(|sentence| sentence.tokens.range().skip(1));
        let inner = inner.filter(|at| capital(document, *at)).map(|at| text(document, at)).collect();
        let small = (0..document.tokens.len()).map(|at| text(document, at));
        let small = small.filter(|word| word.starts_with(char::is_lowercase)).collect();
        Self { document, is, inner, small }
    }

    /// The names that words of a target present, each as the texts of its tokens. `found` is what refers to the target, `others`
    /// what refers to others: their names are no part of it.
    pub(super) fn names<'f>(
        &self,
        found: &'f [Found],
        others: impl Iterator<Item = &'f Found>,
    ) -> BTreeSet<Vec<&'d str>> {
        let sure = found.iter().chain(others).filter(|found| found.is_sure());
        let taken: FxHashSet<usize> = sure.flat_map(|found| found.hit.tokens.range()).collect();
        let mut names = BTreeSet::new();
        for word in found.iter().filter(|found| found.is_word()).map(|found| found.hit.tokens.range()) {
            let Some(sentence) = self.sentence(word.start) else { continue };
            let sentence = sentence.tokens.range();
            for name in [self.after(&word, &sentence), self.before(&word, &sentence)].into_iter().flatten() {
                let free = !name.clone().any(|at| taken.contains(&at));
                let name: Vec<_> = name.map(|at| text(self.document, at)).collect();
                if free && !name.iter().all(|word| self.is_common(word)) && names.len() < MOST {
                    names.insert(name);
                }
            }
        }
        names
    }

    /// Whether a word with a capital is no name: one of one letter, or one that the text has in small letters too.
    fn is_common(&self, word: &str) -> bool {
        word.chars().nth(1).is_none() || self.small.contains(word.to_lowercase().as_str())
    }

    /// Whether a token is part of a name: a word with a capital also inside a sentence, and never without.
    pub(super) fn is_name(&self, at: usize) -> bool {
        let word = text(self.document, at);
        capital(self.document, at) && self.inner.contains(word) && !self.is_common(word)
    }

    /// `open source editor Quill`, `the open source Quill editor`, `open source software, Quill,`.
    fn after(&self, word: &Range<usize>, sentence: &Range<usize>) -> Option<Range<usize>> {
        let mut thing = false;
        let mut comma = false;
        for at in word.end..sentence.end.min(word.end + REACH) {
            if capital(self.document, at) {
                let name = self.name(at, sentence);
                let closed = !comma || self.mark(name.end);
                let kind = thing || self.is(name.end, Is::Thing);
                // `an open source PDF editor`
                let shouted = name.len() == 1 && !text(self.document, at).contains(char::is_lowercase);
                return (kind && closed && !shouted).then_some(name);
            }
            if self.is(at, Is::Thing) {
                thing = true;
            } else if self.mark(at) {
                if !thing || text(self.document, at) != "," {
                    return None;
                }
                comma = true;
            } else if thing && !self.is(at, Is::Link) || self.is(at, Is::End) {
                return None;
            }
        }
        None
    }

    /// `Quill, an open source editor`, `Quill is open source`, `Quill was released under the GPL`.
    fn before(&self, word: &Range<usize>, sentence: &Range<usize>) -> Option<Range<usize>> {
        let mut article = false;
        let mut terms = false;
        for at in (sentence.start.max(word.start.saturating_sub(REACH))..word.start).rev() {
            let link = self.is(at, Is::Link);
            let comma = self.mark(at);
            if link || comma {
                // `Quill, which is open source`
                let tie = |before: &usize| link && (self.is(*before, Is::Link) || self.mark(*before));
                let close = at - (sentence.start..at).rev().take(2).take_while(tie).count();
                let ties = !comma || article && matches!(text(self.document, at), "," | "(" | "–" | "—");
                let name =
                    self.name_before(close, sentence).filter(|_| ties && (terms || self.ends(word.end, sentence)));
                // `In Bremen, an open source project`
                return name.filter(|name| name.start != sentence.start + 1 || !self.is(sentence.start, Is::End));
            }
            if capital(self.document, at) {
                return None;
            }
            article |= self.is(at, Is::Article);
            terms |= self.is(at, Is::Terms);
        }
        None
    }

    /// Whether what follows a word of the target is nothing more than a thing.
    fn ends(&self, from: usize, sentence: &Range<usize>) -> bool {
        for at in from..sentence.end.min(from + REACH) {
            if self.is(at, Is::Thing) {
                // `open source software developer`
                return at + 1 >= sentence.end
                    || self.mark(at + 1)
                    || self.is(at + 1, Is::End)
                    || self.is(at + 1, Is::Link)
                    || self.is(at + 1, Is::Thing) && self.ends(at + 1, sentence);
            }
            if self.mark(at) || [Is::End, Is::Terms, Is::Link].iter().any(|one| self.is(at, *one)) {
                return at == from;
            }
        }
        from >= sentence.end
    }

    /// The words with capitals from a token on.
    fn name(&self, start: usize, sentence: &Range<usize>) -> Range<usize> {
        start..start + (start..sentence.end).take(LONGEST).take_while(|at| self.names_part(*at)).count()
    }

    /// The words with capitals up to a token, if they are a name.
    fn name_before(&self, end: usize, sentence: &Range<usize>) -> Option<Range<usize>> {
        let count = (sentence.start..end).rev().take(LONGEST + 1).take_while(|at| self.names_part(*at)).count();
        let start = end - count;
        let first = (start..end).next()?;
        let sure = start > sentence.start || self.inner.contains(text(self.document, first));
        (count <= LONGEST && sure && capital(self.document, first)).then_some(start..end)
    }

    /// Whether a token can be part of a name.
    fn names_part(&self, at: usize) -> bool {
        capital(self.document, at) || self.document.tokens[at].kind == TokenKind::Number
    }

    fn is(&self, at: usize, what: Is) -> bool {
        self.is.get(&at) == Some(&what)
    }

    fn mark(&self, at: usize) -> bool {
        self.document.tokens.get(at).is_none_or(|token| token.kind == TokenKind::Punctuation)
    }

    fn sentence(&self, token: usize) -> Option<&'d Sentence> {
        let after = self.document.sentences.partition_point(|sentence| (sentence.tokens.end as usize) <= token);
        self.document.sentences.get(after)
    }
}

/// Where names stand in a document: the spans of their tokens, in text order.
pub(super) fn places(document: &Document, names: &BTreeSet<Vec<&str>>) -> Vec<Span<Token>> {
    if names.is_empty() {
        return Vec::new();
    }
    let mut by_first: FxHashMap<&str, Vec<&[&str]>> = FxHashMap::default();
    for name in names {
        by_first.entry(name[0]).or_default().push(name);
    }
    let mut out = Vec::new();
    let mut at = 0;
    while at < document.tokens.len() {
        let fits = |name: &&&[&str]| {
            let rest = (at..document.tokens.len()).map(|place| text(document, place));
            rest.take(name.len()).eq(name.iter().copied())
        };
        // Of names that start alike the longest.
        let same = by_first.get(text(document, at)).into_iter().flatten();
        let found = same.filter(fits).map(|name| name.len()).max();
        if let Some(length) = found {
            out.push(Span::from_range(at..at + length));
        }
        at += found.unwrap_or(1);
    }
    out
}

fn text(document: &Document, at: usize) -> &str {
    document.slice(document.tokens[at].bytes)
}

fn capital(document: &Document, at: usize) -> bool {
    let token = &document.tokens[at];
    token.kind == TokenKind::Word && document.slice(token.bytes).starts_with(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use crate::target::{Targets, Via, find};
    use crate::text::{Article, Document};

    /// The names in a text that it presents as part of a target, each once.
    fn names(text: &str) -> Vec<String> {
        let document = Document::new(Article { text: text.to_owned(), ..Article::default() });
        let found = find(&document, &Targets::builtin());
        let mut names: Vec<String> = found
            .iter()
            .filter(|mention| mention.via == Via::Member)
            .map(|mention| document.slice(mention.bytes).to_owned())
            .collect();
        names.dedup();
        names
    }

    #[test]
    fn a_name_is_presented_before_and_after_what_is_said_of_it() {
        for text in [
            "We moved to Quillmark, an open source editor, last year.",
            "The town now runs Quillmark, which is open source.",
            "Our text editor is Quillmark. Few know that Quillmark was released under the GPL.",
            "They wrote the open source text editor Quillmark.",
            "The open-source Quillmark editor is ten years old.",
            "Some open source tools, such as Quillmark, are old.",
        ] {
            assert_eq!(names(text), ["Quillmark"], "{text}");
        }
    }

    #[test]
    fn it_counts_wherever_it_stands() {
        let text = "We all met Quillmark, an open source editor, in the spring of last year.\n\nThe weather was fine all week.\n\nIn May we gave Quillmark up.";
        assert_eq!(names(text), ["Quillmark"]);
        let document = Document::new(Article { text: text.to_owned(), ..Article::default() });
        let found = find(&document, &Targets::builtin());
        assert!(found.iter().any(|mention| mention.bytes.slice(text) == "Quillmark" && mention.bytes.start > 60));
    }

    #[test]
    fn who_makes_or_likes_it_is_not_presented() {
        for text in [
            "We met Ada Quill, an open source developer.",
            "In Bremen, an open source project runs the trams.",
            "We talked about open source with Ada Quill.",
            "Quillmark pays an open source foundation. So does Quillmark's owner.",
            "An open source PDF editor was missing.",
            "Then Microsoft is open source, too.",
        ] {
            assert_eq!(names(text).iter().filter(|name| *name != "Microsoft").count(), 0, "{text}");
        }
    }
}
