//! Which language an article is in.

use super::article::Article;
use crate::lexicon::builtin;
use crate::span::{Byte, Span};
use itertools::Itertools;
use rustc_hash::FxHashSet;
use std::ops::Range;
use std::sync::LazyLock;
use whatlang::{Detector, Info, Lang, Script};

/// What is known about the language of a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Language {
    /// English.
    English,
    /// Another language, told with confidence.
    Other {
        /// Its ISO 639-3 code. Close relatives (Danish and Norwegian) may be taken for each other.
        code: &'static str,
        /// How sure the detector is that it is this one and not English, from 0 to 1.
        confidence: f64,
    },
    /// It looks like another language, but is too short to be sure.
    Doubtful,
    /// Too little text, or too little difference between languages, to tell.
    Undetermined,
}

/// Texts of fewer words look foreign by their names and titles alone, so that more must speak for another language of the
/// Latin script; see [`short_and_foreign`].
const WORDS: usize = 20;

/// Texts of fewer words are too short to tell languages of the Latin script apart.
const FEWEST: usize = 8;

/// So many of a short text's words must be in small letters, and so no names, to tell its language.
const SMALL: usize = 5;

/// How sure the detector must be, from 0 to 1. Of 22,598 English paragraphs of 20 words and more, 5 are refused (lists of
/// names and of licences), and of the 5,019 English articles that they come from none. Of texts in 93 other languages,
/// made of 4, 8 and 20 lines of Django's translations, 98 % are.
const SURE: f64 = 0.7;

/// How sure it must be of a short text, and of its words in small letters. Of 60,000 English sentences and titles of 3 to 19
/// words, some 10 are refused; of 60 sentences of 8 to 19 words in German, Spanish, Italian, Dutch, Portuguese and Swedish,
/// 55 are.
const SURE_OF_SHORT: f64 = 0.8;

/// One in so many words that starts English sentences is one of another language too (`was`, `will`).
const ENGLISH: usize = 12;

/// So many bytes tell the language; a longer text need not be read to its end.
const READ: usize = 1 << 16;

impl Language {
    /// The language of an article's text, its front matter left out: English too where most of its words stand in parts
    /// that are.
    pub fn of(article: &Article) -> Self {
        let (_, text) = past_front_matter(article);
        let text = &text[..text.floor_char_boundary(READ)];
        let language = Self::of_text(text);
        if matches!(language, Self::Other { .. }) && is_mostly_english(text) { Self::English } else { language }
    }

    /// The parts of an English article that are in another language beyond doubt, and their languages as ISO 639-3 codes.
    pub fn foreign_parts(article: &Article) -> Vec<(Span<Byte>, &'static str)> {
        let (before, text) = past_front_matter(article);
        // Lists of names in English look foreign too; and few parts are left for the detector.
        let strange = parts(text).filter(|part| {
            let part = &text[part.clone()];
            let few = words(part).count() / ENGLISH;
            // An English part has more of them in its first half, so that few are looked at.
            words(part).filter(|word| is_english(word)).nth(few).is_none()
        });
        let foreign = |part: Range<usize>| match Self::of_text(&text[part.clone()]) {
            Self::Other { code, .. } => {
                Some((Span::from_range(before.len() + part.start..before.len() + part.end), code))
            }
            _ => None,
        };
        strange.filter_map(foreign).collect()
    }

    fn of_text(text: &str) -> Self {
        let Some(first) = whatlang::detect(text) else { return Self::Undetermined };
        if first.lang() == Lang::Eng {
            return Self::English;
        }
        let long = first.script() != Script::Latin || words(text).count() >= WORDS;
        match foreign(text, &first) {
            Some(info) if info.confidence() >= SURE && (long || short_and_foreign(text, &info)) => {
                Self::Other { code: info.lang().code(), confidence: info.confidence() }
            }
            Some(info) if info.confidence() >= SURE => Self::Doubtful,
            _ if !long && words(text).any(is_english) => Self::English,
            _ => Self::Undetermined,
        }
    }
}

/// An article's front matter and its text.
fn past_front_matter(article: &Article) -> (&str, &str) {
    article.text.split_at(article.front_matter.map_or(0, |span| span.range().end))
}

/// Whether more words stand in parts in English than in parts in another language.
fn is_mostly_english(text: &str) -> bool {
    let lead = |part: &str| match Language::of_text(part) {
        Language::English => words(part).count() as isize,
        Language::Other { .. } => -(words(part).count() as isize),
        _ => 0,
    };
    parts(text).map(|part| lead(&text[part])).sum::<isize>() > 0
}

/// What stands between blank lines.
fn parts(text: &str) -> impl Iterator<Item = Range<usize>> {
    let lines = text.split_inclusive('\n').scan(0, |end, line| {
        let start = *end;
        *end += line.len();
        Some(start..start + line.trim_end().len())
    });
    lines.filter(|line| !line.is_empty()).coalesce(|part, line| {
        let joined = text[part.end..line.start].matches('\n').count() < 2;
        if joined { Ok(part.start..line.end) } else { Err((part, line)) }
    })
}

/// How sure the detector is that the text is in the language of `first` and not in English, if it is.
///
/// The detector's own confidence compares the two likeliest languages and is low between relatives, both of which are not
/// English: asked again, it compares with English alone.
fn foreign(text: &str, first: &Info) -> Option<Info> {
    let again = Detector::with_allowlist(vec![Lang::Eng, first.lang()]).detect(text);
    again.filter(|info| info.lang() != Lang::Eng)
}

/// Whether a short text is foreign beyond doubt: it is without its names too, and none of its words starts English
/// sentences. `info` tells of the whole text.
fn short_and_foreign(text: &str, info: &Info) -> bool {
    let small: Vec<&str> = words(text).filter(|word| !word.contains(char::is_uppercase)).collect();
    if info.confidence() < SURE_OF_SHORT || words(text).count() < FEWEST || small.len() < SMALL {
        return false;
    }
    let small = small.join(" ");
    let info = whatlang::detect(&small).and_then(|first| foreign(&small, &first));
    info.is_some_and(|info| info.confidence() >= SURE_OF_SHORT) && !words(text).any(is_english)
}

/// Whether a word is one that starts English sentences. Words of one or two letters are words of other languages too.
fn is_english(word: &str) -> bool {
    static STARTERS: LazyLock<FxHashSet<&str>> = LazyLock::new(|| {
        let lists = builtin::get("abbreviations").into_iter().flat_map(|builtin| &builtin.lexicon().lists);
        let entries = lists.filter(|list| list.role == "starter").flat_map(|list| &list.entries);
        entries.map(|entry| entry.phrase.as_str()).filter(|word| word.len() > 2).collect()
    });
    STARTERS.contains(word.to_lowercase().as_str())
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphabetic() && !matches!(c, '\'' | '’')).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_languages_are_told_from_english_and_short_texts_pass() {
        let cases = [
            ("The council voted to keep the pond, and nobody was surprised.", "English"),
            (
                "Kommunen vil sælge jorden ved den gamle dam til en bygherre, som har lovet to hundrede lejligheder, men \
              naboerne har samlet fire tusind underskrifter imod planen.",
                "Other",
            ),
            (
                "Le conseil municipal veut vendre le terrain du vieil étang à un promoteur qui promet deux cents \
              logements, mais les voisins ont réuni quatre mille signatures contre le projet.",
                "Other",
            ),
            ("Городской совет хочет продать землю у старого пруда.", "Other"),
            ("市議会は古い池を埋め立てる計画です。", "Other"),
            ("Google ist ein böses Monopol und muss zerschlagen werden.", "Other"),
            ("El software libre devuelve a los usuarios el control de sus ordenadores.", "Other"),
            ("Il governo vuole cambiare la legge entro la fine dell'anno.", "Other"),
            ("Het bedrijf heeft zijn klanten jarenlang misleid en er veel aan verdiend.", "Other"),
            ("O Google é um monopólio maligno e tem de ser dividido.", "Other"),
            ("Regeringen vill ändra lagen redan i år, säger ministern.", "Other"),
            ("Das neue Telefon von Apple ist teuer, aber sehr gut.", "Undetermined"),
            ("Die Regierung will das Gesetz.", "Doubtful"),
            ("From a pipe.", "English"),
            ("Zeitgeist", "Undetermined"),
            ("Bayern München", "Doubtful"),
            ("1984 : 2001", "Undetermined"),
            ("", "Undetermined"),
        ];
        for (text, wanted) in cases {
            let found = Language::of_text(text);
            let name = match found {
                Language::English => "English",
                Language::Other { .. } => "Other",
                Language::Doubtful => "Doubtful",
                Language::Undetermined => "Undetermined",
            };
            assert_eq!(name, wanted, "{text}: {found:?}");
        }
    }

    #[test]
    fn short_english_is_never_refused() {
        let texts = include_str!("../../tests/language/short-english.txt");
        assert!(texts.lines().count() > 100);
        for text in texts.lines() {
            let found = Language::of_text(text);
            assert!(!matches!(found, Language::Other { .. }), "{text}: {found:?}");
        }
    }

    #[test]
    fn front_matter_does_not_count() {
        let (front, body) = ("---\ntitle: Der alte Teich\n---\n", "The pond was sold, and the frogs went with it.");
        let front_matter = Some(crate::span::Span::from_range(0..front.len() - 1));
        let article = Article { text: format!("{front}{body}"), front_matter, ..Article::default() };
        assert_eq!(Language::of(&article), Language::English);
    }
}
