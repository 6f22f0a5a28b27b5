//! A line on stderr for work that takes a while.

use indicatif::{HumanDuration, ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};
use std::fmt::Write;
use std::io::{IsTerminal, Read, stderr};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// Work that takes less shows nothing.
const PATIENCE: Duration = Duration::from_secs(1);

/// How often the line is drawn anew, so that it is seen to move however long a single article takes.
const TICK: Duration = Duration::from_millis(100);

/// How far the work has come. Shown only on a terminal.
pub struct Progress {
    bar: ProgressBar,
    /// Whoever waits to show the bar, and what ends the wait once it is dropped.
    waiting: Option<(Sender<()>, JoinHandle<()>)>,
}

impl Progress {
    /// Work on so many articles.
    pub fn articles(count: usize, quiet: bool) -> Self {
        let style = "{spinner} {bar:30} {pos}/{len} articles, {elapsed}{left}";
        Self::new(Some(count as u64), style).shown(quiet)
    }

    /// Work on a text of unknown length.
    pub fn bytes(quiet: bool) -> Self {
        Self::new(None, "{spinner} {bytes} read, {elapsed}").shown(quiet)
    }

    fn new(count: Option<u64>, style: &str) -> Self {
        let bar = ProgressBar::with_draw_target(count, ProgressDrawTarget::hidden());
        if let Ok(style) = ProgressStyle::with_template(style) {
            bar.set_style(style.with_key("left", left));
        }
        Self { bar, waiting: None }
    }

    /// Shows the line on stderr after a while, if that is a terminal.
    fn shown(self, quiet: bool) -> Self {
        if quiet || !stderr().is_terminal() { self } else { self.shown_on(ProgressDrawTarget::stderr(), PATIENCE) }
    }

    fn shown_on(mut self, target: ProgressDrawTarget, patience: Duration) -> Self {
        let (end, ended) = mpsc::channel();
        let bar = self.bar.clone();
        let show = move || {
            if ended.recv_timeout(patience) == Err(RecvTimeoutError::Timeout) {
                bar.set_draw_target(target);
                bar.enable_steady_tick(TICK);
            }
        };
        self.waiting = Some((end, thread::spawn(show)));
        self
    }

    /// One more is done.
    pub fn advance(&self) {
        self.bar.inc(1);
    }

    /// The input, its bytes counted as they are read.
    pub fn reading(&self, input: impl Read) -> impl Read {
        self.bar.wrap_read(input)
    }

    /// Does something that writes to the terminal without the bar getting in its way.
    pub fn aside<R>(&self, write: impl FnOnce() -> R) -> R {
        self.bar.suspend(write)
    }
}

/// How much time is left, as far as what is done tells.
fn left(state: &ProgressState, out: &mut dyn Write) {
    if state.pos() > 0 {
        // The line is drawn without it where it cannot be written.
        let _ = write!(out, ", {:#} left", HumanDuration(state.eta()));
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some((end, waiting)) = self.waiting.take() {
            drop(end);
            // It draws a line and cannot fail.
            let _ = waiting.join();
        }
        self.bar.finish_and_clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use indicatif::TermLike;
    use std::io;
    use std::sync::{Arc, Mutex};

    /// A terminal that keeps what is written.
    #[derive(Clone, Debug, Default)]
    struct Screen(Arc<Mutex<String>>);

    impl TermLike for Screen {
        fn width(&self) -> u16 {
            80
        }
        fn move_cursor_up(&self, _: usize) -> io::Result<()> {
            Ok(())
        }
        fn move_cursor_down(&self, _: usize) -> io::Result<()> {
            Ok(())
        }
        fn move_cursor_right(&self, _: usize) -> io::Result<()> {
            Ok(())
        }
        fn move_cursor_left(&self, _: usize) -> io::Result<()> {
            Ok(())
        }
        fn write_line(&self, line: &str) -> io::Result<()> {
            self.write_str(line)
        }
        fn write_str(&self, text: &str) -> io::Result<()> {
            self.0.lock().unwrap().push_str(text);
            Ok(())
        }
        fn clear_line(&self) -> io::Result<()> {
            Ok(())
        }
        fn flush(&self) -> io::Result<()> {
            Ok(())
        }
    }

    fn seen(patience: Duration, work: impl FnOnce(&Progress)) -> String {
        let screen = Screen::default();
        let target = ProgressDrawTarget::term_like(Box::new(screen.clone()));
        let progress = Progress::articles(2, true).shown_on(target, patience);
        work(&progress);
        drop(progress);
        screen.0.lock().unwrap().clone()
    }

    #[test]
    fn a_single_long_article_shows_that_something_happens() {
        let shown = seen(Duration::from_millis(1), |_| thread::sleep(Duration::from_millis(300)));
        assert!(shown.contains("0/2 articles"), "{shown}");
        assert!(!shown.contains("left"), "{shown}");
    }

    #[test]
    fn short_work_shows_nothing() {
        let work = |progress: &Progress| {
            progress.advance();
            progress.aside(|| ());
        };
        assert_eq!(seen(PATIENCE, work), "");
    }
}
