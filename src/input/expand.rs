//! What was named on a command line, as a list of inputs: files, folders, patterns, standard input.

use super::{Error, FORMATS, Format, Reading, has_ending, read};
use itertools::Itertools;
use rustc_hash::FxHashSet;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

/// One input, not yet read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    id: String,
    /// `None` is standard input.
    path: Option<PathBuf>,
}

/// The inputs that a list of arguments names, in its order, and the arguments that name none.
#[derive(Debug, Default)]
pub struct Expansion {
    /// Every file once, however often it was named; the files of a folder or pattern in the order of their names.
    pub sources: Vec<Source>,
    /// What was named and is not there.
    pub errors: Vec<Error>,
}

impl Source {
    /// The input's name: the path as given, `/` between its parts, a folder's members below the folder as given, `-`
    /// for standard input.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Where the file is; `None` for standard input.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// The bytes of the input.
    ///
    /// # Errors
    /// [`Error::Unreadable`] where the system hands over no bytes, [`Error::TooLarge`] from 4 GiB on.
    pub fn bytes(&self) -> Result<Vec<u8>, Error> {
        // One byte more than is allowed tells too much from just enough, and an endless input cannot fill the memory.
        let limit = u64::from(u32::MAX) + 1;
        let mut bytes = Vec::new();
        let read = match &self.path {
            None => io::stdin().lock().take(limit).read_to_end(&mut bytes),
            Some(path) => File::open(path).and_then(|file| {
                let size = file.metadata().map_or(0, |data| data.len());
                if size >= limit {
                    return Ok(usize::MAX);
                }
                file.take(limit).read_to_end(&mut bytes)
            }),
        };
        match read {
            Ok(size) if size as u64 >= limit => Err(Error::TooLarge { name: self.id.clone() }),
            Ok(_) => Ok(bytes),
            Err(cause) => Err(Error::Unreadable { name: self.id.clone(), cause }),
        }
    }

    /// Reads the input's articles.
    pub fn read(&self) -> Reading {
        match self.bytes() {
            Ok(bytes) => read(&self.id, bytes),
            Err(error) => Reading { errors: vec![error], ..Reading::default() },
        }
    }
}

/// Finds the inputs that `arguments` name: a file, a folder (all files below it with the ending of an article or one of
/// `others`, hidden ones left out), a pattern (`*`, `?`, `[…]`, `**`) that the shell did not resolve, or `-` for standard
/// input.
pub fn expand<P: AsRef<Path>>(arguments: &[P], others: &[&str]) -> Expansion {
    let mut finder = Finder { found: Expansion::default(), seen: FxHashSet::default(), others };
    for argument in arguments {
        finder.add(argument.as_ref());
    }
    finder.found
}

/// What is found on the way.
struct Finder<'a> {
    found: Expansion,
    /// The files found, each under the one name that all its links have.
    seen: FxHashSet<PathBuf>,
    /// Endings of files that a folder gives beside articles.
    others: &'a [&'a str],
}

impl Finder<'_> {
    fn add(&mut self, argument: &Path) {
        let name = || id_of(argument);
        if argument.as_os_str() == "-" {
            if self.seen.insert(argument.to_owned()) {
                self.found.sources.push(Source { id: "-".to_owned(), path: None });
            }
        } else if argument.is_dir() {
            self.add_folder(argument);
        } else if argument.exists() {
            self.add_file(argument);
        } else if is_pattern(&name()) {
            self.add_pattern(&name());
        } else {
            self.found.errors.push(Error::Missing { name: name() });
        }
    }

    fn add_file(&mut self, path: &Path) {
        let real = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        if self.seen.insert(real) {
            self.found.sources.push(Source { id: id_of(path), path: Some(path.to_owned()) });
        }
    }

    fn add_folder(&mut self, folder: &Path) {
        let wanted =
            |name: &str| Format::of(name).is_some() || self.others.iter().any(|ending| has_ending(name, ending));
        let visible = |entry: &DirEntry| entry.depth() == 0 || !is_hidden(entry);
        let mut empty = true;
        for entry in WalkDir::new(folder).sort_by_file_name().into_iter().filter_entry(visible) {
            match entry {
                // `is_file` of the path, not of the entry, lets links to files through.
                Ok(entry) if wanted(&entry.file_name().to_string_lossy()) && entry.path().is_file() => {
                    empty = false;
                    self.add_file(entry.path().strip_prefix("./").unwrap_or(entry.path()));
                }
                Ok(_) => {}
                Err(error) => {
                    empty = false;
                    self.found.errors.push(unreadable(error, &id_of(folder)));
                }
            }
        }
        if empty {
            let endings = FORMATS.iter().flat_map(|format| format.endings).chain(self.others);
            let endings = endings.map(|ending| format!(".{ending}")).join(" ");
            self.found.errors.push(Error::EmptyFolder { name: id_of(folder), endings });
        }
    }

    /// Adds what a pattern matches. Names that are no UTF-8 are matched as they are shown.
    fn add_pattern(&mut self, pattern: &str) {
        let options = glob::MatchOptions {
            case_sensitive: true,
            require_literal_separator: true,
            require_literal_leading_dot: true,
        };
        let parts: Vec<_> = Path::new(pattern).components().filter(|part| *part != Component::CurDir).collect();
        let parsed = match glob::Pattern::new(&id_of(&parts.iter().collect::<PathBuf>())) {
            Ok(parsed) => parsed,
            Err(error) => {
                self.found.errors.push(Error::Pattern { name: pattern.to_owned(), reason: error.msg.to_owned() });
                return;
            }
        };
        // Below the folder that is named in full, as deep as the pattern goes.
        let literal = parts.iter().take_while(|part| !is_pattern(&part.as_os_str().to_string_lossy())).count();
        let folder: PathBuf = parts[..literal].iter().collect();
        let depth = if pattern.contains("**") { usize::MAX } else { parts.len() - literal };
        let start = if literal == 0 { Path::new(".") } else { &folder };
        let dotted = parts[literal..].iter().any(|part| part.as_os_str().to_string_lossy().starts_with('.'));
        let visible = |entry: &DirEntry| entry.depth() == 0 || dotted || !is_hidden(entry);
        // Links to folders are followed as far as a pattern says how deep they lie.
        let walk = WalkDir::new(start).min_depth(1).max_depth(depth).follow_links(depth < usize::MAX);
        let mut empty = true;
        for entry in walk.sort_by_file_name().into_iter().filter_entry(visible) {
            let path = match entry {
                Ok(entry) => entry.into_path(),
                // Where there is no such folder, nothing matches.
                Err(error) if error.depth() == 0 => continue,
                Err(error) => match error.path().filter(|path| path.is_symlink()) {
                    // One in a ring, or to nothing, is still named.
                    Some(path) => path.to_owned(),
                    None => {
                        empty = false;
                        self.found.errors.push(unreadable(error, pattern));
                        continue;
                    }
                },
            };
            let path = path.strip_prefix("./").unwrap_or(&path);
            if parsed.matches_with(&id_of(path), options) {
                empty = false;
                self.add(path);
            }
        }
        if empty {
            self.found.errors.push(Error::NoMatch { name: pattern.to_owned() });
        }
    }
}

/// That something below what was `named` cannot be read.
fn unreadable(error: walkdir::Error, named: &str) -> Error {
    let name = error.path().map_or_else(|| named.to_owned(), id_of);
    Error::Unreadable { name, cause: error.into() }
}

fn is_pattern(name: &str) -> bool {
    name.contains(['*', '?', '['])
}

fn is_hidden(entry: &DirEntry) -> bool {
    entry.file_name().to_string_lossy().starts_with('.')
}

fn id_of(path: &Path) -> String {
    let name = path.to_string_lossy();
    if cfg!(windows) { name.replace('\\', "/") } else { name.into_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn expand<P: AsRef<Path>>(arguments: &[P]) -> Expansion {
        super::expand(arguments, &[])
    }

    /// A folder with articles, and names of its files as ids end in them.
    fn folder() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for name in ["b.txt", "a.md", "sub/c.TXT", "sub/.hidden.txt", ".git/d.txt", "e.pdf", "sub/[f].text"] {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "words").unwrap();
        }
        folder
    }

    fn ids(found: &Expansion, folder: &Path) -> Vec<String> {
        let start = format!("{}/", id_of(folder));
        found.sources.iter().map(|source| source.id().strip_prefix(&start).unwrap_or(source.id()).to_owned()).collect()
    }

    #[test]
    fn a_folder_gives_its_visible_articles_by_name() {
        let folder = folder();
        let found = expand(&[folder.path()]);
        assert_eq!(ids(&found, folder.path()), ["a.md", "b.txt", "sub/[f].text", "sub/c.TXT"]);
        assert!(found.errors.is_empty(), "{:?}", found.errors);
    }

    #[test]
    fn files_keep_their_order_and_come_once() {
        let folder = folder();
        let path = |name: &str| folder.path().join(name);
        let found =
            expand(&[path("e.pdf"), path("b.txt"), path("sub/../b.txt"), PathBuf::from("-"), path("sub"), "-".into()]);
        assert_eq!(ids(&found, folder.path()), ["e.pdf", "b.txt", "-", "sub/[f].text", "sub/c.TXT"]);
    }

    #[test]
    fn patterns_that_the_shell_left_are_resolved() {
        let folder = folder();
        let path = |name: &str| folder.path().join(name);
        assert_eq!(ids(&expand(&[path("*.*")]), folder.path()), ["a.md", "b.txt", "e.pdf"]);
        assert_eq!(ids(&expand(&[path("**/*.txt")]), folder.path()), ["b.txt"]);
        assert_eq!(ids(&expand(&[path("s*")]), folder.path()), ["sub/[f].text", "sub/c.TXT"]);
        assert_eq!(ids(&expand(&[path("sub/[f].text")]), folder.path()), ["sub/[f].text"]);
    }

    #[test]
    fn what_is_not_there_is_an_error_with_its_name_and_the_others_are_found() {
        let folder = folder();
        let path = |name: &str| folder.path().join(name);
        fs::create_dir(path("empty")).unwrap();
        let found = expand(&[path("no.txt"), path("*.doc"), path("empty"), path("a.md"), path("[x-")]);
        let codes: Vec<_> = found.errors.iter().map(Error::code).collect();
        assert_eq!(codes, ["missing", "no_match", "empty_folder", "bad_pattern"]);
        assert!(found.errors[0].to_string().starts_with(&format!("{}: no such file", id_of(&path("no.txt")))));
        assert_eq!(ids(&found, folder.path()), ["a.md"]);
    }

    #[cfg(unix)]
    #[test]
    fn names_that_are_no_utf_8_do_no_harm_to_a_pattern() {
        use std::os::unix::ffi::OsStrExt;
        let folder = folder();
        let odd = folder.path().join(std::ffi::OsStr::from_bytes(b"caf\xe9.txt"));
        fs::write(&odd, "words").unwrap();
        let found = expand(&[folder.path().join("*.txt")]);
        assert_eq!(ids(&found, folder.path()), ["b.txt", "caf\u{fffd}.txt"]);
        assert_eq!(found.sources[1].bytes().unwrap(), b"words");
        let found = expand(&[folder.path().join(std::ffi::OsStr::from_bytes(b"caf\xe9*"))]);
        assert_eq!(ids(&found, folder.path()), ["caf\u{fffd}.txt"]);
    }

    #[cfg(unix)]
    #[test]
    fn links_to_files_are_followed_and_links_in_a_ring_do_no_harm() {
        let folder = folder();
        std::os::unix::fs::symlink(folder.path(), folder.path().join("sub/ring")).unwrap();
        std::os::unix::fs::symlink(folder.path().join("e.pdf"), folder.path().join("sub/z.txt")).unwrap();
        let found = expand(&[folder.path().join("sub")]);
        assert_eq!(ids(&found, folder.path()), ["sub/[f].text", "sub/c.TXT", "sub/z.txt"]);
        let other = tempfile::tempdir().unwrap();
        std::os::unix::fs::symlink(folder.path(), other.path().join("link")).unwrap();
        std::os::unix::fs::symlink("nothing", other.path().join("lost.txt")).unwrap();
        assert_eq!(ids(&expand(&[other.path().join("*/*.txt")]), other.path()), ["link/b.txt"]);
        assert_eq!(expand(&[folder.path().join("s*/c.*")]).errors.len(), 0);
        let lost = expand(&[other.path().join("*.txt")]);
        assert_eq!(lost.errors.iter().map(Error::code).collect::<Vec<_>>(), ["missing"]);
    }
}
