//! Markdown: one article, its structure told by CommonMark.

use super::{Error, Format, Warning, plain};
use crate::text::{Article, Markup};

pub(super) const FORMAT: Format = Format { endings: &["md", "markdown"], read };

fn read(name: &str, bytes: Vec<u8>, warnings: &mut Vec<Warning>) -> Result<Vec<Article>, Error> {
    plain::article(name, bytes, Markup::Markdown, warnings).map(|article| vec![article])
}
