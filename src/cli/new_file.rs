//! Files that are there whole or not at all: written beside their place, then renamed.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::exit;
use std::sync::{Mutex, Once, PoisonError};
use tempfile::{Builder, NamedTempFile};

/// The files being written. A process that is told to end removes them first.
static UNFINISHED: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

/// What shells report for a process ended by Ctrl-C.
const INTERRUPTED: i32 = 130;

/// A file being written.
pub enum NewFile {
    /// Beside its place.
    Beside { file: NamedTempFile, place: PathBuf },
    /// Straight into something that is no file, such as `/dev/null` or a named pipe, which a rename would replace.
    Into(fs::File),
}

impl NewFile {
    /// Starts a file that will stand at `place`.
    pub fn create(place: &Path) -> io::Result<Self> {
        // A link is written through, as if the file had been opened.
        let place = fs::canonicalize(place).unwrap_or_else(|_| place.to_owned());
        if fs::metadata(&place).is_ok_and(|data| !data.is_file()) {
            return Ok(NewFile::Into(OpenOptions::new().write(true).open(place)?));
        }
        remove_unfinished_on_interrupt();
        let folder = place.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let mut builder = Builder::new();
        builder.prefix(".slantwise-").suffix(".part");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            // As for any new file, less what the user's mask takes away.
            builder.permissions(fs::Permissions::from_mode(0o666));
        }
        let mut unfinished = UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner);
        let file = builder.tempfile_in(folder)?;
        unfinished.push(file.path().to_owned());
        Ok(NewFile::Beside { file, place })
    }

    /// Puts the file into its place.
    pub fn finish(self) -> io::Result<()> {
        let NewFile::Beside { file, place } = self else { return Ok(()) };
        let mut unfinished = UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner);
        unfinished.retain(|path| path != file.path());
        file.persist(place)?;
        Ok(())
    }
}

impl Write for NewFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            NewFile::Beside { file, .. } => file.write(bytes),
            NewFile::Into(file) => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            NewFile::Beside { file, .. } => file.flush(),
            NewFile::Into(file) => file.flush(),
        }
    }
}

fn remove_unfinished_on_interrupt() {
    static ONCE: Once = Once::new();
    let remove = || {
        // Held until the process ends, so that no further file is begun or put into place meanwhile.
        let unfinished = UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner);
        for path in unfinished.iter() {
            // There is nobody left to tell.
            let _ = fs::remove_file(path);
        }
        exit(INTERRUPTED);
    };
    ONCE.call_once(|| {
        // Without a handler an interrupt may leave a file ending in `.part`, which is no reason not to write.
        let _ = ctrlc::set_handler(remove);
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_there_only_when_finished() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("report.json");
        let mut file = NewFile::create(&place).unwrap();
        file.write_all(b"half").unwrap();
        assert!(!place.exists());
        drop(file);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);

        let mut file = NewFile::create(&place).unwrap();
        file.write_all(b"whole").unwrap();
        file.finish().unwrap();
        assert_eq!(fs::read(&place).unwrap(), b"whole");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
