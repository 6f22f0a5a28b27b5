//! Inputs under the names that reports give them.

use super::error;
use slantwise::input::{self, Error, Reading, Source, Warning};
use slantwise::report::{Message, is_report};
use std::io::{IsTerminal, stdin};
use std::path::{Component, Path, PathBuf};

/// One input under its name in reports.
pub struct Input {
    /// The path as given, if it is relative. Reports carry no absolute path: such a path is cut to what follows the
    /// deepest folder that holds all inputs given by absolute paths.
    pub id: String,
    source: Source,
}

/// The inputs that paths name.
pub struct Inputs {
    pub found: Vec<Input>,
    /// What was named and is not there.
    pub errors: Vec<Message>,
}

impl Inputs {
    /// What `paths` name, of folders the files with the ending of an article or one of `others`.
    pub fn new(paths: &[PathBuf], others: &[&str]) -> Self {
        let expansion = input::expand(paths, others);
        let base = base(expansion.sources.iter().filter_map(Source::path));
        let errors = expansion.errors.iter().map(|error| error_message(error, &short(error.name(), &base))).collect();
        let named = |source: Source| Input { id: short(source.id(), &base), source };
        Self { found: expansion.sources.into_iter().map(named).collect(), errors }
    }
}

impl Input {
    /// Where the file is; `None` for standard input.
    pub fn path(&self) -> Option<&Path> {
        self.source.path()
    }

    /// The input's bytes.
    pub fn bytes(&self) -> Result<Vec<u8>, Error> {
        self.source.bytes()
    }

    /// Reads the input's articles.
    pub fn read(&self) -> Reading {
        match self.bytes() {
            Ok(bytes) if is_report(&bytes) => {
                Reading { errors: vec![Error::Report { name: self.id.clone() }], ..Reading::default() }
            }
            Ok(bytes) => input::read(&self.id, bytes),
            Err(error) => Reading { errors: vec![error], ..Reading::default() },
        }
    }
}

/// The paths, or standard input where something is piped into it.
pub fn or_stdin(paths: Vec<PathBuf>) -> error::Result<Vec<PathBuf>> {
    match paths.is_empty() {
        false => Ok(paths),
        true if stdin().is_terminal() => Err(error::Error::Usage(
            "no article given; name files, folders or patterns, or - for standard input".to_owned(),
        )),
        true => Ok(vec![PathBuf::from("-")]),
    }
}

/// The error as reports write it, under the name `id`.
pub fn error_message(error: &Error, id: &str) -> Message {
    message(id, error.code(), &error.to_string(), error.name(), None)
}

/// The warning as reports write it.
pub fn warning_message(warning: &Warning) -> Message {
    message(warning.name(), warning.code(), &warning.to_string(), warning.name(), warning.line())
}

/// A message is about an input and a line that its text need not name again.
fn message(id: &str, code: &str, text: &str, name: &str, line: Option<usize>) -> Message {
    let place = line.map_or_else(|| format!("{name}: "), |line| format!("{name}:{line}: "));
    let message = text.strip_prefix(&place).unwrap_or(text).to_owned();
    Message { input: id.to_owned(), code: code.to_owned(), line, message }
}

/// The deepest folder that holds all the absolute paths among `paths`; empty if there are none.
fn base<'p>(paths: impl Iterator<Item = &'p Path>) -> PathBuf {
    let mut folders = paths.filter(|path| path.is_absolute()).filter_map(Path::parent);
    let Some(first) = folders.next() else { return PathBuf::new() };
    let shared =
        |a: PathBuf, b: &Path| a.components().zip(b.components()).take_while(|(x, y)| x == y).map(|(x, _)| x).collect();
    folders.fold(first.to_owned(), shared)
}

/// The name without the folder `base`, and never an absolute path.
fn short(name: &str, base: &Path) -> String {
    let path = Path::new(name);
    if !path.is_absolute() {
        return name.to_owned();
    }
    let below = path.strip_prefix(base).ok().filter(|rest| !rest.as_os_str().is_empty());
    let below = below.or_else(|| path.file_name().map(Path::new)).unwrap_or(Path::new("."));
    let parts = below.components().filter(|part| matches!(part, Component::Normal(_)));
    parts.map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn absolute_paths_are_cut_to_what_tells_them_apart() {
        let base = |paths: &[&str]| base(paths.iter().map(Path::new));
        assert_eq!(base(&["/news/a/x.txt", "b.txt", "/news/b/x.txt"]), Path::new("/news"));
        assert_eq!(short("/news/a/x.txt", Path::new("/news")), "a/x.txt");
        assert_eq!(short("/news/x.txt", &base(&["/news/x.txt"])), "x.txt");
        assert_eq!(short("a/x.txt", Path::new("/news")), "a/x.txt");
        assert_eq!(short("/gone.txt", Path::new("/news")), "gone.txt");
        assert_eq!(base(&["a.txt"]), Path::new(""));
    }
}
