//! `slantwise analyze`: articles to reports.

use super::args::Analysis;
use super::error::{Done, Error, Result};
use super::terminal::complain;
use slantwise::{Analyzer, Article, Targets};
use std::io::{Write, stdout};
use std::path::PathBuf;

/// Says of every paragraph how positive it is, where it stands, who says so and on which words that rests
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  slantwise analyze article.txt
  curl -s https://example.org/article.txt | slantwise analyze -
  slantwise analyze articles/ --format jsonl -o reports.jsonl
  slantwise analyze 'news/**/*.md' --target nuclear-power.toml --format csv")]
pub struct Args {
    /// Articles: files, folders, glob patterns, or - for stdin
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    analysis: Analysis,
}

pub fn run(args: Args) -> Result {
    if args.paths.is_empty() {
        return Err(Error::Usage("no article given; name a file, a folder, a pattern, or - for stdin".to_owned()));
    }
    let analyzer = Analyzer::new(args.analysis.engine, Targets::default());
    let mut done = Done::Everything;
    for path in args.paths {
        match std::fs::read_to_string(&path) {
            Ok(text) => {
                let analysis = analyzer.analyze(Article { text, ..Article::default() });
                for paragraph in &analysis.document.paragraphs {
                    writeln!(stdout(), "{:?} {}", paragraph.kind, analysis.document.slice(paragraph.bytes))?;
                }
            }
            Err(error) => {
                complain("error", &format_args!("{}: {error}", path.display()));
                done = Done::Partly;
            }
        }
    }
    Ok(done)
}
