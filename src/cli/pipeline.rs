//! From inputs to what comes of them, in their order, with complaints on the way.

use super::error::{Done, Result};
use super::inputs::{Input, Inputs, error_message, warning_message};
use super::parallel::in_order;
use super::progress::Progress;
use super::terminal::complain;
use slantwise::Analyzer;
use slantwise::input::Reading;
use slantwise::report::{self, Article, Message};

/// What comes of an input, piece by piece.
pub enum Part<T> {
    Done(T),
    Warning(Message),
    Error(Message),
}

/// How the work is done.
#[derive(Clone, Copy)]
pub struct Work {
    /// Threads; 0 is one for each core.
    pub jobs: usize,
    /// Whether only errors are told.
    pub quiet: bool,
}

impl Work {
    /// Does `work` on every input and passes on what comes of it in the order of the inputs, by the input's place: first,
    /// without a place, what was named and is not there. Warnings and errors are told on stderr as they are passed on.
    pub fn each<T: Send>(
        self,
        inputs: &Inputs,
        work: impl Fn(&Input) -> Vec<Part<T>> + Sync,
        mut pass_on: impl FnMut(Option<usize>, Vec<Part<T>>) -> Result<()>,
    ) -> Result {
        let progress = Progress::articles(inputs.found.len(), self.quiet);
        let mut done = Done::Everything;
        let mut tell_and_pass_on = |place, parts: Vec<Part<T>>| {
            progress.aside(|| {
                for part in &parts {
                    match part {
                        Part::Warning(warning) if !self.quiet => complain("warning", &told(warning)),
                        Part::Error(error) => {
                            done = Done::Partly;
                            complain("error", &told(error));
                        }
                        Part::Done(_) | Part::Warning(_) => {}
                    }
                }
                pass_on(place, parts)
            })
        };
        tell_and_pass_on(None, inputs.errors.iter().cloned().map(Part::Error).collect())?;
        let placed: Vec<(usize, &Input)> = inputs.found.iter().enumerate().collect();
        in_order(
            &placed,
            self.jobs,
            |(_, input)| work(input),
            |(place, _), parts| {
                tell_and_pass_on(Some(*place), parts)?;
                progress.advance();
                Ok(())
            },
        )?;
        Ok(done)
    }
}

/// The reports of what was read, with the steps of sentiments if they are asked for.
pub fn analyze(analyzer: &Analyzer, reading: Reading, steps: bool) -> Vec<Part<Box<Article>>> {
    let report = |article| Box::new(report::article(&analyzer.analyze(article), analyzer.targets(), steps));
    let articles = reading.articles.into_iter().map(report).map(Part::Done);
    let warnings = reading.warnings.iter().map(|warning| Part::Warning(warning_message(warning)));
    let errors = reading.errors.iter().map(|error| Part::Error(error_message(error, error.name())));
    articles.chain(warnings).chain(errors).collect()
}

/// The message with its place in front, as compilers tell it: `file: …`, or `file:9: …` where it is about a line.
fn told(message: &Message) -> String {
    let Message { input, line, message, .. } = message;
    line.map_or_else(|| format!("{input}: {message}"), |line| format!("{input}:{line}: {message}"))
}
