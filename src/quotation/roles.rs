//! What each token can be in the giving of words: the roles of `lexicons/speech.toml` and `lexicons/speakers.toml`.

use crate::lexicon::{Hit, List, Phrases, builtin, longest};
use crate::text::{Document, Token};
use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::{Error, StrDeserializer};
use std::sync::LazyLock;

/// The role of a list, by the list's own name for it in kebab case. The files say what each is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Role {
    Say,
    Utter,
    Think,
    Show,
    Judge,
    Frame,
    View,
    Title,
    HisTitle,
    HerTitle,
    Salutation,
    Asker,
    Answerer,
    Person,
    Mouthpiece,
    /// Persons without an `s`: `people`, `some`.
    Many,
    Body,
    Document,
    He,
    She,
    They,
    It,
    His,
    Her,
    Their,
    Reader,
    #[serde(rename = "self")]
    Own,
    Who,
    Which,
    That,
    Question,
    As,
    Like,
    Definite,
    Determiner,
    Be,
    Auxiliary,
    Adverb,
    Preposition,
    By,
    To,
    Conjunction,
    Particle,
    NotName,
    Place,
    Thing,
    Female,
    Male,
    /// Set by a list's attribute `form = "past"`.
    Past,
    /// A noun for any body, whatever its name: `firm`.
    Any,
    /// A verb that opens words by `that`, an infinitive, a clause or marks only: `vote`. Set by `form = "clause"`.
    Clause,
    /// A month that is a given name too: `June`. Set by `form = "given"`.
    Given,
    /// The writer, not nobody. Set by `form = "writer"`.
    Writer,
}

/// A set of roles.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Roles(u64);

impl Roles {
    /// Verbs that give somebody's words or views.
    pub(super) const CUE: Self = Self::of(&[Role::Say, Role::Utter, Role::Think, Role::Show, Role::Judge]);
    /// Words that bring in somebody's words or views.
    pub(super) const BRINGS: Self =
        Self::of(&[Role::Say, Role::Utter, Role::Think, Role::Show, Role::Judge, Role::Frame, Role::View]);
    /// Verbs of saying.
    pub(super) const SAY: Self = Self::of(&[Role::Say, Role::Utter]);
    /// Pronouns for somebody named before.
    pub(super) const PRONOUN: Self = Self::of(&[Role::He, Role::She, Role::They, Role::It]);
    /// Pronouns and possessives for one person named before.
    pub(super) const SINGLE: Self = Self::of(&[Role::He, Role::She, Role::His, Role::Her]);
    /// The writer and the reader.
    pub(super) const OWN: Self = Self::of(&[Role::Own, Role::Reader]);
    /// Possessives for somebody named before.
    pub(super) const HOLDER: Self = Self::of(&[Role::His, Role::Her, Role::Their]);
    /// Verbs that stand between a subject and its verb.
    pub(super) const HELPER: Self = Self::of(&[Role::Be, Role::Auxiliary]);
    /// Words that take up the noun before them.
    pub(super) const RELATIVE: Self = Self::of(&[Role::Who, Role::Which]);
    /// Articles and the like.
    pub(super) const DETERMINER: Self = Self::of(&[Role::Definite, Role::Determiner]);
    /// Words behind which another clause or its verb begins.
    pub(super) const CLAUSE: Self =
        Self::of(&[Role::Who, Role::Which, Role::That, Role::Question, Role::As, Role::Be, Role::Auxiliary]);
    /// Prepositions.
    pub(super) const PREPOSITION: Self = Self::of(&[Role::Preposition, Role::By, Role::To]);
    /// Titles.
    pub(super) const TITLE: Self = Self::of(&[Role::Title, Role::HisTitle, Role::HerTitle]);
    /// Nouns that can speak.
    pub(super) const NOUN: Self = Self::of(&[
        Role::Title,
        Role::HisTitle,
        Role::HerTitle,
        Role::Person,
        Role::Mouthpiece,
        Role::Many,
        Role::Body,
        Role::Document,
    ]);
    /// Nouns for one person.
    pub(super) const PERSON: Self =
        Self::of(&[Role::Title, Role::HisTitle, Role::HerTitle, Role::Person, Role::Mouthpiece]);
    /// Words that are no name, even with the capital of a sentence's first word.
    pub(super) const FUNCTION: Self = Self::of(&[
        Role::He,
        Role::She,
        Role::They,
        Role::It,
        Role::His,
        Role::Her,
        Role::Their,
        Role::Reader,
        Role::Own,
        Role::Who,
        Role::Which,
        Role::That,
        Role::Question,
        Role::As,
        Role::Like,
        Role::Definite,
        Role::Determiner,
        Role::Be,
        Role::Auxiliary,
        Role::Adverb,
        Role::Preposition,
        Role::By,
        Role::To,
        Role::Conjunction,
        Role::Frame,
    ]);

    /// The set of some roles.
    pub(super) const fn of(roles: &[Role]) -> Self {
        let mut set = 0;
        let mut at = 0;
        while at < roles.len() {
            set |= 1 << roles[at] as u8;
            at += 1;
        }
        Self(set)
    }

    /// Whether a role is in the set.
    pub(super) const fn has(self, role: Role) -> bool {
        self.0 & 1 << role as u8 != 0
    }

    /// Whether the sets share a role.
    pub(super) const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether no role is in the set.
    pub(super) const fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// The roles of a token.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Tag {
    pub roles: Roles,
    /// How many tokens the phrase that starts here has; 0 inside a phrase and where none is.
    pub length: u8,
}

/// The roles of every token of a document.
pub(super) fn tag(document: &Document) -> Vec<Tag> {
    static LEXICONS: LazyLock<Vec<(&Phrases, Vec<Roles>)>> = LazyLock::new(|| {
        let roles = |list: &List| {
            let name: StrDeserializer<Error> = list.role.as_str().into_deserializer();
            let mut role = Role::deserialize(name).map(|role| Roles::of(&[role])).unwrap_or_default();
            role.0 |= match list.attributes.get("form").map(String::as_str) {
                Some("past") => Roles::of(&[Role::Past]).0,
                Some("any") => Roles::of(&[Role::Any]).0,
                Some("clause") => Roles::of(&[Role::Clause]).0,
                Some("given") => Roles::of(&[Role::Given]).0,
                Some("writer") => Roles::of(&[Role::Writer]).0,
                _ => 0,
            };
            role
        };
        ["speech", "speakers"].map(|name| builtin::by_phrase(name, roles)).into()
    });
    let mut tags = vec![Tag::default(); document.tokens.len()];
    let hits: Vec<(Hit<Token>, Roles)> = LEXICONS
        .iter()
        .flat_map(|(phrases, roles)| document.hits(phrases).into_iter().map(|hit| (hit, roles[hit.value as usize])))
        .collect();
    let places: Vec<Hit<Token>> = hits.iter().map(|(hit, _)| *hit).collect();
    for hit in longest(&places) {
        tags[hit.tokens.start as usize].length = u8::try_from(hit.tokens.len()).unwrap_or(u8::MAX);
    }
    // `report` is a verb of saying and a text that speaks.
    for (hit, roles) in &hits {
        let tag = &mut tags[hit.tokens.start as usize];
        if usize::from(tag.length) == hit.tokens.len() {
            tag.roles.0 |= roles.0;
        }
    }
    tags
}
