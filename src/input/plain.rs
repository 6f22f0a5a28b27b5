//! Plain text: one article, its structure told by blank lines and the shape of lines.

use super::{Error, Format, Warning, decode, front_matter};
use crate::text::{Article, Markup};

pub(super) const FORMAT: Format = Format { endings: &["txt", "text"], shows: |_| false, read };

fn read(name: &str, bytes: Vec<u8>, warnings: &mut Vec<Warning>) -> Result<Vec<Article>, Error> {
    article(name, bytes, Markup::Plain, warnings).map(|article| vec![article])
}

/// The one article of a text file, with the facts of its front matter.
pub(super) fn article(
    name: &str,
    bytes: Vec<u8>,
    markup: Markup,
    warnings: &mut Vec<Warning>,
) -> Result<Article, Error> {
    let (text, assumed) = decode::decode(name, bytes)?;
    if is_html(&text) {
        return Err(Error::Html { name: name.to_owned() });
    }
    warnings.extend(assumed);
    let mut article = Article { id: name.to_owned(), markup, text, ..Article::default() };
    warnings.extend(front_matter::take(&mut article));
    Ok(article)
}

/// Whether a text starts as a page of the web does.
fn is_html(text: &str) -> bool {
    let text = text.trim_start();
    let starts = |tag: &str| text.get(..tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag));
    starts("<!doctype html") || starts("<html>") || starts("<html ")
}
