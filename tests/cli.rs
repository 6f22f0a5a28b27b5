//! The command as a process.
//!
//! A case is a file `tests/cli/*.console`: what is typed after `$ ` and what is then seen, on stdout and stderr, with
//! `[exit N]` at the end where that is not 0. Each file runs in a folder of its own. The commands in `reports/README.md`
//! are run too, and what they write must be what is in `reports/`.

// A test fails by panicking.
#![allow(clippy::unwrap_used)]

mod snapshot;

use itertools::Itertools;
use snapshot::{check, files, overwrite, root};
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

/// What a shell shows of a command, run in `folder`.
fn shown(command: &str, folder: &Path) -> String {
    let binary = Path::new(env!("CARGO_BIN_EXE_slantwise")).parent().unwrap();
    let path = std::env::join_paths(
        std::iter::once(binary.to_owned()).chain(std::env::split_paths(&std::env::var_os("PATH").unwrap())),
    );
    let output = Command::new("sh")
        .args(["-c", &format!("exec 2>&1\n{command}")])
        .current_dir(folder)
        .env("PATH", path.unwrap())
        .env_remove("NO_COLOR")
        .env_remove("CLICOLOR_FORCE")
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let mut shown = String::from_utf8_lossy(&output.stdout).into_owned();
    if !shown.is_empty() && !shown.ends_with('\n') {
        shown.push('\n');
    }
    match output.status.code() {
        Some(0) => shown,
        Some(code) => shown + &format!("[exit {code}]\n"),
        None => shown + "[killed]\n",
    }
}

/// Whether two texts are the same, decimal fractions up to 0.02: what the network says differs a little from one kind of
/// processor to another.
fn near(expected: &str, actual: &str) -> bool {
    let (expected, actual) = (Pieces(expected), Pieces(actual));
    expected.zip_longest(actual).all(|pair| {
        let Some((a, b)) = pair.both() else { return false };
        let fraction = |piece: &str| piece.contains('.').then(|| piece.parse::<f64>().ok()).flatten();
        a == b || fraction(a).zip(fraction(b)).is_some_and(|(a, b)| (a - b).abs() <= 0.02)
    })
}

/// The numbers of a text and what stands between them, in turn.
struct Pieces<'t>(&'t str);

impl<'t> Iterator for Pieces<'t> {
    type Item = &'t str;

    fn next(&mut self) -> Option<&'t str> {
        let number = |c: char| c.is_ascii_digit() || c == '.' || c == '-' || c == '+';
        let kind = number(self.0.chars().next()?);
        let end = self.0.find(|c| number(c) != kind).unwrap_or(self.0.len());
        let (piece, rest) = self.0.split_at(end);
        self.0 = rest;
        Some(piece)
    }
}

#[test]
fn a_shell_shows_what_it_should() {
    let cases = files(&root().join("tests/cli"), "console");
    assert!(cases.len() > 3);
    for file in cases {
        let folder = tempfile::tempdir().unwrap();
        let mut actual = String::new();
        let case = fs::read_to_string(&file).unwrap();
        // What stands before the first command says what the case is about.
        actual.extend(case.split_inclusive('\n').take_while(|line| !line.starts_with("$ ")));
        for command in case.lines().filter_map(|line| line.strip_prefix("$ ")) {
            actual += &format!("$ {command}\n{}", shown(command, folder.path()));
        }
        check(&file, &actual);
    }
}

#[test]
fn the_sample_reports_are_what_their_commands_write() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("examples")).unwrap();
    fs::create_dir(folder.path().join("reports")).unwrap();
    for file in ["txt", "md"].iter().flat_map(|ending| files(&root().join("examples"), ending)) {
        fs::copy(&file, folder.path().join("examples").join(file.file_name().unwrap())).unwrap();
    }
    let readme = fs::read_to_string(root().join("reports/README.md")).unwrap();
    for command in readme.lines().filter_map(|line| line.strip_prefix("$ ")) {
        assert_eq!(shown(command, folder.path()), "", "{command}");
    }
    let mut written = Vec::new();
    for entry in fs::read_dir(folder.path().join("reports")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_owned();
        let (file, actual) = (root().join("reports").join(&name), fs::read_to_string(&path).unwrap());
        if overwrite() || !near(&fs::read_to_string(&file).unwrap_or_default(), &actual) {
            check(&file, &actual);
        }
        written.push(name);
    }
    for file in ["json", "jsonl", "csv", "md", "txt"].iter().flat_map(|ending| files(&root().join("reports"), ending)) {
        let name = file.file_name().unwrap().to_owned();
        if name != "README.md" && !written.contains(&name) {
            assert!(overwrite(), "no command in reports/README.md writes {}", file.display());
            fs::remove_file(file).unwrap();
        }
    }
}

#[test]
fn the_readme_shows_what_its_command_prints() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("examples")).unwrap();
    for file in files(&root().join("examples"), "txt") {
        fs::copy(&file, folder.path().join("examples").join(file.file_name().unwrap())).unwrap();
    }
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    let (_, block) = readme.split_once("$ cargo run --release -- ").unwrap();
    let (command, block) = block.split_once('\n').unwrap();
    let (printed, _) = block.split_once("```").unwrap();
    let actual = shown(&format!("slantwise {command}"), folder.path());
    // `…` on a line of its own stands for lines left out.
    let mut rest = actual.lines().collect::<Vec<_>>();
    for piece in printed.split("…\n").map(|piece| piece.lines().collect::<Vec<_>>()).filter(|piece| !piece.is_empty())
    {
        let found = rest.windows(piece.len()).position(|some| near(&piece.join("\n"), &some.join("\n")));
        let at = found.unwrap_or_else(|| panic!("README.md shows\n{piece:#?}\nwhich is not in\n{rest:#?}"));
        rest.drain(..at + piece.len());
    }
}

#[test]
fn an_interrupted_run_leaves_no_half_file() {
    let folder = tempfile::tempdir().unwrap();
    // A pipe that nobody writes into: the run waits for its second article until it is told to end.
    assert_eq!(shown("mkfifo never.txt && printf 'One.\\n' > a.txt", folder.path()), "");
    let run = "slantwise analyze --jobs 1 a.txt never.txt -o out.json & \
        while [ -z \"$(ls -A | grep part)\" ]; do sleep 0.01; done; kill -INT $!; wait $!";
    assert_eq!(shown(run, folder.path()), "[exit 130]\n");
    assert_eq!(shown("ls -A", folder.path()), "a.txt\nnever.txt\n");
}

#[test]
fn a_closed_pipe_ends_the_run_quietly() {
    let folder = tempfile::tempdir().unwrap();
    let many = "i=0; while [ $i -lt 400 ]; do printf 'One is good.\\n\\nTwo is bad.\\n' > $i.txt; i=$((i+1)); done";
    assert_eq!(shown(many, folder.path()), "");
    let closed =
        shown("{ slantwise analyze . --format json; echo \"exit $?\" >&2; } | head -c 1 > head.txt", folder.path());
    assert_eq!(closed, "exit 0\n");
    assert_eq!(fs::read(folder.path().join("head.txt")).unwrap(), b"{");
}
