//! The words that tell whether a stop ends a sentence, from `lexicons/abbreviations.toml`.

use crate::lexicon::builtin;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// What a word says about the end of a sentence: the roles of the lexicon's lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Abbreviation after which the sentence always goes on.
    Inside,
    /// Abbreviation before a name.
    BeforeName,
    /// Abbreviation before a number; before anything else the sentence ends.
    BeforeNumber,
    /// Abbreviation after which the sentence ends only before a word that starts sentences.
    MayEnd,
    /// Abbreviation after which the sentence ends before any capital.
    Ends,
    /// Time of day.
    Time,
    /// A letter that is a name.
    LetterName,
    /// A name that ends with `!` or `?`.
    MarkedName,
    /// Word that goes on after a time of day.
    AfterTime,
    /// Word that starts sentences.
    Starter,
    /// Label of a picture or a table.
    Caption,
}

impl Role {
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "inside" => Self::Inside,
            "before-name" => Self::BeforeName,
            "before-number" => Self::BeforeNumber,
            "may-end" => Self::MayEnd,
            "ends" => Self::Ends,
            "time" => Self::Time,
            "letter-name" => Self::LetterName,
            "marked-name" => Self::MarkedName,
            "after-time" => Self::AfterTime,
            "starter" => Self::Starter,
            "caption" => Self::Caption,
            _ => return None,
        })
    }
}

/// The words by their small letters.
#[derive(Default)]
pub(super) struct Words {
    /// Entries that end with a full stop, without it; and whether they are only meant with a capital.
    abbreviations: FxHashMap<String, (Role, bool)>,
    others: FxHashMap<String, (Role, bool)>,
}

impl Words {
    /// The built-in words.
    pub(super) fn builtin() -> &'static Self {
        static WORDS: LazyLock<Words> = LazyLock::new(|| {
            let mut words = Words::default();
            for list in builtin::get("abbreviations").iter().flat_map(|builtin| &builtin.lexicon().lists) {
                let Some(role) = Role::named(&list.role) else { continue };
                for entry in &list.entries {
                    let capital = list.case && entry.phrase.starts_with(char::is_uppercase);
                    let (map, word) = match entry.phrase.strip_suffix('.') {
                        Some(word) => (&mut words.abbreviations, word),
                        None => (&mut words.others, entry.phrase.as_str()),
                    };
                    map.insert(word.to_lowercase(), (role, capital));
                }
            }
            words
        });
        &WORDS
    }

    /// What an abbreviation without its last stop says, if the word is one.
    pub(super) fn abbreviation(&self, word: &str) -> Option<Role> {
        let (role, capital) = get(&self.abbreviations, word)?;
        // In capitals all through, `IE` and `PP` are other words than `ie` and `pp`.
        let shouted = word.len() > 1 && word.bytes().all(|b| b.is_ascii_uppercase());
        (if capital { word.starts_with(char::is_uppercase) } else { !shouted }).then_some(role)
    }

    /// Whether a word plays the role, which is none of an abbreviation.
    pub(super) fn is(&self, role: Role, word: &str) -> bool {
        let found = get(&self.others, word).filter(|&(_, capital)| !capital || word.starts_with(char::is_uppercase));
        found.is_some_and(|(own, _)| own == role)
    }
}

fn get(map: &FxHashMap<String, (Role, bool)>, word: &str) -> Option<(Role, bool)> {
    let mut buffer = [0; 16];
    match buffer.get_mut(..word.len()) {
        Some(small) if word.is_ascii() => {
            small.copy_from_slice(word.as_bytes());
            small.make_ascii_lowercase();
            map.get(std::str::from_utf8(small).ok()?).copied()
        }
        _ => map.get(&word.to_lowercase()).copied(),
    }
}
