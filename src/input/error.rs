//! What can go wrong while reading, as values that name the input and the remedy.

use serde::Serialize;

/// Why an input, or an article in it, is not in the result.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// No file or folder of that name.
    #[error("{name}: no such file or folder; check the spelling, or quote a name with spaces")]
    Missing {
        /// The path as given.
        name: String,
    },
    /// A pattern that no file fits.
    #[error("{name}: no file fits this pattern; `**` reaches into folders, `*` does not")]
    NoMatch {
        /// The pattern as given.
        name: String,
    },
    /// A pattern that is none.
    #[error("{name}: not a pattern: {reason}; write `[*]` for a literal star")]
    Pattern {
        /// The pattern as given.
        name: String,
        /// What is wrong with it.
        reason: String,
    },
    /// A folder in which no file has an ending that is read.
    #[error("{name}: no articles in this folder; files ending in {endings} are read, others when named one by one")]
    EmptyFolder {
        /// The folder as given.
        name: String,
        /// The endings looked for.
        endings: String,
    },
    /// The system would not hand over the bytes.
    #[error("{name}: cannot be read: {cause}")]
    Unreadable {
        /// The input.
        name: String,
        /// What the system said.
        #[source]
        cause: std::io::Error,
    },
    /// Offsets are 32 bits wide.
    #[error("{name}: 4 GiB or more; split it into its articles")]
    TooLarge {
        /// The input.
        name: String,
    },
    /// Bytes that are no text.
    #[error("{name}: not a text file ({evidence}); give the article as plain text or Markdown")]
    Binary {
        /// The input.
        name: String,
        /// What shows it, with its place.
        evidence: String,
    },
    /// A page of the web.
    #[error("{name}: an HTML page, which is not read yet; convert it to text or Markdown first")]
    Html {
        /// The input.
        name: String,
    },
    /// What was made of articles, and no article.
    #[error("{name}: a report that slantwise wrote, and no article; use `slantwise compare` for reports")]
    Report {
        /// The input.
        name: String,
    },
    /// Text in an encoding that is not known here.
    #[error("{name}: {reason}; save it as UTF-8")]
    Encoding {
        /// The input.
        name: String,
        /// What is wrong, with its place.
        reason: String,
    },
    /// An article that is not in English. It is not scored, since word lists in English would call it neutral.
    #[error("{name}: not in English (detected {language}, confidence {confidence:.2}); give an English translation")]
    UnsupportedLanguage {
        /// The article's id.
        name: String,
        /// The detected language as an ISO 639-3 code.
        language: &'static str,
        /// How sure the detector is, from 0 to 1.
        confidence: f64,
    },
}

impl Error {
    /// The stable name of the kind of error, as reports write it.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Missing { .. } => "missing",
            Self::NoMatch { .. } => "no_match",
            Self::Pattern { .. } => "bad_pattern",
            Self::EmptyFolder { .. } => "empty_folder",
            Self::Unreadable { .. } => "unreadable",
            Self::TooLarge { .. } => "too_large",
            Self::Binary { .. } => "binary",
            Self::Html { .. } => "html",
            Self::Report { .. } => "report",
            Self::Encoding { .. } => "unknown_encoding",
            Self::UnsupportedLanguage { .. } => "unsupported_language",
        }
    }

    /// The input or article it is about, as it was given.
    pub fn name(&self) -> &str {
        match self {
            Self::Missing { name }
            | Self::NoMatch { name }
            | Self::Pattern { name, .. }
            | Self::EmptyFolder { name, .. }
            | Self::Unreadable { name, .. }
            | Self::TooLarge { name }
            | Self::Binary { name, .. }
            | Self::Html { name }
            | Self::Report { name }
            | Self::Encoding { name, .. }
            | Self::UnsupportedLanguage { name, .. } => name,
        }
    }
}

/// What a reader of the report should know about an article that was read all the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, thiserror::Error)]
pub enum Warning {
    /// The bytes are not UTF-8 and were taken for Windows-1252.
    #[error("{name}: not UTF-8, read as Windows-1252; save it as UTF-8 if characters look wrong")]
    AssumedWindows1252 {
        /// The input.
        name: String,
    },
    /// UTF-8 with broken places, each now U+FFFD.
    #[error("{name}:{line}: invalid UTF-8, first on this line; each broken place reads as \u{FFFD}")]
    DamagedUtf8 {
        /// The input.
        name: String,
        /// Line of the first broken place, from 1.
        line: usize,
    },
    /// Front matter that cannot be used. Its lines are no paragraphs, and its facts are missing.
    #[error("{name}:{line}: front matter cannot be read: {reason}")]
    FrontMatter {
        /// The article's id.
        name: String,
        /// The line it is about, from 1.
        line: usize,
        /// What is wrong and what to do.
        reason: String,
    },
    /// An article that looks like another language, but is too short to be sure.
    #[error("{name}: may be in another language than English, in which it is read; leave it out if it is")]
    UndeterminedLanguage {
        /// The article's id.
        name: String,
    },
    /// A part of an English article that is in another language. Its paragraphs are not scored.
    #[error("{name}:{line}: in another language ({language}), not scored; translate it to have it read")]
    ForeignParagraph {
        /// The article's id.
        name: String,
        /// The line it starts on, from 1.
        line: usize,
        /// The detected language as an ISO 639-3 code.
        language: &'static str,
    },
    /// Nothing to score.
    #[error("{name}: no words in it")]
    NoText {
        /// The article's id.
        name: String,
    },
}

impl Warning {
    /// The stable name of the kind of warning, as reports write it.
    pub fn code(&self) -> &'static str {
        match self {
            Self::AssumedWindows1252 { .. } => "assumed_windows_1252",
            Self::DamagedUtf8 { .. } => "damaged_utf8",
            Self::FrontMatter { .. } => "front_matter",
            Self::UndeterminedLanguage { .. } => "undetermined_language",
            Self::ForeignParagraph { .. } => "foreign_paragraph",
            Self::NoText { .. } => "no_text",
        }
    }

    /// The input or article it is about, as it was given.
    pub fn name(&self) -> &str {
        match self {
            Self::AssumedWindows1252 { name }
            | Self::DamagedUtf8 { name, .. }
            | Self::FrontMatter { name, .. }
            | Self::UndeterminedLanguage { name }
            | Self::ForeignParagraph { name, .. }
            | Self::NoText { name } => name,
        }
    }

    /// The line it is about, from 1, if it is about one.
    pub fn line(&self) -> Option<usize> {
        match self {
            Self::DamagedUtf8 { line, .. } | Self::FrontMatter { line, .. } | Self::ForeignParagraph { line, .. } => {
                Some(*line)
            }
            Self::AssumedWindows1252 { .. } | Self::UndeterminedLanguage { .. } | Self::NoText { .. } => None,
        }
    }
}
