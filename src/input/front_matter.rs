//! Front matter: the facts above an article, in YAML between `---` lines or in TOML between `+++` lines.

use super::Warning;
use crate::span::Span;
use crate::text::Article;
use serde_json::{Map, Value};

/// The parsed facts, or the line within the front matter and what is wrong there.
type Parsed = Result<Map<String, Value>, (usize, String)>;

/// How one kind of front matter is written.
struct Syntax {
    opening: &'static str,
    closings: &'static [&'static str],
    /// What stands between a key and its value.
    assign: char,
    parse: fn(&str) -> Parsed,
}

const SYNTAXES: &[Syntax] = &[
    Syntax { opening: "---", closings: &["---", "..."], assign: ':', parse: parse_yaml },
    Syntax { opening: "+++", closings: &["+++"], assign: '=', parse: parse_toml },
];

/// Fills the article's facts from the front matter that its text opens with, and notes where that stands. A warning
/// tells of front matter that cannot be read.
pub(super) fn take(article: &mut Article) -> Option<Warning> {
    let blank = article.text.len() - article.text.trim_start().len();
    let lines_before = article.text[..blank].matches('\n').count();
    let opening = article.text[blank..].lines().next()?.trim_end();
    let syntax = SYNTAXES.iter().find(|syntax| syntax.opening == opening)?;
    let start = blank + article.text[blank..].find('\n')? + 1;
    let (inside, end) = block(&article.text, start, syntax)?;
    let warn = |line: usize, reason: String| {
        Some(Warning::FrontMatter { name: article.id.clone(), line: lines_before + 1 + line, reason })
    };
    let Some(end) = end else {
        let reason = format!("it opens with `{}` and never closes; end it with the same line", syntax.opening);
        return warn(0, reason);
    };
    match (syntax.parse)(inside) {
        Ok(facts) => {
            article.front_matter = Some(Span::from_range(blank..end));
            fill(article, facts);
            None
        }
        Err((line, reason)) => {
            // Prose between two rules is prose.
            let mostly_facts =
                2 * inside.lines().filter(|line| is_fact(line, syntax)).count() >= inside.lines().count();
            let reason =
                format!("{reason}; mend the line (quotes around a value often do), its facts are missing until then");
            let warning = mostly_facts.then(|| warn(line, reason)).flatten();
            article.front_matter = mostly_facts.then(|| Span::from_range(blank..end));
            warning
        }
    }
}

/// The lines from `start` to the closing one, and where that ends, if there is one. `None` where the first line is no
/// fact: a rule above prose is no front matter.
fn block<'t>(text: &'t str, start: usize, syntax: &Syntax) -> Option<(&'t str, Option<usize>)> {
    let rest = &text[start..];
    let first = rest.lines().find(|line| !line.trim().is_empty())?;
    if !is_fact(first, syntax) && !syntax.closings.contains(&first.trim_end()) {
        return None;
    }
    let mut at = start;
    for line in rest.split_inclusive('\n') {
        if syntax.closings.contains(&line.trim_end()) {
            return Some((&text[start..at], Some(at + line.trim_end().len())));
        }
        at += line.len();
    }
    Some((rest, None))
}

/// Whether a line looks like `key: value`, a part of a longer value, or a comment.
fn is_fact(line: &str, syntax: &Syntax) -> bool {
    let line = line.trim_end();
    let key = |(key, value): (&str, &str)| {
        let named = key.trim_end().chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '"' | '\''));
        named && !key.is_empty() && (value.is_empty() || value.starts_with(' ') || syntax.assign == '=')
    };
    line.starts_with(['#', ' ', '\t', '-', '[', ']', '}']) || line.split_once(syntax.assign).is_some_and(key)
}

fn parse_yaml(text: &str) -> Parsed {
    if text.trim().is_empty() {
        return Ok(Map::new());
    }
    serde_saphyr::from_str(text).map_err(|error| {
        let reason = error.without_snippet().to_string();
        let reason = reason.lines().next().unwrap_or_default();
        // The place counts from the front matter's own start; the line in the file is told instead.
        let (line, place) = error.location().map_or((1, String::new()), |at| {
            (at.line() as usize, format!(" at line {}, column {}", at.line(), at.column()))
        });
        (line, reason.strip_suffix(place.as_str()).unwrap_or(reason).to_owned())
    })
}

fn parse_toml(text: &str) -> Parsed {
    let table: toml::Table = toml::from_str(text).map_err(|error| {
        let at = error.span().map_or(0, |span| span.start.min(text.len()));
        (1 + text.as_bytes()[..at].iter().filter(|&&b| b == b'\n').count(), error.message().to_owned())
    })?;
    Ok(table.into_iter().map(|(key, value)| (key, from_toml(value))).collect())
}

/// The value as text, lists and tables: all that facts are made of.
fn from_toml(value: toml::Value) -> Value {
    match value {
        toml::Value::Array(items) => Value::Array(items.into_iter().map(from_toml).collect()),
        toml::Value::Table(table) => table.into_iter().map(|(key, value)| (key, from_toml(value))).collect(),
        toml::Value::String(text) => Value::String(text),
        other => Value::String(other.to_string()),
    }
}

/// Each field takes the first of its keys that says something.
fn fill(article: &mut Article, facts: Map<String, Value>) {
    let plain = |key: &str| key.to_lowercase().replace(['_', '-', ' '], "");
    let facts: Map<String, Value> = facts.into_iter().map(|(key, value)| (plain(&key), value)).collect();
    let first = |keys: &[&str]| keys.iter().find_map(|&key| words(facts.get(key)?));
    article.title = first(&["title", "headline"]);
    article.url = first(&["url", "link", "canonical", "canonicalurl", "permalink"]);
    article.outlet = first(&["outlet", "publisher", "publication", "site", "sitename", "website"]);
    article.author = first(&["author", "authors", "byline", "by", "creator"]);
    article.published = first(&["published", "date", "datepublished", "publishedat", "publishdate", "pubdate"]);
    article.genre = first(&["genre", "category", "categories", "section"]);
}

/// A fact as words: of a list all its items, of a table its name.
fn words(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text.split_whitespace().collect::<Vec<_>>().join(" "),
        Value::Number(number) => number.to_string(),
        Value::Array(items) => items.iter().filter_map(words).collect::<Vec<_>>().join(", "),
        Value::Object(table) => words(table.get("name")?)?,
        Value::Bool(_) | Value::Null => return None,
    };
    (!text.is_empty()).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Article, Option<Warning>) {
        let mut article = Article { id: "a.md".to_owned(), text: text.to_owned(), ..Article::default() };
        let warning = take(&mut article);
        (article, warning)
    }

    #[test]
    fn yaml_gives_the_facts() {
        let text = "---\ntitle: \"Ponds: a view\"\nDate: 2024-05-01\nauthors:\n  - name: Ada Quill\n  - Bo Reed\nlayout: post\n\
                    site_name: Pond Weekly\nlink: https://pond.example/1\ncategories: [Opinion, Water]\n---\n\nBody.";
        let (article, warning) = read(text);
        assert_eq!(warning, None);
        let facts =
            [&article.title, &article.published, &article.author, &article.outlet, &article.url, &article.genre];
        let facts: Vec<_> = facts.into_iter().map(|fact| fact.as_deref().unwrap_or_default()).collect();
        let wanted = [
            "Ponds: a view",
            "2024-05-01",
            "Ada Quill, Bo Reed",
            "Pond Weekly",
            "https://pond.example/1",
            "Opinion, Water",
        ];
        assert_eq!(facts, wanted);
        assert_eq!(&text[article.front_matter.unwrap().range().end..], "\n\nBody.");
    }

    #[test]
    fn toml_gives_the_facts() {
        let (article, warning) = read(
            "+++\r\ntitle = \"Reeds\"\r\ndate = 2024-05-01T10:00:00Z\r\n[author]\r\nname = \"Ada\"\r\n+++\r\nBody.",
        );
        assert_eq!(warning, None);
        assert_eq!(article.title.as_deref(), Some("Reeds"));
        assert_eq!(article.published.as_deref(), Some("2024-05-01T10:00:00Z"));
        assert_eq!(article.author.as_deref(), Some("Ada"));
    }

    #[test]
    fn broken_front_matter_is_a_warning_with_its_line() {
        let (article, warning) = read("\n---\ntitle: A\nsubtitle: B: c\n---\nBody.");
        assert_eq!(
            warning.unwrap().to_string(),
            "a.md:4: front matter cannot be read: mapping values are not allowed in this context; mend the line (quotes \
             around a value often do), its facts are missing until then"
        );
        assert!(article.front_matter.is_some());
        let (_, warning) = read("+++\ntitle = \"A\"\ndate = \n+++\nBody.");
        assert!(matches!(warning, Some(Warning::FrontMatter { line: 3, .. })), "{warning:?}");
        let (article, warning) = read("---\ntitle: A\n\nBody without an end.");
        assert!(matches!(warning, Some(Warning::FrontMatter { line: 1, .. })), "{warning:?}");
        assert_eq!(article.front_matter, None);
    }

    #[test]
    fn prose_between_rules_is_no_front_matter() {
        for text in ["---\nOnce there was a pond.\n---\nMore.", "---\n\nHeading\n---\n", "---", "--- a\nb: c\n---\n"] {
            let (article, warning) = read(text);
            assert_eq!((article.front_matter, warning), (None, None), "{text:?}");
        }
        let prose = "---\nUpdate: it rained: hard.\nThe pond rose by a foot.\nNobody minded.\n---\nMore.";
        assert_eq!(read(prose).0.front_matter, None);
    }
}
