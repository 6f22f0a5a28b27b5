//! A comparison as comma-separated values; `docs/formats.md` describes the columns.

use super::{Comparison, Row};
use crate::safe::cell;
use std::io::{self, Write};

const COLUMNS: [&str; 15] = [
    "article",
    "title",
    "outlet",
    "published",
    "engine",
    "target",
    "paragraphs",
    "with_target",
    "favor",
    "against",
    "mixed",
    "neutral",
    "score",
    "score_low",
    "score_high",
];

/// Writes a row for each article and target. A cell whose value is not known is empty.
///
/// # Errors
/// Whatever `out` fails with.
pub fn csv(comparison: &Comparison, out: impl Write) -> io::Result<()> {
    let mut rows = csv::Writer::from_writer(out);
    rows.write_record(COLUMNS)?;
    for row in &comparison.rows {
        rows.write_record(cells(row))?;
    }
    rows.flush()
}

fn cells(row: &Row) -> [String; 15] {
    let text = |text: &Option<String>| text.as_deref().map(|text| cell(text).into_owned()).unwrap_or_default();
    let number = |number: Option<f64>| number.map(|number| number.to_string()).unwrap_or_default();
    [
        cell(&row.article).into_owned(),
        text(&row.title),
        text(&row.outlet),
        text(&row.published),
        row.engine.name().to_owned(),
        cell(&row.target).into_owned(),
        row.paragraphs.to_string(),
        row.with_target.to_string(),
        number(row.favor),
        number(row.against),
        number(row.mixed),
        number(row.neutral),
        number(row.score),
        number(row.interval.map(|[low, _]| low)),
        number(row.interval.map(|[_, high]| high)),
    ]
}
