//! The lexicons in `lexicons/`, checked and packed by `build.rs`.

use super::cues::Cues;
use super::format::{Lexicon, List, Packed};
use super::phrases::Phrases;
use serde::Deserialize;
use std::iter::repeat_n;
use std::sync::{LazyLock, OnceLock};

static PACKED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lexicons.postcard"));

static PACKED_CUES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/cues.postcard"));

static SOURCES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/sources.postcard"));

static LEXICONS: LazyLock<Vec<Builtin>> = LazyLock::new(|| {
    let packed: Vec<Packed<'static>> = unpack(PACKED);
    packed.into_iter().map(|packed| Builtin { packed, lexicon: OnceLock::new(), phrases: OnceLock::new() }).collect()
});

/// A built-in lexicon, unpacked as far as it is asked for.
#[derive(Debug)]
pub struct Builtin {
    packed: Packed<'static>,
    lexicon: OnceLock<Lexicon>,
    phrases: OnceLock<Phrases>,
}

impl Builtin {
    /// Path below `lexicons/` without the ending, such as `targets/open-source`.
    pub fn name(&self) -> &'static str {
        self.packed.name
    }

    /// SHA-256 of the file's bytes, in hexadecimal.
    pub fn sha256(&self) -> &'static str {
        self.packed.sha256
    }

    /// The id of the target that it describes, if it does.
    pub fn target(&self) -> Option<&'static str> {
        self.packed.target
    }

    /// All of it.
    pub fn lexicon(&self) -> &Lexicon {
        self.lexicon.get_or_init(|| unpack(self.packed.lexicon))
    }

    /// The phrases of all its lists, numbered from 0 in order.
    pub fn phrases(&self) -> &Phrases {
        self.phrases.get_or_init(|| unpack(self.packed.phrases))
    }
}

/// All built-in lexicons, sorted by name.
pub fn all() -> &'static [Builtin] {
    &LEXICONS
}

/// The built-in lexicon of a name, such as `targets/open-source`.
pub fn get(name: &str) -> Option<&'static Builtin> {
    LEXICONS.iter().find(|lexicon| lexicon.name() == name)
}

/// The built-in lexicon of a name that is known to be there.
///
/// # Panics
/// If no lexicon has the name.
pub fn named(name: &str) -> &'static Builtin {
    get(name).unwrap_or_else(|| panic!("no lexicon is called {name}"))
}

/// The phrases of a built-in lexicon, and for each by its number what its list means.
///
/// # Panics
/// As [`named`].
pub fn by_phrase<T: Clone>(name: &str, means: impl Fn(&List) -> T) -> (&'static Phrases, Vec<T>) {
    let lexicon = named(name);
    let lists = lexicon.lexicon().lists.iter();
    (lexicon.phrases(), lists.flat_map(|list| repeat_n(means(list), list.entries.len())).collect())
}

/// The cues of stance of all built-in lexicons.
pub fn cues() -> &'static Cues {
    static CUES: LazyLock<Cues> = LazyLock::new(|| unpack(PACKED_CUES));
    &CUES
}

/// The file of a built-in lexicon, as it stands in `lexicons/`.
pub fn source(name: &str) -> Option<String> {
    let sources: Vec<(&str, &str)> = unpack(SOURCES);
    sources.into_iter().find(|(other, _)| *other == name).map(|(_, text)| text.to_owned())
}

/// What `build.rs` packed with the same types.
fn unpack<'a, T: Deserialize<'a>>(packed: &'a [u8]) -> T {
    postcard::from_bytes(packed).expect("build.rs packs with the same types that unpack")
}
