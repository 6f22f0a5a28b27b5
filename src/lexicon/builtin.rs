//! The lexicons in `lexicons/`, checked and packed by `build.rs`.

use super::format::Lexicon;
use std::sync::LazyLock;

static PACKED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lexicons.postcard"));

static SOURCES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/sources.postcard"));

static LEXICONS: LazyLock<Vec<Lexicon>> = LazyLock::new(|| {
    postcard::from_bytes(PACKED).expect("build.rs packs the lexicons with the same types that unpack them")
});

/// All built-in lexicons, sorted by name. They are unpacked on first use.
pub fn all() -> &'static [Lexicon] {
    &LEXICONS
}

/// The built-in lexicon of a name, such as `targets/open-source`.
pub fn get(name: &str) -> Option<&'static Lexicon> {
    LEXICONS.iter().find(|lexicon| lexicon.name == name)
}

/// The file of a built-in lexicon, as it stands in `lexicons/`.
pub fn source(name: &str) -> Option<String> {
    let sources: Vec<(&str, &str)> = postcard::from_bytes(SOURCES).expect("build.rs packs the files that this unpacks");
    sources.into_iter().find(|(other, _)| *other == name).map(|(_, text)| text.to_owned())
}
