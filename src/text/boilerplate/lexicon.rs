//! The phrases of boilerplate and where in a paragraph they count.

use crate::lexicon::{Phrases, builtin};
use std::sync::LazyLock;

/// Where in a paragraph a phrase counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum At {
    /// Anywhere.
    Any,
    /// At its start.
    Start,
    /// Where such phrases, dates and numbers are all that it says.
    Whole,
    /// At its end, in a paragraph with a number.
    End,
    /// At its start, before names only.
    Names,
    /// Between names only.
    Between,
    /// At its end, before a colon and after a name.
    Speaker,
    /// Before a colon, where a sentence or a link could start: the name of a field.
    Field,
    /// As `Whole`, but only among other lines of the kind: words that could be a heading too.
    Label,
    /// In the brackets at its end.
    Credit,
    /// A part of a date or a time.
    Date,
}

/// What a phrase is a sign of, as far as that matters here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// The words of a caption.
    Caption,
    /// Announces who the author is.
    Biography,
    /// Belongs to the comments of readers.
    Comments,
    /// Belongs to lists of links: related articles, tags, a newsletter's offers.
    Links,
    /// Says who owns what.
    Rights,
    /// Any other part of a page.
    Page,
}

/// What is known about the phrases of one list.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sign {
    pub role: Role,
    pub at: At,
    /// 2 for phrases that hardly ever stand in an article, else 1.
    pub weight: f32,
}

/// The phrases, and for each the sign that it is.
pub(super) struct Signs {
    pub phrases: &'static Phrases,
    pub signs: Vec<Sign>,
}

/// The words of the built-in lexicon `headlines`, which no byline has.
pub(super) static CLAUSE: LazyLock<&Phrases> = LazyLock::new(|| builtin::named("headlines").phrases());

/// The built-in lexicon `boilerplate`.
pub(super) static SIGNS: LazyLock<Signs> = LazyLock::new(|| {
    let lexicon = builtin::named("boilerplate");
    let signs = lexicon.lexicon().lists.iter().flat_map(|list| {
        let role = match list.role.as_str() {
            "biography" => Role::Biography,
            "caption" => Role::Caption,
            "comments" => Role::Comments,
            "newsletter" | "related" | "tags" => Role::Links,
            "rights" => Role::Rights,
            _ => Role::Page,
        };
        let at = match list.attributes.get("at").map(String::as_str) {
            Some("start") => At::Start,
            Some("whole") => At::Whole,
            Some("end") => At::End,
            Some("names") => At::Names,
            Some("between") => At::Between,
            Some("field") => At::Field,
            Some("speaker") => At::Speaker,
            Some("date") => At::Date,
            Some("label") => At::Label,
            Some("credit") => At::Credit,
            _ => At::Any,
        };
        list.entries.iter().map(move |entry| Sign { role, at, weight: entry.weight.unwrap_or(1.0) as f32 })
    });
    Signs { phrases: lexicon.phrases(), signs: signs.collect() }
});
