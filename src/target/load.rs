//! From lexicons to targets.

use super::{Conditions, Meaning, Role, Target, TargetIndex, Targets, Via};
use crate::lexicon::{self, Form, Lexicon, List, ReadError, builtin};
use std::collections::BTreeSet;
use std::path::Path;

/// Why a target was not loaded.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// Its file is no lexicon.
    #[error(transparent)]
    Lexicon(#[from] ReadError),
    /// Its file is a lexicon that describes no target.
    #[error("{file}: the file describes no target; add `target = {{ id = \"…\", name = \"…\" }}`")]
    NoTarget {
        /// The file.
        file: String,
    },
    /// Another file has described a target of this id.
    #[error("{file}: another file describes the target `{id}`; give this one another `id`")]
    SameId {
        /// The file.
        file: String,
        /// The id.
        id: String,
    },
    /// There are more targets or lists than can be numbered.
    #[error("{file}: more than 65,535 targets, or lists in one; merge some")]
    TooMany {
        /// The file.
        file: String,
    },
}

impl Targets {
    /// The targets in `lexicons/targets/`: `big-tech` and `open-source`.
    pub fn builtin() -> Self {
        let mut targets = Self::default();
        for lexicon in builtin::all() {
            // A test builds them all, so that none is left out.
            let _ = targets.push(lexicon);
        }
        targets
    }

    /// The targets that some files describe, in the order of the files.
    ///
    /// # Errors
    /// Everything that is wrong with any of the files.
    pub fn load<P: AsRef<Path>>(paths: &[P]) -> Result<Self, Vec<LoadError>> {
        let mut targets = Self::default();
        let mut errors = Vec::new();
        for path in paths {
            let pushed = lexicon::read(path.as_ref()).map_err(LoadError::from).and_then(|read| targets.push(&read));
            errors.extend(pushed.err());
        }
        if errors.is_empty() { Ok(targets) } else { Err(errors) }
    }

    /// Adds the target that a lexicon describes.
    ///
    /// # Errors
    /// [`LoadError`] where it describes none, or one of an id that is taken.
    pub fn push(&mut self, lexicon: &Lexicon) -> Result<(), LoadError> {
        let file = || lexicon.name.clone();
        let Some(target) = &lexicon.target else { return Err(LoadError::NoTarget { file: file() }) };
        if self.all.iter().any(|other| other.id == target.id) {
            return Err(LoadError::SameId { file: file(), id: target.id.clone() });
        }
        let index = u16::try_from(self.all.len()).map_err(|_| LoadError::TooMany { file: file() })?;
        let lists = u16::try_from(lexicon.lists.len()).map_err(|_| LoadError::TooMany { file: file() })?;
        for (list, n) in lexicon.lists.iter().zip(0..lists) {
            self.push_list(TargetIndex(index), n, list, &target.name);
        }
        self.all.push(Target {
            id: target.id.clone(),
            name: target.name.clone(),
            lexicon: lexicon.name.clone(),
            sha256: lexicon.sha256.clone(),
            context: lexicon.context,
            lists: lexicon.lists.iter().map(Conditions::from).collect(),
        });
        Ok(())
    }

    fn push_list(&mut self, target: TargetIndex, n: u16, list: &List, name: &str) {
        let name = name.to_lowercase();
        for entry in &list.entries {
            let role = match list.role.as_str() {
                "alias" if entry.phrase.to_lowercase() == name => Role::Mention(Via::Name),
                "alias" => Role::Mention(Via::Alias),
                "member" => Role::Mention(Via::Member),
                "reference" => Role::Mention(Via::Reference),
                "anaphor" => Role::Anaphor,
                _ => Role::Exclusion,
            };
            let weight = entry.weight.map(|weight| weight as f32);
            self.push_phrase(&entry.phrase, Form::from(list), Meaning { target, list: n, role, weight });
        }
        let once: BTreeSet<&String> = list.with_any.iter().collect();
        for phrase in once {
            let meaning = Meaning { target, list: n, role: Role::Condition, weight: None };
            self.push_phrase(phrase, Form::default(), meaning);
        }
    }

    fn push_phrase(&mut self, phrase: &str, form: Form, meaning: Meaning) {
        // Positions are 32 bits wide: no memory holds the trie of 2^32 phrases.
        if let Ok(value) = u32::try_from(self.meanings.len()) {
            self.phrases.add(phrase, form, value);
            self.meanings.push(meaning);
        }
    }
}

impl From<&List> for Conditions {
    fn from(list: &List) -> Self {
        let small = |words: &[String]| words.iter().map(|word| word.to_lowercase()).collect();
        Self {
            not_before: small(&list.not_before),
            not_after: small(&list.not_after),
            with_any: !list.with_any.is_empty(),
            with_target: list.with_target,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_builtin_target_loads() {
        let described = builtin::all().iter().filter(|lexicon| lexicon.target.is_some()).count();
        assert_eq!(Targets::builtin().all.len(), described);
        assert!(described >= 2);
    }
}
