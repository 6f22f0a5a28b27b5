//! Reports read back from JSON or JSON Lines.

use super::{Content, Line, Report, SCHEMA_VERSION};
use serde_json::Value;

/// Why a report was not read.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// No JSON, or JSON that is no report.
    #[error("not a report: {0}; write it anew with `slantwise analyze`")]
    Form(#[from] serde_json::Error),
    /// A report in a form that this version would misread.
    #[error("a report in form {found}, and this version reads form {SCHEMA_VERSION}; write it anew")]
    Version {
        /// Its `schema_version`.
        found: String,
    },
}

/// Whether the bytes are meant as a report: a JSON object that starts by saying its `schema_version`.
pub fn is_report(bytes: &[u8]) -> bool {
    let after = |bytes: &[u8]| bytes.trim_ascii_start().to_owned();
    let start = &bytes[..bytes.len().min(200)];
    after(start).strip_prefix(b"{").is_some_and(|rest| after(rest).starts_with(b"\"schema_version\""))
}

/// Reads all reports in the bytes. Lines of JSON Lines give a report each.
///
/// # Errors
/// [`ReadError`] if anything in it is no report, or one that would be misread.
pub fn read(bytes: &[u8]) -> Result<Vec<Report>, ReadError> {
    serde_json::Deserializer::from_slice(bytes).into_iter::<Value>().map(|value| of_value(value?)).collect()
}

fn of_value(value: Value) -> Result<Report, ReadError> {
    let found = value["schema_version"].as_str().unwrap_or("unknown");
    let major = |version: &str| version.split('.').next().map(str::to_owned);
    if major(found) != major(SCHEMA_VERSION) {
        return Err(ReadError::Version { found: found.to_owned() });
    }
    if value.get("articles").is_some() {
        return Ok(serde_json::from_value(value)?);
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
        let error = read(b"{\"schema_version\": \"2.0\", \"articles\": []}").unwrap_err();
        assert_eq!(error.to_string(), "a report in form 2.0, and this version reads form 1.0; write it anew");
        let error = read(b"{\"schema_version\": \"1.7\", \"articles\": []}").unwrap_err();
        assert!(error.to_string().starts_with("not a report: missing field `generator`"), "{error}");
    }
}
