//! The floors of `docs/design.md`: a module imports only from floors below it, and siblings never import each other.
//!
//! The table there is what counts: this test reads it, and the `crate::` paths of the code.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// A module's floor, and the highest floor that it may use (`None` for a module that uses no other).
type Floors = BTreeMap<String, (u32, Option<u32>)>;

#[test]
fn modules_import_only_from_floors_below() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let floors = table(&fs::read_to_string(root.join("docs/design.md")).unwrap());
    let mut wrong = Vec::new();
    let mut read = 0;
    for file in rust_files(&root.join("src")) {
        let name = file.strip_prefix(root.join("src")).unwrap().with_extension("");
        let module = name.iter().next().unwrap().to_str().unwrap();
        // The root itself, and the binary, which uses the library as any other program does.
        if ["lib", "main", "cli"].contains(&module) {
            continue;
        }
        let shown = file.strip_prefix(root).unwrap().display().to_string();
        wrong.extend(violations(&shown, module, &fs::read_to_string(&file).unwrap(), &floors));
        read += 1;
    }
    assert!(read > 20, "{read} files read: is this the package's root?");
    assert!(wrong.is_empty(), "\n{}\nThe floors stand in docs/design.md.", wrong.join("\n"));
}

#[test]
fn a_path_up_or_sideways_is_found_wherever_it_is_written() {
    let floors =
        table("| 0 | span | std and crates |\n| 3 | sentiment | 0–2 |\n| 8 | input, output | span and below |");
    let found = |code: &str| violations("x.rs", "input", code, &floors);
    assert_eq!(found("use crate::span::Span;\n// crate::sentiment\nuse crate::input::plain;"), [""; 0]);
    assert_eq!(found("use crate::span::Span;\n\nuse crate::output;"), ["x.rs:3: `input` may not use `output`"]);
    assert_eq!(found("fn f(x: crate::sentiment::Tone) {}"), ["x.rs:1: `input` may not use `sentiment`"]);
    assert_eq!(found("use crate::{\n    span::{Byte, Span},\n    sentiment::Tone,\n};").len(), 1);
    assert_eq!(found("use crate::Tone;"), ["x.rs:1: `Tone` has no floor"]);
    assert_eq!(found("use slantwise::Tone;"), ["x.rs:1: `slantwise::` inside the library; write `crate::`"]);
}

/// What stands between the bars: `| 3 | sentiment, syntax | 0–2 |`, or a module's name and `and below`.
fn table(markdown: &str) -> Floors {
    let rows: Vec<(u32, Vec<&str>, &str)> = markdown
        .lines()
        .filter_map(|line| {
            let cells: Vec<_> = line.trim_matches('|').split('|').map(str::trim).collect();
            let [floor, modules, uses] = cells[..] else { return None };
            Some((floor.parse().ok()?, modules.split(", ").collect(), uses))
        })
        .collect();
    let floor_of = |name: &str| rows.iter().find(|(_, modules, _)| modules.contains(&name)).map(|(floor, ..)| *floor);
    let highest = |uses: &str| match uses.split_once(" and below") {
        Some((name, _)) => floor_of(name),
        None => uses.rsplit('–').next()?.parse().ok(),
    };
    let row = |(floor, modules, uses): &(u32, Vec<&str>, &str)| -> Vec<_> {
        modules.iter().map(|name| ((*name).to_owned(), (*floor, highest(uses)))).collect()
    };
    rows.iter().flat_map(row).collect()
}

fn violations(file: &str, module: &str, code: &str, floors: &Floors) -> Vec<String> {
    let code: Vec<_> = code.lines().map(|line| line.split("//").next().unwrap_or_default()).collect();
    let code = code.join("\n");
    let Some((_, highest)) = floors.get(module) else { return vec![format!("{file}:1: `{module}` has no floor")] };
    let place = |at: usize| format!("{file}:{}", code[..at].matches('\n').count() + 1);
    let mut found = Vec::new();
    for (at, _) in code.match_indices("slantwise::") {
        found.push(format!("{}: `slantwise::` inside the library; write `crate::`", place(at)));
    }
    for (at, path) in code.match_indices("crate::") {
        for used in heads(&code[at + path.len()..]) {
            match floors.get(used) {
                _ if used == module => {}
                None => found.push(format!("{}: `{used}` has no floor", place(at))),
                Some((floor, _)) if highest.is_some_and(|highest| *floor <= highest) => {}
                Some(_) => found.push(format!("{}: `{module}` may not use `{used}`", place(at))),
            }
        }
    }
    found
}

/// The first names of the paths that follow `crate::`: one, or each of a group in braces.
fn heads(rest: &str) -> Vec<&str> {
    let Some(group) = rest.strip_prefix('{') else { return vec![first(rest)] };
    let mut depth = 0;
    let mut starts = vec![0];
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => starts.push(at + 1),
            _ => {}
        }
    }
    starts.into_iter().map(|at| first(&group[at..])).filter(|head| !head.is_empty()).collect()
}

fn first(path: &str) -> &str {
    path.trim_start().split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default()
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the folder of the sources can be read");
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("as can what it holds").path()).collect();
    paths.sort();
    let files = |path: PathBuf| match path.is_dir() {
        true => rust_files(&path),
        false => vec![path],
    };
    paths.into_iter().flat_map(files).filter(|path| path.extension().is_some_and(|e| e == "rs")).collect()
}
