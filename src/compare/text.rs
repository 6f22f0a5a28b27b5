//! A comparison as tables for a terminal: one for each target, a line for each article.

use super::{Comparison, Row};
use crate::bootstrap::FEWEST;
use crate::safe::line;
use comfy_table::{CellAlignment, ColumnConstraint, ContentArrangement, Table, Width, presets};
use itertools::Itertools;
use std::io::{self, Write};

/// Fewer columns than these would not tell articles apart.
const NARROWEST: u16 = 20;

/// Writes the tables for a terminal of `width` columns. A name that is too long for its column is wrapped.
///
/// # Errors
/// Whatever `out` fails with.
pub fn text(comparison: &Comparison, width: usize, mut out: impl Write) -> io::Result<()> {
    let folder = folder(&comparison.rows);
    let several = !comparison.rows.iter().map(|row| row.engine).all_equal();
    for target in comparison.rows.iter().map(|row| &row.target).unique() {
        let rows = comparison.rows.iter().filter(|row| row.target == *target).collect_vec();
        let mut table = Table::new();
        table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Dynamic);
        table.set_width(u16::try_from(width).unwrap_or(u16::MAX));
        let head = ["with", "favor", "against", "mixed", "neutral", "score", "95% interval"].map(str::to_owned);
        table.set_header(std::iter::once(line(&rows[0].target_name)).chain(head));
        for row in rows {
            let engine = if several { format!(" ({})", row.engine.name()) } else { String::new() };
            let name = format!("{}{engine}", line(&row.article[folder..]));
            table.add_row(std::iter::once(name).chain(figures(row)));
        }
        for (at, column) in table.column_iter_mut().enumerate() {
            column.set_padding((0, 1));
            if at == 0 {
                column.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(NARROWEST)));
            } else {
                column.set_constraint(ColumnConstraint::ContentWidth).set_cell_alignment(CellAlignment::Right);
            }
        }
        writeln!(out, "{}\n", table.trim_fmt())?;
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
