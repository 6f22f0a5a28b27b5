//! From lexicons to targets.

use super::{Conditions, Meaning, Role, Target, Targets, Via};
use crate::lexicon::builtin::{self, Builtin};
use crate::lexicon::{self, Form, Lexicon, List, Phrases, ReadError};
use std::borrow::Cow;
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
        for lexicon in builtin::all().iter().filter(|lexicon| lexicon.target().is_some()) {
            // A test builds them all, so that none is left out.
            let _ = targets.push_builtin(lexicon);
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
        self.push_with(lexicon, || Cow::Owned(Phrases::of_lists(&lexicon.lists)))
    }

    /// Adds the target that a built-in lexicon describes.
    ///
    /// # Errors
    /// As for [`push`](Self::push).
    pub fn push_builtin(&mut self, lexicon: &'static Builtin) -> Result<(), LoadError> {
        self.push_with(lexicon.lexicon(), || Cow::Borrowed(lexicon.phrases()))
    }

    fn push_with(
        &mut self,
        lexicon: &Lexicon,
        phrases: impl FnOnce() -> Cow<'static, Phrases>,
    ) -> Result<(), LoadError> {
        let file = || lexicon.name.clone();
        let Some(target) = &lexicon.target else { return Err(LoadError::NoTarget { file: file() }) };
        if self.all.iter().any(|other| other.id == target.id) {
            return Err(LoadError::SameId { file: file(), id: target.id.clone() });
        }
        let (Ok(_), Ok(lists)) = (u16::try_from(self.all.len()), u16::try_from(lexicon.lists.len())) else {
            return Err(LoadError::TooMany { file: file() });
        };
        let conditions = lexicon.lists.iter().zip(0..lists);
        let conditions: Vec<(&str, u16)> =
            conditions.flat_map(|(list, n)| list.with_any.iter().map(move |phrase| (phrase.as_str(), n))).collect();
        self.all.push(Target {
            id: target.id.clone(),
            name: target.name.clone(),
            lexicon: lexicon.name.clone(),
            sha256: lexicon.sha256.clone(),
            context: lexicon.context,
            lists: lexicon.lists.iter().map(Conditions::from).collect(),
            phrases: phrases(),
            meanings: lexicon
                .lists
                .iter()
                .zip(0..lists)
                .flat_map(|(list, n)| meanings(list, n, &target.name))
                .collect(),
            conditions: Phrases::of(conditions.iter().map(|(phrase, _)| (*phrase, Form::default()))),
            conditional: conditions.iter().map(|(_, list)| *list).collect(),
        });
        Ok(())
    }
}

/// What the phrases of a list mean for the target of a name.
fn meanings<'a>(list: &'a List, n: u16, name: &str) -> impl Iterator<Item = Meaning> + use<'a> {
    let name = name.to_lowercase();
    list.entries.iter().map(move |entry| {
        let role = match list.role.as_str() {
            "alias" if entry.phrase.to_lowercase() == name => Role::Mention(Via::Name),
            "alias" => Role::Mention(Via::Alias),
            "member" => Role::Mention(Via::Member),
            "reference" => Role::Mention(Via::Reference),
            "anaphor" => Role::Anaphor,
            _ => Role::Exclusion,
        };
        Meaning { list: n, role, weight: entry.weight.map(|weight| weight as f32) }
    })
}

impl From<&List> for Conditions {
    fn from(list: &List) -> Self {
        let small = |words: &[String]| words.iter().map(|word| word.to_lowercase()).collect();
        Self {
            not_before: small(&list.not_before),
            only_before: small(&list.only_before),
            not_after: small(&list.not_after),
            with_any: !list.with_any.is_empty(),
            with_target: list.with_target,
            not_after_name: list.not_after_name,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_builtin_target_loads() {
        let described = builtin::all().iter().filter(|lexicon| lexicon.target().is_some()).count();
        assert_eq!(Targets::builtin().all.len(), described);
        assert!(described >= 2);
    }
}
