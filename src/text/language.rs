//! Which language an article is in.

use super::article::Article;

/// What is known about the language of a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Language {
    /// English.
    English,
    /// Another language, told with confidence.
    Other {
        /// Its ISO 639-3 code.
        code: &'static str,
        /// How sure the detector is, from 0 to 1.
        confidence: f64,
    },
    /// Too little text, or too little difference between languages, to tell.
    Undetermined,
}

impl Language {
    /// The language of an article's text.
    pub fn of(article: &Article) -> Self {
        let Some(info) = whatlang::detect(&article.text) else { return Self::Undetermined };
        match info.lang() {
            whatlang::Lang::Eng => Self::English,
            lang if info.is_reliable() => Self::Other { code: lang.code(), confidence: info.confidence() },
            _ => Self::Undetermined,
        }
    }
}
