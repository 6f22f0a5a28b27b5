//! From paths to articles: what was named is found, read, decoded and taken apart by its format.
//!
//! Nothing is printed here and one bad input never stops the others: what went wrong are values that name the input and
//! the remedy.

mod decode;
mod error;
mod expand;
mod front_matter;
mod markdown;
mod plain;

pub use error::{Error, Warning};
pub use expand::{Expansion, Source, expand};

use crate::text::{Article, Language};

/// A format of input: its reader and the endings by which its files are known.
///
/// A new format is a file beside this one and a row of [`FORMATS`].
#[derive(Debug)]
struct Format {
    /// Endings of file names, in lower case, without the dot.
    endings: &'static [&'static str],
    /// Whether bytes without such an ending clearly are of the format.
    shows: fn(&[u8]) -> bool,
    /// Takes the bytes of one input apart.
    read: Reader,
}

/// From an input's name and bytes to its articles.
type Reader = fn(&str, Vec<u8>, &mut Vec<Warning>) -> Result<Vec<Article>, Error>;

/// The formats; the first one takes what no other claims.
const FORMATS: &[Format] = &[plain::FORMAT, markdown::FORMAT];

impl Format {
    /// The format that claims the ending of `name`.
    fn of(name: &str) -> Option<&'static Self> {
        FORMATS.iter().find(|format| format.endings.iter().any(|ending| has_ending(name, ending)))
    }
}

/// Whether a file's name ends in a dot and `ending`, in letters of any size.
pub fn has_ending(name: &str, ending: &str) -> bool {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    file.rsplit_once('.').is_some_and(|(_, last)| last.eq_ignore_ascii_case(ending))
}

/// What one input gave.
#[derive(Debug, Default)]
pub struct Reading {
    /// Its articles in English, in the order of the input.
    pub articles: Vec<Article>,
    /// What a reader should know about them.
    pub warnings: Vec<Warning>,
    /// Why the input, or an article in it, could not be read.
    pub errors: Vec<Error>,
}

/// Reads the articles in `bytes`. The ending of `name` tells the format, where it says nothing the content does (plain text
/// unless it is clearly another), and `name` becomes the article's id.
///
/// Articles in another language than English come back as [`Error::UnsupportedLanguage`]; where too little text tells
/// the language, its `language` is `None`, with a warning if it looks like another one.
pub fn read(name: &str, bytes: Vec<u8>) -> Reading {
    let mut reading = Reading::default();
    let told = || FORMATS.iter().find(|format| (format.shows)(&bytes)).unwrap_or(&FORMATS[0]);
    let format = Format::of(name).unwrap_or_else(told);
    match (format.read)(name, bytes, &mut reading.warnings) {
        Ok(articles) => articles.into_iter().for_each(|article| reading.admit(article)),
        Err(error) => reading.errors.push(error),
    }
    reading
}

impl Reading {
    /// Takes an article in if its language is one that can be scored.
    fn admit(&mut self, mut article: Article) {
        match Language::of(&article) {
            Language::Other { code, confidence } => {
                self.errors.push(Error::UnsupportedLanguage { name: article.id, language: code, confidence });
            }
            Language::English => {
                article.language = Some("eng".to_owned());
                let (mut line, mut at) = (1, 0);
                for (bytes, language) in Language::foreign_parts(&article) {
                    let start = bytes.range().start;
                    line += article.text[at..start].matches('\n').count();
                    at = start;
                    self.warnings.push(Warning::ForeignParagraph { name: article.id.clone(), line, language });
                    article.foreign.push(bytes);
                }
                self.articles.push(article);
            }
            Language::Doubtful => {
                self.warnings.push(Warning::UndeterminedLanguage { name: article.id.clone() });
                self.articles.push(article);
            }
            Language::Undetermined => {
                if !article.text.contains(char::is_alphanumeric) {
                    self.warnings.push(Warning::NoText { name: article.id.clone() });
                }
                self.articles.push(article);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ending_tells_the_format() {
        let markup = |name: &str| read(name, b"words".to_vec()).articles[0].markup;
        assert_eq!(markup("a/b.MD"), crate::text::Markup::Markdown);
        assert_eq!(markup("a.md/b"), crate::text::Markup::Plain);
        assert_eq!(markup("-"), crate::text::Markup::Plain);
        assert_eq!(markup("notes.unknown"), crate::text::Markup::Plain);
        let linked = |name: &str| read(name, b"A [pond](https://pond.example).".to_vec()).articles[0].markup;
        assert_eq!(linked("-"), crate::text::Markup::Markdown);
        assert_eq!(linked("a.txt"), crate::text::Markup::Plain);
    }

    #[test]
    fn a_language_that_cannot_be_told_is_a_warning() {
        let reading = read("a.txt", "Bayern München".into());
        assert_eq!(reading.articles.len(), 1);
        assert!(matches!(&reading.warnings[..], [Warning::UndeterminedLanguage { name }] if name == "a.txt"));
        let reading = read("a.txt", "Die Regierung hat das Gesetz noch in diesem Jahr geändert.".into());
        assert!(matches!(&reading.errors[..], [Error::UnsupportedLanguage { language: "deu", .. }]));
        let english =
            "The council voted to keep the pond by the old mill, and nobody in the town was surprised to hear of it.";
        let german = "Der Rat hat beschlossen, den alten Teich neben der Mühle zu behalten, und niemand in der ganzen Stadt war \
                      überrascht, als die Zeitung am nächsten Morgen davon berichtete.";
        let reading = read("a.txt", format!("{english}\n{english}\n\n{german}\n\n{english}\n").into());
        assert!(matches!(&reading.warnings[..], [Warning::ForeignParagraph { line: 4, language: "deu", .. }]));
    }

    #[test]
    fn a_page_of_the_web_is_refused() {
        for page in ["<!DOCTYPE html>\n<p>Words.", "\n <html lang=en>", "\u{FEFF}<HTML>"] {
            let reading = read("a.md", page.into());
            assert!(matches!(&reading.errors[..], [Error::Html { name }] if name == "a.md"), "{page}");
        }
        assert!(read("a.md", "<htmlish> words, and a <p> in Markdown.".into()).errors.is_empty());
    }

    #[test]
    fn an_input_without_words_is_an_article_with_a_warning() {
        let reading = read("a.txt", b" \r\n* * *\n".to_vec());
        assert_eq!(reading.articles.len(), 1);
        assert!(matches!(&reading.warnings[..], [Warning::NoText { name }] if name == "a.txt"));
    }
}
