//! `slantwise analyze`: articles to reports.

use super::args::{Analysis, Common};
use super::destination::Destination;
use super::error::{Done, Result};
use super::inputs::{Input, error_message, warning_message};
use super::new_file::NewFile;
use super::parallel::in_order;
use super::plan::Plan;
use super::progress::Progress;
use super::terminal::{self, complain};
use slantwise::output::{Format, Layout, Writer};
use slantwise::report::{self, Article, Generator, Message};
use std::io::{self, BufWriter, stdout};
use std::path::{Path, PathBuf};

/// Says of every paragraph how positive it is, where it stands, who says so, and on which words that rests
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  slantwise analyze article.txt
  curl -s https://example.org/article.txt | slantwise analyze
  slantwise analyze articles/ -o reports.jsonl
  slantwise analyze articles/ --format md -o reports/
  slantwise analyze 'news/**/*.md' --target nuclear-power.toml --format csv")]
pub struct Args {
    /// Articles: files, folders, patterns, or - for standard input
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    pub analysis: Analysis,
    /// text, json, jsonl, md or csv [default: what the ending of --output says, else text]
    #[arg(short, long, value_enum, value_name = "FORMAT", hide_possible_values = true)]
    pub format: Option<Format>,
    /// Write to a file, or one file an article into a folder (end its name with a slash)
    #[arg(short, long, value_name = "FILE|DIR/")]
    pub output: Option<PathBuf>,
    /// Leave every word of the articles out of the report; offsets, labels and numbers stay
    #[arg(long)]
    pub no_text: bool,
    /// Threads [default: one for each core]
    #[arg(short, long, value_name = "N", default_value_t = 0, hide_default_value = true)]
    pub jobs: usize,
}

pub fn run(args: Args, common: &Common) -> Result {
    let plan = Plan::new(args, common)?;
    let generator = Generator::of(&plan.analyzer);
    match &plan.destination {
        Destination::Stdout => {
            let out = BufWriter::new(stdout().lock());
            let mut writer = plan.format.writer(&generator, terminal::layout(), out);
            let done = plan.analyze(|_, parts| write(parts, &mut *writer))?;
            writer.finish()?;
            Ok(done)
        }
        Destination::File(path) => {
            let mut done = Done::Everything;
            plan.write_file(path, &generator, |writer| {
                done = plan.analyze(|_, parts| write(parts, writer))?;
                Ok(())
            })?;
            Ok(done)
        }
        Destination::Files(paths) => plan.analyze(|input, parts| match input {
            Some(input) if parts.iter().any(|part| matches!(part, Part::Article(_))) => {
                plan.write_file(&paths[input], &generator, |writer| write(parts, writer))
            }
            _ => Ok(()),
        }),
    }
}

/// A part of a report.
enum Part {
    Article(Box<Article>),
    Warning(Message),
    Error(Message),
}

fn write(parts: &[Part], writer: &mut dyn Writer) -> Result<()> {
    let write = |part: &Part| match part {
        Part::Article(article) => writer.article(article),
        Part::Warning(warning) => writer.warning(warning),
        Part::Error(error) => writer.error(error),
    };
    Ok(parts.iter().try_for_each(write)?)
}

impl Plan {
    /// Analyzes all inputs and passes on the parts of the report, input by input in their order: first, without an
    /// input, what was named and is not there. Warnings and errors are also told on stderr.
    fn analyze(&self, mut pass_on: impl FnMut(Option<usize>, &[Part]) -> Result<()>) -> Result {
        let progress = Progress::new(self.inputs.found.len(), self.quiet);
        let mut done = Done::Everything;
        let mut tell = |input: Option<usize>, parts: &[Part]| {
            for part in parts {
                match part {
                    Part::Article(_) => {}
                    Part::Warning(warning) if self.quiet => {}
                    Part::Warning(warning) => progress.aside(|| complain("warning", &told(warning))),
                    Part::Error(error) => {
                        done = Done::Partly;
                        progress.aside(|| complain("error", &told(error)));
                    }
                }
            }
            progress.aside(|| pass_on(input, parts))
        };
        let missing: Vec<Part> = self.inputs.errors.iter().cloned().map(Part::Error).collect();
        tell(None, &missing)?;
        let inputs: Vec<(usize, &Input)> = self.inputs.found.iter().enumerate().collect();
        in_order(
            &inputs,
            self.jobs,
            |(_, input)| self.parts(input),
            |(index, _), parts| {
                tell(Some(*index), &parts)?;
                progress.advance();
                Ok(())
            },
        )?;
        Ok(done)
    }

    /// What one input gives.
    fn parts(&self, input: &Input) -> Vec<Part> {
        let reading = input.read();
        let report = |article| {
            let report = report::article(&self.analyzer.analyze(article), self.analyzer.targets());
            Box::new(if self.text { report } else { report.without_text() })
        };
        let articles = reading.articles.into_iter().map(report).map(Part::Article);
        let warnings = reading.warnings.iter().map(|warning| Part::Warning(warning_message(warning)));
        let errors = reading.errors.iter().map(|error| Part::Error(error_message(error, error.name())));
        articles.chain(warnings).chain(errors).collect()
    }

    /// Writes a file that is there whole or not at all.
    fn write_file(
        &self,
        path: &Path,
        generator: &Generator,
        write: impl FnOnce(&mut dyn Writer) -> Result<()>,
    ) -> Result<()> {
        let at = |error: io::Error| io::Error::new(error.kind(), format!("{}: {error}", path.display()));
        let mut file = NewFile::create(path).map_err(at)?;
        let mut writer = self.format.writer(generator, Layout::default(), BufWriter::new(&mut file));
        write(&mut *writer)?;
        writer.finish().map_err(at)?;
        drop(writer);
        Ok(file.finish().map_err(at)?)
    }
}

fn told(message: &Message) -> String {
    format!("{}: {}", message.input, message.message)
}
