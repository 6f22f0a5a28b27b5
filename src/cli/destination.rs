//! Where reports go: a terminal or pipe, one file, or a file for each article in a folder.

use super::error::{Error, Result};
use super::inputs::Input;
use itertools::Itertools;
use rustc_hash::FxHashSet;
use slantwise::output::Format;
use std::fs;
use std::path::{Path, PathBuf};

/// Where reports go.
#[derive(Debug, PartialEq, Eq)]
pub enum Destination {
    /// Standard output.
    Stdout,
    /// One file for everything.
    File(PathBuf),
    /// A file for the articles of each input, in the order of the inputs.
    Files(Vec<PathBuf>),
}

impl Destination {
    /// What `-o` means: a folder if it is one or ends in a slash (it is made then), otherwise a file; `-` and nothing
    /// mean standard output. No input is ever overwritten.
    pub fn new(output: Option<&Path>, inputs: &[Input], format: Format) -> Result<Self> {
        let destination = match output {
            None => Destination::Stdout,
            Some(path) if path.as_os_str() == "-" => Destination::Stdout,
            Some(path) if path.is_dir() || path.to_string_lossy().ends_with(['/', std::path::MAIN_SEPARATOR]) => {
                fs::create_dir_all(path).map_err(|error| Error::Failed(format!("{}: {error}", path.display())))?;
                let ids = inputs.iter().map(|input| input.id.as_str()).collect_vec();
                Destination::Files(names(&ids, format.ending()).into_iter().map(|name| path.join(name)).collect())
            }
            Some(path) => match path.parent().filter(|folder| !folder.as_os_str().is_empty() && !folder.is_dir()) {
                Some(folder) => {
                    return Err(Error::Usage(format!("{}: no such folder; make it first", folder.display())));
                }
                None => Destination::File(path.to_owned()),
            },
        };
        let files = match &destination {
            Destination::Stdout => &[],
            Destination::File(path) => std::slice::from_ref(path),
            Destination::Files(paths) => paths.as_slice(),
        };
        let real = |path: &Path| fs::canonicalize(path).ok();
        let read: FxHashSet<PathBuf> = inputs.iter().filter_map(Input::path).filter_map(real).collect();
        match files.iter().find(|path| real(path).is_some_and(|path| read.contains(&path))) {
            Some(path) => Err(Error::Usage(format!(
                "{}: is one of the articles and would be overwritten; choose another place with -o",
                path.display()
            ))),
            None => Ok(destination),
        }
    }
}

/// A file name for each id, no two alike even where case does not count: the last part of the id where no other input
/// has the same, else the whole id, else numbered. It depends on the ids alone, not on what is in the folder.
fn names(ids: &[&str], ending: &str) -> Vec<String> {
    let stem = |id: &str| {
        let name = Path::new(id).file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        if matches!(name.as_str(), "" | "-") { "stdin".to_owned() } else { name }
    };
    let whole = |id: &str| Path::new(id).with_extension("").to_string_lossy().replace(['/', '\\', ':'], "-");
    let shared = ids.iter().map(|id| stem(id).to_lowercase()).counts();
    let mut taken = FxHashSet::default();
    let mut name = |id: &str| {
        let short = stem(id);
        let wanted = if shared[&short.to_lowercase()] > 1 { whole(id) } else { short };
        let numbered = (2..).map(|n| format!("{wanted}-{n}"));
        let free = std::iter::once(wanted.clone()).chain(numbered).find(|name| taken.insert(name.to_lowercase()));
        format!("{}.{ending}", free.unwrap_or(wanted))
    };
    ids.iter().map(|id| name(id)).collect()
}

#[cfg(test)]
mod tests {
    use super::names;

    #[test]
    fn no_two_inputs_share_a_file() {
        assert_eq!(names(&["a/x.txt", "y.md", "-"], "json"), ["x.json", "y.json", "stdin.json"]);
        assert_eq!(names(&["a/x.txt", "b/X.txt", "y.md"], "md"), ["a-x.md", "b-X.md", "y.md"]);
        assert_eq!(names(&["x.txt", "x.md", "x-2.txt"], "csv"), ["x.csv", "x-2.csv", "x-2-2.csv"]);
        assert_eq!(names(&["../x.txt", "a/x.txt"], "csv"), ["..-x.csv", "a-x.csv"]);
    }
}
