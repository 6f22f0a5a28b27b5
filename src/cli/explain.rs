//! `slantwise explain`: how numbers came about, and what rules do.

use super::args::{Analysis, Common, analyzer};
use super::error::{Done, Error, Result};
use super::inputs::{Inputs, or_stdin};
use super::pipeline::{Part, Work, analyze};
use super::terminal;
use slantwise::output::{explain, explain_rule};
use slantwise::report::{Article, Generator, Paragraph, rule, rules};
use std::io::{BufWriter, Write, stdout};
use std::path::PathBuf;

/// Shows how the numbers of an article came about, or what a rule does
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  slantwise explain article.txt
  slantwise explain article.txt --paragraph 3 --target big-tech
  slantwise explain vader.negation
  slantwise explain --rules")]
pub struct Args {
    /// An article (a file, or - for standard input), or the name of a rule
    #[arg(value_name = "ARTICLE|RULE")]
    what: Option<PathBuf>,
    #[command(flatten)]
    analysis: Analysis,
    /// Only this paragraph, numbered from 0
    #[arg(short, long, value_name = "N")]
    paragraph: Option<usize>,
    /// List all rules
    #[arg(long, exclusive = true)]
    rules: bool,
}

pub fn run(args: Args, common: &Common) -> Result {
    let layout = terminal::layout();
    if args.rules {
        let mut out = BufWriter::new(stdout().lock());
        rules().try_for_each(|rule| explain_rule(rule, layout, &mut out))?;
        out.flush()?;
        return Ok(Done::Everything);
    }
    if let Some(name) = args.what.as_deref().filter(|what| !what.exists()).and_then(|what| what.to_str()) {
        if let Some(rule) = rule(name) {
            explain_rule(rule, layout, stdout().lock())?;
            return Ok(Done::Everything);
        }
        if looks_like_a_rule(name) {
            return Err(Error::Usage(format!(
                "no rule is called `{name}`;{} `slantwise explain --rules` lists them",
                near(name)
            )));
        }
    }
    let focused = !args.analysis.targets.is_empty();
    let analyzer = analyzer(&args.analysis)?;
    let generator = Generator::of(&analyzer);
    let inputs = Inputs::new(&or_stdin(args.what.into_iter().collect())?, &[]);
    let work = Work { jobs: 1, quiet: common.quiet };
    let mut out = BufWriter::new(stdout().lock());
    let done = work.each(
        &inputs,
        |input| analyze(&analyzer, input.read(), true),
        |_, parts| {
            for part in parts {
                if let Part::Done(article) = part {
                    let paragraphs = chosen(&article, args.paragraph, focused)?;
                    explain(&generator, &article, paragraphs, layout, &mut out)?;
                }
            }
            Ok(())
        },
    )?;
    out.flush()?;
    Ok(done)
}

/// The paragraph asked for, or all that count; of these, if targets were asked for, those that refer to one.
fn chosen(article: &Article, asked: Option<usize>, focused: bool) -> Result<Vec<&Paragraph>> {
    let count = article.paragraphs.len();
    match asked {
        Some(index) => {
            article.paragraphs.get(index).map(|paragraph| vec![paragraph]).ok_or_else(|| {
                Error::Usage(format!("no paragraph {index}: {} has {count}, numbered from 0", article.id))
            })
        }
        None => {
            let kept = article.paragraphs.iter().filter(|p| p.kind.counts());
            Ok(kept.filter(|p| !focused || !p.stance.is_empty()).collect())
        }
    }
}

/// Whether the name has the form of a rule's, with the first part of one.
fn looks_like_a_rule(name: &str) -> bool {
    let family = |name: &str| name.split_once('.').map(|(family, _)| family.to_owned());
    let asked = family(name);
    asked.is_some() && rules().any(|rule| family(rule.id.0) == asked)
}

/// The rule that a misspelled name is meant for, if one is near.
fn near(name: &str) -> String {
    let likeness = |id: &str| strsim::jaro_winkler(name, id);
    let nearest = rules().map(|rule| rule.id.0).max_by(|a, b| likeness(a).total_cmp(&likeness(b)));
    nearest.filter(|id| likeness(id) > 0.8).map(|id| format!(" did you mean `{id}`?")).unwrap_or_default()
}
