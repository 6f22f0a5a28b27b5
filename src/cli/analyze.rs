//! `slantwise analyze`: articles to reports.

use super::args::{Analysis, Common};
use super::destination::Destination;
use super::error::{Done, Result};
use super::inputs::Input;
use super::new_file::NewFile;
use super::pipeline::{Part, analyze};
use super::plan::Plan;
use super::terminal;
use slantwise::output::{Format, Layout, Writer};
use slantwise::report::{Article, Generator};
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
    /// Say how VADER came to its numbers (in json and jsonl)
    #[arg(long)]
    pub steps: bool,
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
            let done = plan.each(|_, parts| write(&parts, &mut *writer))?;
            writer.finish()?;
            Ok(done)
        }
        Destination::File(path) => {
            let mut done = Done::Everything;
            plan.write_file(path, &generator, |writer| {
                done = plan.each(|_, parts| write(&parts, writer))?;
                Ok(())
            })?;
            Ok(done)
        }
        Destination::Files(paths) => plan.each(|place, parts| match place {
            Some(place) if parts.iter().any(|part| matches!(part, Part::Done(_))) => {
                plan.write_file(&paths[place], &generator, |writer| write(&parts, writer))
            }
            _ => Ok(()),
        }),
    }
}

fn write(parts: &[Part<Box<Article>>], writer: &mut dyn Writer) -> Result<()> {
    let write = |part: &Part<Box<Article>>| match part {
        Part::Done(article) => writer.article(article),
        Part::Warning(warning) => writer.warning(warning),
        Part::Error(error) => writer.error(error),
    };
    Ok(parts.iter().try_for_each(write)?)
}

impl Plan {
    /// Analyzes all inputs.
    fn each(&self, pass_on: impl FnMut(Option<usize>, Vec<Part<Box<Article>>>) -> Result<()>) -> Result {
        let work = |input: &Input| {
            let mut parts = analyze(&self.analyzer, input.read(), self.steps);
            for part in parts.iter_mut().filter(|_| !self.text) {
                if let Part::Done(article) = part {
                    article.remove_text();
                }
            }
            parts
        };
        self.work.each(&self.inputs, work, pass_on)
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
