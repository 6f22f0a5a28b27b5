//! Files that hold what the tool should give. `SNAPSHOTS=overwrite cargo test` writes them anew, for a person to look at
//! in the diff.

use std::fs;
use std::path::{Path, PathBuf};

/// Whether files are to be written anew.
pub fn overwrite() -> bool {
    std::env::var_os("SNAPSHOTS").is_some_and(|value| value == "overwrite")
}

/// Fails unless the file holds `actual`.
pub fn check(file: &Path, actual: &str) {
    if overwrite() {
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, actual).unwrap();
        return;
    }
    let expected = fs::read_to_string(file).unwrap_or_default();
    if expected == actual {
        return;
    }
    let same = expected.lines().zip(actual.lines()).take_while(|(a, b)| a == b).count();
    let line = |text: &str| text.lines().nth(same).unwrap_or("(end of file)").to_owned();
    panic!(
        "{}:{}\n  expected: {}\n  is now:   {}\nIf that is right: SNAPSHOTS=overwrite cargo test",
        file.display(),
        same + 1,
        line(&expected),
        line(actual)
    );
}

/// The root of the package.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The files of a folder with an ending, by name.
pub fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let paths = entries.map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = paths.filter(|path| path.extension().is_some_and(|e| e == ending)).collect();
    files.sort();
    files
}
