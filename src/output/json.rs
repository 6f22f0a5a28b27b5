//! JSON, laid out so that a person can read it and a diff shows what changed: whatever fits on a line is on one.

use super::Writer;
use crate::report::{Article, Generator, Message, SCHEMA_VERSION};
use serde::Serialize;
use serde_json::Value;
use std::io::{self, Write};

/// Columns of a line; strings longer than that are never broken.
const WIDTH: usize = 120;

/// Writes one JSON document. Articles go out as they come; warnings and errors are kept for its end.
pub(super) struct Json<W> {
    out: W,
    generator: Generator,
    articles: usize,
    warnings: Vec<Message>,
    errors: Vec<Message>,
}

impl<W: Write> Json<W> {
    pub(super) fn new(generator: &Generator, out: W) -> Self {
        Self { out, generator: generator.clone(), articles: 0, warnings: Vec::new(), errors: Vec::new() }
    }

    /// Writes everything before the first article.
    fn open(&mut self) -> io::Result<()> {
        write!(self.out, "{{\n  \"schema_version\": \"{SCHEMA_VERSION}\",\n  \"generator\": ")?;
        self.out.write_all(laid_out(&self.generator, 2, 15)?.as_bytes())?;
        self.out.write_all(b",\n  \"articles\": [")
    }
}

impl<W: Write> Writer for Json<W> {
    fn article(&mut self, article: &Article) -> io::Result<()> {
        if self.articles == 0 {
            self.open()?;
        }
        self.out.write_all(if self.articles == 0 { b"\n    " } else { b",\n    " })?;
        self.articles += 1;
        self.out.write_all(laid_out(article, 4, 4)?.as_bytes())
    }

    fn warning(&mut self, warning: &Message) -> io::Result<()> {
        self.warnings.push(warning.clone());
        Ok(())
    }

    fn error(&mut self, error: &Message) -> io::Result<()> {
        self.errors.push(error.clone());
        Ok(())
    }

    fn finish(&mut self) -> io::Result<()> {
        if self.articles == 0 {
            self.open()?;
        } else {
            self.out.write_all(b"\n  ")?;
        }
        let (warnings, errors) = (laid_out(&self.warnings, 2, 14)?, laid_out(&self.errors, 2, 12)?);
        write!(self.out, "],\n  \"warnings\": {warnings},\n  \"errors\": {errors}\n}}\n")?;
        self.out.flush()
    }
}

/// Writes any value as a JSON document in the same layout.
///
/// # Errors
/// Whatever `out` fails with, and values that are no JSON (maps whose keys are no strings).
pub fn write_value(value: &impl Serialize, mut out: impl Write) -> io::Result<()> {
    writeln!(out, "{}", laid_out(value, 0, 0)?)?;
    out.flush()
}

/// The value as JSON, its lines after the first indented by `indent`, its first one starting in column `column`.
fn laid_out(value: &impl Serialize, indent: usize, column: usize) -> io::Result<String> {
    let mut out = String::new();
    lay_out(&serde_json::to_value(value)?, indent, column, &mut out);
    Ok(out)
}

fn lay_out(value: &Value, indent: usize, column: usize, out: &mut String) {
    let start = out.len();
    // One column is kept for the comma that may follow.
    if on_one_line(value, start + WIDTH.saturating_sub(column + 1), out) {
        return;
    }
    out.truncate(start);
    let inner = indent + 2;
    let line = |out: &mut String, comma: bool| {
        out.push_str(if comma { ",\n" } else { "\n" });
        out.extend(std::iter::repeat_n(' ', inner));
    };
    match value {
        Value::Array(items) => {
            out.push('[');
            for (i, item) in items.iter().enumerate() {
                line(out, i > 0);
                lay_out(item, inner, inner, out);
            }
        }
        Value::Object(members) => {
            out.push('{');
            for (i, (key, member)) in members.iter().enumerate() {
                line(out, i > 0);
                let key = Value::from(key.as_str()).to_string();
                out.push_str(&key);
                out.push_str(": ");
                lay_out(member, inner, inner + key.len() + 2, out);
            }
        }
        // A long string, or a number past the end of the line.
        scalar => return out.push_str(&scalar.to_string()),
    }
    out.push('\n');
    out.extend(std::iter::repeat_n(' ', indent));
    out.push(if value.is_array() { ']' } else { '}' });
}

/// Writes the value without line ends, unless `out` grows past `limit` bytes.
fn on_one_line(value: &Value, limit: usize, out: &mut String) -> bool {
    match value {
        // Not even begun: a long text would be copied once for everything that it is part of.
        Value::String(text) if out.len() + text.len() > limit => return false,
        Value::Array(items) => {
            out.push('[');
            for (i, item) in items.iter().enumerate() {
                out.push_str(if i > 0 { ", " } else { "" });
                if !on_one_line(item, limit, out) {
                    return false;
                }
            }
            out.push(']');
        }
        Value::Object(members) => {
            out.push('{');
            for (i, (key, member)) in members.iter().enumerate() {
                out.push_str(if i > 0 { ", " } else { " " });
                out.push_str(&Value::from(key.as_str()).to_string());
                out.push_str(": ");
                if !on_one_line(member, limit, out) {
                    return false;
                }
            }
            out.push_str(if members.is_empty() { "}" } else { " }" });
        }
        scalar => out.push_str(&scalar.to_string()),
    }
    out.len() <= limit
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn lay(value: &Value) -> String {
        let mut out = Vec::new();
        write_value(value, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn what_fits_is_on_one_line() {
        assert_eq!(
            lay(&json!({ "bytes": [0, 12], "none": {}, "list": [] })),
            "{ \"bytes\": [0, 12], \"none\": {}, \"list\": [] }\n"
        );
    }

    #[test]
    fn what_does_not_fit_has_a_line_for_each_member() {
        let long = "x".repeat(WIDTH);
        assert_eq!(
            lay(&json!({ "a": [1, long], "b": 2 })),
            format!("{{\n  \"a\": [\n    1,\n    \"{long}\"\n  ],\n  \"b\": 2\n}}\n")
        );
    }

    #[test]
    fn the_layout_never_changes_the_value() {
        let value = json!({ "a\"b": [{ "c": ["é\n".repeat(70), null, -0.5] }, [[], [[1], ["y".repeat(115)]]]], "z": { "k": {} } });
        assert_eq!(serde_json::from_str::<Value>(&lay(&value)).unwrap(), value);
    }
}
