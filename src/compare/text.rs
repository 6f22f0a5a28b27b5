//! A comparison as tables for a terminal: one for each target, a line for each article.

use super::{Comparison, Row};
use crate::bootstrap::FEWEST;
use crate::safe::line;
use itertools::Itertools;
use std::io::{self, Write};
use unicode_width::UnicodeWidthStr;

/// Columns of the figures, to the right of an article's name.
const FIGURES: usize = 56;
/// Fewer columns than these would not tell articles apart.
const NARROWEST: usize = 20;

/// Writes the tables for a terminal of `width` columns. A name that is too long for its column has its own line.
///
/// # Errors
/// Whatever `out` fails with.
pub fn text(comparison: &Comparison, width: usize, mut out: impl Write) -> io::Result<()> {
    let column = width.saturating_sub(FIGURES).max(NARROWEST);
    let folder = folder(&comparison.rows);
    let several = !comparison.rows.iter().map(|row| row.engine).all_equal();
    for target in comparison.rows.iter().map(|row| &row.target).unique() {
        let rows = comparison.rows.iter().filter(|row| row.target == *target).collect_vec();
        let head = ["with", "favor", "against", "mixed", "neutral", "score", "95% interval"].map(str::to_owned);
        writeln!(out, "{}", aligned(&line(&rows[0].target_name), column, &head))?;
        for row in rows {
            let engine = if several { format!(" ({})", row.engine.name()) } else { String::new() };
            let name = format!("  {}{engine}", line(&row.article[folder..]));
            writeln!(out, "{}", aligned(&name, column, &figures(row)))?;
        }
        writeln!(out)?;
    }
    let Comparison { resamples, seed, .. } = comparison;
    writeln!(
        out,
        "with: paragraphs that refer to it, of all but boilerplate; shares are of these.\n\
         score: their mean, from -1 (against) to +1 (favor). Interval: paragraphs drawn\n\
         anew {resamples} times (seed {seed}), given from {FEWEST} paragraphs up."
    )?;
    out.flush()
}

/// Length of the path of the folder that all articles are in, which need not be said of each.
fn folder(rows: &[Row]) -> usize {
    let Some(first) = rows.first().map(|row| row.article.as_str()) else { return 0 };
    let shared = |row: &Row| first.bytes().zip(row.article.bytes()).take_while(|(a, b)| a == b).count();
    let same = rows.iter().map(shared).min().unwrap_or_default();
    first.as_bytes()[..same].iter().rposition(|byte| *byte == b'/').map_or(0, |slash| slash + 1)
}

fn figures(row: &Row) -> [String; 7] {
    let share = |share: Option<f64>| share.map_or_else(|| "-".to_owned(), |share| format!("{:.0}%", 100.0 * share));
    [
        format!("{}/{}", row.with_target, row.paragraphs),
        share(row.favor),
        share(row.against),
        share(row.mixed),
        share(row.neutral),
        row.score.map_or_else(|| "-".to_owned(), |score| format!("{score:+.2}")),
        row.interval.map_or_else(|| "-".to_owned(), |[low, high]| format!("{low:+.2} to {high:+.2}")),
    ]
}

/// The name in its column, or on a line before, and the figures after it.
fn aligned(name: &str, column: usize, figures: &[String; 7]) -> String {
    let widths = [7, 6, 8, 6, 8, 6, 15];
    let figures: String = figures.iter().zip(widths).map(|(figure, width)| format!("{figure:>width$}")).collect();
    match column.checked_sub(name.width()) {
        Some(gap) => format!("{name}{:gap$}{figures}", ""),
        None => format!("{name}\n{:column$}{figures}", ""),
    }
}
