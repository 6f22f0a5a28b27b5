//! From the text of a lexicon file to a lexicon, or to everything that is wrong with it.
//!
//! `build.rs` compiles this file too, so that a broken lexicon fails the build.

use super::format::{Context, Entry, Example, Header, Inflect, Lexicon, List, ListHeader, RawEntry};
use super::problem::{Problem, Problems};
use super::words::{fold, words};
use serde::Deserialize;
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue, ValueDeserializer};

/// SHA-256 of some bytes, in hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Reads a lexicon.
///
/// `name` becomes the lexicon's name; `file` is the path that problems are reported under.
///
/// # Errors
/// All problems of the file at once: unknown or missing keys, entries out of order, twice, or in two lists, weights that
/// are no finite number, phrases longer than the file's `max_words`, examples missing or too few of them negative. Of a
/// file that is no TOML only where it is none.
pub fn parse(name: &str, file: &str, text: &str) -> Result<Lexicon, Problems> {
    let mut check = Check::default();
    let lexicon = check.file(name, text);
    if check.problems.is_empty() {
        return Ok(lexicon);
    }
    let Check { mut problems, unread } = check;
    problems.sort_by_key(|p| (p.bytes.start, p.bytes.end));
    let lexicon = (!unread).then(|| Box::new(lexicon));
    Err(Problems { file: file.to_owned(), text: text.to_owned(), problems, lexicon })
}

/// The keys of a file.
const KEYS: &str = "`about`, `source`, `max_words`, `target`, `context`, `bar`, `[[list]]`, `[[example]]`";

/// The roles of lists in the file of a target; `lexicons/README.md` says what they mean.
const ROLES: [&str; 5] = ["alias", "member", "reference", "anaphor", "exclusion"];

#[derive(Default)]
struct Check {
    problems: Vec<Problem>,
    /// Whether something could not be read that changes what the file's phrases find.
    unread: bool,
}

impl Check {
    fn file(&mut self, name: &str, text: &str) -> Lexicon {
        let (root, errors) = DeTable::parse_recoverable(text);
        if let Some(error) = errors.first() {
            // What follows may be amiss only because of it.
            self.syntax(error, 0..0);
            return Lexicon::default();
        }
        let mut header = Header::default();
        let (mut lists, mut examples) = (Vec::new(), Vec::new());
        for (key, value) in root.into_inner() {
            match key.get_ref().as_ref() {
                "about" => header.about = self.read(value),
                "source" => header.source = self.read(value),
                "max_words" => header.max_words = self.read(value),
                "target" => header.target = self.read(value),
                "context" => {
                    header.context = self.read(value);
                    self.context(header.context.as_ref(), &key.span());
                }
                "bar" => {
                    header.bar = self.read(value);
                    if header.bar.is_some_and(|bar| !(bar.favor > 0.0 && bar.against > 0.0)) {
                        self.add(
                            key.span(),
                            "a bar is above 0",
                            "write numbers above 0, so that no words are no stance",
                        );
                    }
                }
                "list" => lists = self.tables(&key, value),
                "example" => examples = self.tables(&key, value),
                other => {
                    self.misread(key.span(), format!("a lexicon has no `{other}`"), format!("write one of {KEYS}"))
                }
            }
        }
        for (key, value) in [("about", &header.about), ("source", &header.source)] {
            if value.is_none() {
                self.add(0..0, format!("the file does not say `{key}`"), format!("add `{key} = \"…\"` at the top"));
            }
        }
        let places: Vec<_> = lists.iter().map(Spanned::span).collect();
        let read: Vec<_> = lists.into_iter().filter_map(|list| self.list(list, header.max_words)).collect();
        self.repetitions(&read);
        self.roles(&header, &read, &places);
        let spans: Vec<_> = examples.iter().map(Spanned::span).collect();
        let examples: Vec<Example> = examples.into_iter().filter_map(|example| self.read(example)).collect();
        self.examples(&examples, &spans, text.len());
        Lexicon {
            name: name.to_owned(),
            sha256: sha256(text.as_bytes()),
            about: header.about.unwrap_or_default(),
            source: header.source.unwrap_or_default(),
            target: header.target,
            context: header.context,
            bar: header.bar,
            lists: read.into_iter().map(|(list, _)| list).collect(),
            examples,
        }
    }

    fn tables<'i>(
        &mut self,
        key: &Spanned<std::borrow::Cow<'i, str>>,
        value: Spanned<DeValue<'i>>,
    ) -> Vec<Spanned<DeValue<'i>>> {
        match value.into_inner() {
            DeValue::Array(tables) => tables.into_iter().collect(),
            _ => {
                self.misread(key.span(), format!("`{}` is no list of tables", key.get_ref()), "write it as `[[…]]`");
                Vec::new()
            }
        }
    }

    /// A list, and where each of its entries stands.
    fn list(&mut self, list: Spanned<DeValue<'_>>, max_words: Option<usize>) -> Option<(List, Vec<Range<usize>>)> {
        let span = list.span();
        let DeValue::Table(mut table) = list.into_inner() else {
            self.misread(span, "a list is a table", "write it as `[[list]]`");
            return None;
        };
        let Some(entries) = table.remove("entries") else {
            self.misread(span, "the list has no `entries`", "add `entries = [\"…\"]`");
            return None;
        };
        let entries_span = entries.span();
        let header: ListHeader = self.read(Spanned::new(span, DeValue::Table(table)))?;
        let DeValue::Array(raw) = entries.into_inner() else {
            self.misread(entries_span, "`entries` is no array", "write `entries = [\"…\"]`");
            return None;
        };
        if raw.is_empty() {
            self.add(entries_span, "the list is empty", "add an entry or remove the list");
        }
        let mut entries = Vec::new();
        let mut spans = Vec::new();
        for entry in raw {
            let span = entry.span();
            let Some(entry) = self.read(entry) else { continue };
            let entry = match entry {
                RawEntry::Phrase(phrase) => Entry { phrase, weight: header.weight, sides: None },
                RawEntry::Weighted(entry) => {
                    let sides = (entry.favor.is_some() || entry.against.is_some())
                        .then(|| [entry.favor.unwrap_or_default(), entry.against.unwrap_or_default()]);
                    if sides.is_some() && entry.weight.is_some() {
                        let what = "the entry has a weight and sides";
                        self.add(span.clone(), what, "keep either `weight`, or `favor` and `against`");
                    }
                    Entry { phrase: entry.phrase, weight: entry.weight.or(header.weight), sides }
                }
            };
            self.entry(&entry, &span, header.inflect, max_words);
            entries.push(entry);
            spans.push(span);
        }
        self.order(&entries, &spans);
        let ListHeader { role, case, compounds, inflect, attributes, .. } = header;
        let ListHeader { not_before, only_before, not_after, with_any, with_target, not_after_name, .. } = header;
        let conditions =
            List { not_before, only_before, not_after, with_any, with_target, not_after_name, ..List::default() };
        let list = List { role, case, compounds, inflect, attributes, entries, ..conditions };
        Some((list, spans))
    }

    fn entry(&mut self, entry: &Entry, span: &Range<usize>, inflect: Inflect, max_words: Option<usize>) {
        let count = words(&entry.phrase).len();
        if count == 0 {
            self.add(span.clone(), "the phrase is empty", "write at least one word");
        }
        if let Some(max) = max_words.filter(|max| count > *max) {
            self.add(span.clone(), format!("the phrase has {count} words"), format!("keep it to {max}"));
        }
        if entry.phrase.trim() != entry.phrase || entry.phrase.contains("  ") {
            self.add(span.clone(), "the phrase has spaces to spare", "keep one space between words and none around");
        }
        let numbers = entry.weight.into_iter().chain(entry.sides.into_iter().flatten());
        if numbers.into_iter().any(|number| !number.is_finite()) {
            self.add(span.clone(), "the weight is no finite number", "write a number such as 1.5");
        }
        if inflect == Inflect::Verb && !entry.phrase.starts_with(char::is_alphabetic) {
            self.add(span.clone(), "a phrase that is inflected as a verb starts with the verb", "move the verb first");
        }
    }

    /// Sorted by small letters, so that a new entry has one place.
    fn order(&mut self, entries: &[Entry], spans: &[Range<usize>]) {
        for (pair, span) in entries.windows(2).zip(spans.iter().skip(1)) {
            let [before, entry] = pair else { continue };
            if fold(&before.phrase) > fold(&entry.phrase) {
                let what = format!("`{}` stands after `{}`", entry.phrase, before.phrase);
                self.add(span.clone(), what, "sort the entries by alphabet");
            }
        }
    }

    /// No two entries of a file match the same words: in one list that is idle, in two it is a contradiction.
    fn repetitions(&mut self, lists: &[(List, Vec<Range<usize>>)]) {
        let mut seen: HashMap<Vec<String>, (usize, &str)> = HashMap::new();
        for (n, (list, spans)) in lists.iter().enumerate() {
            for (entry, span) in list.entries.iter().zip(spans) {
                let own = |word: &&str| if list.case { (*word).to_owned() } else { fold(word) };
                let key = words(&entry.phrase).iter().map(own).collect();
                let Some((other, role)) = seen.insert(key, (n, &list.role)) else { continue };
                if other == n {
                    self.add(span.clone(), format!("`{}` stands in the list twice", entry.phrase), "remove one");
                } else {
                    let what = format!("`{}` stands in a list of role `{role}` too", entry.phrase);
                    self.add(span.clone(), what, "decide for one of them");
                }
            }
        }
    }

    fn context(&mut self, context: Option<&Context>, place: &Range<usize>) {
        let Some(Context { base, title, previous, share, alone, mention, .. }) = context else { return };
        if [base, title, previous, share, alone, mention].iter().any(|number| !number.is_finite()) {
            self.add(place.clone(), "a number of the context is not finite", "write numbers such as 1.5");
        }
    }

    /// What only the file of a target may say, and what it must say.
    fn roles(&mut self, header: &Header, lists: &[(List, Vec<Range<usize>>)], places: &[Range<usize>]) {
        for ((list, _), place) in lists.iter().zip(places) {
            let conditional = list.with_target || list.not_after_name;
            let weighted = list.entries.iter().any(|entry| entry.weight.is_some());
            if header.target.is_none() {
                let conditions = [&list.not_before, &list.only_before, &list.not_after, &list.with_any];
                if conditional || conditions.iter().any(|words| !words.is_empty()) {
                    let what = "the list sets a condition that only targets know";
                    self.misread(place.clone(), what, "remove it, or add `target = { id = \"…\", name = \"…\" }`");
                }
            } else if !ROLES.contains(&list.role.as_str()) {
                let what = format!("a target has no lists of role `{}`", list.role);
                self.misread(place.clone(), what, format!("write one of {}", ROLES.join(", ")));
            } else if weighted && header.context.is_none() {
                let what = "the list has weights, which only add up in a `[context]`";
                self.add(place.clone(), what, "remove the weights, or add `[context]`");
            } else if conditional && !weighted {
                let what = "`with_target` and `not_after_name` are conditions of weighted lists";
                self.add(place.clone(), what, "give the list a weight");
            }
        }
    }

    fn examples(&mut self, examples: &[Example], spans: &[Range<usize>], end: usize) {
        let negative = examples.iter().filter(|e| e.expect.is_empty()).count();
        let place = spans.first().cloned().unwrap_or(end..end);
        if examples.is_empty() {
            self.add(place, "the file has no examples", "add `[[example]]` tables with `text` and `expect`");
        } else if negative * 2 < examples.len() {
            let what = format!("{negative} of {} examples are negative", examples.len());
            self.add(place, what, "add sentences that look alike but hold nothing, with `expect = []`, up to half");
        }
    }

    fn read<T: for<'de> Deserialize<'de>>(&mut self, value: Spanned<DeValue<'_>>) -> Option<T> {
        let span = value.span();
        match T::deserialize(ValueDeserializer::from(value)) {
            Ok(read) => Some(read),
            Err(error) => {
                self.syntax(&error, span);
                None
            }
        }
    }

    fn syntax(&mut self, error: &toml::de::Error, within: Range<usize>) {
        let span = error.span().unwrap_or(within);
        self.misread(span, error.message().trim().replace('\n', ", "), "see lexicons/README.md for the form of a file");
    }

    /// Adds a problem that changes what the phrases of the file find.
    fn misread(&mut self, bytes: Range<usize>, what: impl Into<String>, remedy: impl Into<String>) {
        self.unread = true;
        self.add(bytes, what, remedy);
    }

    fn add(&mut self, bytes: Range<usize>, what: impl Into<String>, remedy: impl Into<String>) {
        self.problems.push(Problem::new(bytes, what, remedy));
    }
}
