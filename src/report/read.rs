//! Reports read back from JSON or JSON Lines.

use super::{Content, Line, Report, SCHEMA_VERSION};
use itertools::Itertools;
use serde_json::{Deserializer, Value};
use std::iter::once;

/// Why a report was not read.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// No JSON, or JSON that is no report.
    #[error("not a report: {cause}; write it anew with `slantwise analyze`")]
    Form {
        /// Where, from 1.
        line: usize,
        /// What is wrong.
        cause: String,
    },
    /// A report in a form that this version would misread.
    #[error("a report in form {found}, and this version reads form {SCHEMA_VERSION}; write it anew")]
    Version {
        /// Where it starts, from 1.
        line: usize,
        /// Its `schema_version`.
        found: String,
    },
}

impl ReadError {
    /// What serde_json finds wrong with a report that starts on a line.
    fn new(start: usize, error: &serde_json::Error) -> Self {
        let (line, column) = (error.line(), error.column());
        let message = error.to_string();
        // Its lines count from the report's own start.
        let cause = message.strip_suffix(&format!(" at line {line} column {column}")).unwrap_or(&message).to_owned();
        Self::Form { line: start + line.saturating_sub(1), cause }
    }

    /// Where it is, from 1.
    pub fn line(&self) -> usize {
        let (Self::Form { line, .. } | Self::Version { line, .. }) = self;
        *line
    }
}

/// Whether the bytes are meant as a report: a JSON object that starts by saying its `schema_version`.
pub fn is_report(bytes: &[u8]) -> bool {
    let after = |bytes: &[u8]| bytes.trim_ascii_start().to_owned();
    let start = &bytes[..bytes.len().min(200)];
    after(start).strip_prefix(b"{").is_some_and(|rest| after(rest).starts_with(b"\"schema_version\""))
}

/// Reads all reports in the bytes, and says what in them is none. Lines of JSON Lines give a report each.
pub fn read(bytes: &[u8]) -> (Vec<Report>, Vec<ReadError>) {
    let (mut reports, mut errors) = (Vec::new(), Vec::new());
    let mut line = 1;
    for piece in pieces(bytes) {
        let mut at = 0;
        // Without the line end, so that what breaks off does so on its own line.
        let mut values = Deserializer::from_slice(piece.trim_ascii_end()).into_iter::<Value>();
        while let Some(value) = values.next() {
            let blank = piece[at..].iter().take_while(|byte| byte.is_ascii_whitespace()).count();
            let start = line + newlines(&piece[..at + blank]);
            match value {
                Ok(value) => match of_value(value, start) {
                    Ok(report) => reports.push(report),
                    Err(error) => errors.push(error),
                },
                Err(error) => {
                    errors.push(ReadError::new(line, &error));
                    break;
                }
            }
            at = values.byte_offset();
        }
        line += newlines(piece);
    }
    (reports, errors)
}

/// The bytes in pieces that each start a line with a report: what is broken ends with its piece.
fn pieces(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let is_start = |at: &usize| bytes.get(*at) == Some(&b'{') && is_report(&bytes[*at..]);
    let starts = memchr::memchr_iter(b'\n', bytes).map(|at| at + 1).filter(is_start);
    let ends = once(0).chain(starts).chain(once(bytes.len()));
    ends.tuple_windows().map(|(start, end)| &bytes[start..end])
}

fn newlines(bytes: &[u8]) -> usize {
    memchr::memchr_iter(b'\n', bytes).count()
}

/// The report that a value is, which starts on a line.
fn of_value(value: Value, line: usize) -> Result<Report, ReadError> {
    let Some(found) = value["schema_version"].as_str() else {
        return Err(ReadError::Form { line, cause: "it has no `schema_version`".to_owned() });
    };
    let major = |version: &str| version.split('.').next().map(str::to_owned);
    if major(found) != major(SCHEMA_VERSION) {
        return Err(ReadError::Version { line, found: found.to_owned() });
    }
    of_form(value).map_err(|error| ReadError::new(line, &error))
}

fn of_form(value: Value) -> serde_json::Result<Report> {
    if value.get("articles").is_some() {
        return serde_json::from_value(value);
    }
    let Line { schema_version, generator, content } = serde_json::from_value(value)?;
    let mut report =
        Report { schema_version, generator, articles: Vec::new(), warnings: Vec::new(), errors: Vec::new() };
    match content {
        Content::Article(article) => report.articles.push(*article),
        Content::Warning { warning } => report.warnings.push(warning),
        Content::Error { error } => report.errors.push(error),
    }
    Ok(report)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_meant_as_a_report_shows_at_its_start() {
        assert!(is_report(b"\n {\n  \"schema_version\": \"9.0\""));
        assert!(!is_report(b"{\"id\": 1, \"schema_version\": \"1.0\"}"));
        assert!(!is_report(b"{braces} in an article"));
        assert!(!is_report(b""));
    }

    #[test]
    fn a_report_that_would_be_misread_is_refused() {
        let message = |bytes: &[u8]| {
            let error = &read(bytes).1[0];
            (error.line(), error.to_string())
        };
        let (line, error) = message(b"\n{\"schema_version\": \"2.0\", \"articles\": []}");
        assert_eq!(error, "a report in form 2.0, and this version reads form 1.0; write it anew");
        assert_eq!(line, 2);
        let (_, error) = message(b"{\"schema_version\": \"1.7\", \"articles\": []}");
        assert!(error.starts_with("not a report: missing field `generator`"), "{error}");
    }

    #[test]
    fn a_broken_line_costs_no_other() {
        let generator = r#"{"version":"","engine":"keywords","targets":[],"lexicons":[],"weights":null}"#;
        let message = r#"{"input":"a","code":"b","message":"c"}"#;
        let line = format!(r#"{{"schema_version":"1.0","generator":{generator},"error":{message}}}"#);
        let (cut, cut_before_colon) = (&line[..line.len() - 9], &line[..18]);
        let text = format!("{line}\n{cut}\n{line}\nwords\n{line}\n{cut_before_colon}\n\n{line}\n{cut}");
        let (reports, errors) = read(text.as_bytes());
        assert_eq!(reports.len(), 4);
        let lines: Vec<_> = errors.iter().map(ReadError::line).collect();
        assert_eq!(lines, [2, 4, 6, 9], "{errors:?}");
        assert!(errors[0].to_string().ends_with("EOF while parsing a string; write it anew with `slantwise analyze`"));
    }
}
