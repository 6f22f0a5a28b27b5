//! An evaluation as tables, for a terminal and as Markdown.

use super::Class;
use super::confusion::Confusion;
use super::difference::Difference;
use super::judge::Miss;
use super::score::{ClassesScore, EngineScore, Evaluation, Measure, NamedScore, TargetScore};
use super::verdict::verdict;
use comfy_table::presets;
use itertools::Itertools;

/// The verdict and all figures in 80 columns (with up to two engines).
pub fn text(evaluation: &Evaluation) -> String {
    let wrapped = verdict(evaluation).into_iter().map(|paragraph| wrap(&paragraph, 80));
    let tables = tables(evaluation).into_iter().map(|table| table.text());
    let errors =
        evaluation.engines.iter().filter_map(errors).map(|(title, lines)| format!("{title}\n{}", lines.join("\n")));
    joined(summary(evaluation), wrapped, tables, errors)
}

/// The same as Markdown.
pub fn markdown(evaluation: &Evaluation) -> String {
    let tables = tables(evaluation).into_iter().map(|table| table.markdown());
    let errors =
        evaluation.engines.iter().filter_map(errors).map(|(title, lines)| {
            format!("**{title}**\n\n{}", lines.iter().map(|line| format!("- {line}")).join("\n"))
        });
    joined(summary(evaluation), verdict(evaluation).into_iter(), tables, errors)
}

fn joined(
    summary: String,
    verdict: impl Iterator<Item = String>,
    tables: impl Iterator<Item = String>,
    errors: impl Iterator<Item = String>,
) -> String {
    let mut text = std::iter::once(summary).chain(verdict).chain(tables).chain(errors).join("\n\n");
    text.push('\n');
    text
}

fn summary(evaluation: &Evaluation) -> String {
    format!(
        "Articles: {}. Labelled paragraphs: {}. Brackets: 95 % intervals, articles\nresampled {} times from seed {}.",
        evaluation.articles, evaluation.paragraphs, evaluation.resamples, evaluation.seed
    )
}

/// A title, a head and rows, the first column holding what the others are about.
struct Table {
    title: String,
    head: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Table {
    fn text(&self) -> String {
        let mut table = comfy_table::Table::new();
        table.load_style(presets::NOTHING).set_header(&self.head).add_rows(&self.rows);
        table.column_iter_mut().for_each(|column| _ = column.set_padding((0, 2)));
        let lines = table.lines().map(|line| format!("  {}", line.trim_end()));
        std::iter::once(self.title.clone()).chain(lines).join("\n")
    }

    fn markdown(&self) -> String {
        let line = |row: &Vec<String>| format!("| {} |", row.join(" | "));
        let rule = format!("|{}", "---|".repeat(self.head.len()));
        let rows = self.rows.iter().map(line);
        [format!("**{}**\n", self.title), line(&self.head), rule].into_iter().chain(rows).join("\n")
    }
}

fn tables(evaluation: &Evaluation) -> Vec<Table> {
    let engines = &evaluation.engines;
    let Some(first) = engines.first() else { return Vec::new() };
    let head = || [String::new()].into_iter().chain(engines.iter().map(|e| e.engine.name().to_owned())).collect();
    let mut tables = Vec::new();
    for (at, target) in first.targets.iter().enumerate() {
        let title = format!("Stance toward {}, present in {}", target.target, target.present.cases);
        let columns = engines.iter().map(|engine| target_column(&engine.targets[at]));
        tables.push(Table { title, head: head(), rows: side_by_side(columns) });
    }
    let title = "Tone and holders".to_owned();
    tables.push(Table { title, head: head(), rows: side_by_side(engines.iter().map(tone_and_holder_column)) });
    if !evaluation.differences.is_empty() {
        tables.push(differences(evaluation));
    }
    tables.extend(engines.iter().flat_map(confusions));
    tables
}

fn differences(evaluation: &Evaluation) -> Table {
    let row = |difference: &Difference| {
        let engines = format!("{} less {}", difference.engine.name(), difference.minus.name());
        vec![difference.target.clone(), engines, measure(&difference.macro_f1)]
    };
    let title = "Macro-F1 where present, one engine less the other".to_owned();
    let head = ["target", "engines", "difference"].map(str::to_owned).into();
    Table { title, head, rows: evaluation.differences.iter().map(row).collect() }
}

/// Rows of a first column and one column an engine, from columns that agree in what their rows are about.
fn side_by_side(columns: impl Iterator<Item = Vec<(String, String)>>) -> Vec<Vec<String>> {
    let mut rows: Vec<Vec<String>> = Vec::new();
    for column in columns {
        rows.resize_with(column.len().max(rows.len()), Vec::new);
        for (row, (about, cell)) in rows.iter_mut().zip(column) {
            if row.is_empty() {
                row.push(about);
            }
            row.push(cell);
        }
    }
    rows
}

fn target_column(score: &TargetScore) -> Vec<(String, String)> {
    let row = |about: &str, cell: String| (about.to_owned(), cell);
    let mut rows = vec![row("where present: macro-F1", measure(&score.present.macro_f1))];
    rows.extend(score.present.classes.iter().flat_map(class_rows));
    rows.push(row("  kappa", measure(&score.present.kappa)));
    rows.push(row("with absent: macro-F1", measure(&score.all.macro_f1)));
    rows.push(row("  kappa", measure(&score.all.kappa)));
    rows.push(row("found: F1", measure(&score.mention.f1)));
    rows.push(row("  precision", measure(&score.mention.precision)));
    rows.push(row("  recall", measure(&score.mention.recall)));
    let cues = &score.cues;
    rows.push(row("right stances with cues", cues.stances.to_string()));
    rows.push(row("  cue words shown (chance)", format!("{} ({})", figure(cues.share), figure(cues.chance))));
    rows.push(row("  any cue word shown", figure(cues.touched)));
    let confidence = &score.confidence;
    rows.push(row("mean confidence (right)", format!("{} ({})", figure(confidence.mean), figure(confidence.right))));
    rows.push(row("  calibration error", figure(confidence.error)));
    rows
}

fn tone_and_holder_column(engine: &EngineScore) -> Vec<(String, String)> {
    let row = |about: &str, cell: String| (about.to_owned(), cell);
    let holder = &engine.holder;
    let mut rows = vec![row("tone: macro-F1", measure(&engine.tone.macro_f1))];
    rows.extend(engine.tone.classes.iter().flat_map(class_rows));
    rows.push(row("  kappa", measure(&engine.tone.kappa)));
    rows.push(row("holder: macro-F1", measure(&holder.kinds.macro_f1)));
    rows.push(row("  paragraphs that count", holder.kinds.cases.to_string()));
    rows.extend(holder.kinds.classes.iter().flat_map(class_rows).map(|(about, cell)| {
        // Support depends on where the engine takes a side, so it cannot stand in the first column.
        (about.split(" (").next().unwrap_or_default().to_owned(), cell)
    }));
    rows.push((format!("  of all {} quoted, found", holder.quoted), measure(&holder.quoted_recall)));
    rows.push(row("  of the found, name right", measure(&holder.names_right)));
    rows
}

fn class_rows(class: &NamedScore) -> [(String, String); 2] {
    let NamedScore { class, score, f1_interval } = class;
    let f1 = Measure { value: score.f1, interval: *f1_interval };
    [
        (format!("  {class} F1 ({})", score.support), measure(&f1)),
        (format!("  {class} precision, recall"), format!("{}, {}", figure(score.precision), figure(score.recall))),
    ]
}

fn confusions(engine: &EngineScore) -> Vec<Table> {
    let name = engine.engine.name();
    let mut tables: Vec<_> = engine
        .targets
        .iter()
        .map(|t| matrix(format!("{name}, {}", t.target), &Class::ALL.map(Class::name), &t.confusion))
        .collect();
    tables.push(classes_matrix(format!("{name}, tone"), &engine.tone));
    tables.push(classes_matrix(format!("{name}, holder"), &engine.holder.kinds));
    tables
}

fn classes_matrix<const N: usize>(title: String, score: &ClassesScore<N>) -> Table {
    matrix(title, &score.classes.iter().map(|class| class.class).collect::<Vec<_>>(), &score.confusion)
}

fn matrix<const N: usize>(title: String, names: &[&str], counts: &Confusion<N>) -> Table {
    let head = ["label \\ said"].iter().chain(names).map(|name| (*name).to_owned()).collect();
    let row = |(name, row): (&&str, &[u32; N])| {
        std::iter::once((*name).to_owned()).chain(row.iter().map(u32::to_string)).collect()
    };
    Table { title, head, rows: names.iter().zip(&counts.cells).map(row).collect() }
}

fn errors(engine: &EngineScore) -> Option<(String, Vec<String>)> {
    let line = |miss: &Miss| {
        let Miss { article, paragraph, bytes, about, gold, predicted } = miss;
        format!("{article} paragraph {paragraph} bytes {bytes:?}: {about} is {gold}, said {predicted}")
    };
    let misses = engine.errors.as_ref()?;
    let title = format!("{}, {} labels not met", engine.engine.name(), misses.len());
    Some((title, misses.iter().map(line).collect()))
}

fn measure(measure: &Measure) -> String {
    match measure.interval {
        Some([low, high]) => format!("{} [{low:.3}, {high:.3}]", figure(measure.value)),
        None => figure(measure.value),
    }
}

fn figure(value: Option<f64>) -> String {
    value.map_or_else(|| "-".to_owned(), |value| format!("{value:.3}"))
}

fn wrap(text: &str, columns: usize) -> String {
    let mut wrapped = String::new();
    let mut column = 0;
    for word in text.split(' ') {
        let width = word.chars().count();
        if column > 0 && column + 1 + width > columns {
            wrapped.push('\n');
            column = 0;
        } else if column > 0 {
            wrapped.push(' ');
            column += 1;
        }
        wrapped.push_str(word);
        column += width;
    }
    wrapped
}
