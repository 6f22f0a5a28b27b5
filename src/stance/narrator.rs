//! Who holds what a paragraph tells, where the network reads whose stance it is and no quotation names a source.

use super::{Holder, Label, Stance};
use crate::quotation::{self, Holders, Quotation, Speaker};
use crate::text::Document;
use std::cell::OnceCell;

/// The logit above which a stance is a source's although no quotation holds the words, and that below which one in a source's
/// words is the author's all the same (`reports/eval/2026-11-29-holders.md`).
const SOURCE: f64 = 1.0;
const AUTHOR: f64 = -4.0;

/// The sources of a document.
pub(super) struct Narrators<'d> {
    document: &'d Document,
    quotations: &'d [Quotation],
    /// By what they hold.
    pub holders: Holders<'d>,
    /// By all that they say, made when first asked for.
    sayers: OnceCell<Holders<'d>>,
    /// For each paragraph the person it tells of, likewise.
    people: OnceCell<Vec<Option<Speaker>>>,
}

impl<'d> Narrators<'d> {
    pub fn new(document: &'d Document, quotations: &'d [Quotation]) -> Self {
        Self {
            document,
            quotations,
            holders: Holders::new(quotations),
            sayers: OnceCell::new(),
            people: OnceCell::new(),
        }
    }

    /// The stance of a paragraph, given how it is with words held as some quotations say, and by a narrator else; `quoted` is
    /// the logit that a source holds it.
    ///
    /// Where the network is sure, it is right more often than the quotations.
    pub fn stance(&self, paragraph: usize, quoted: f64, held: impl Fn(&Holders<'_>, &Holder) -> Stance) -> Stance {
        let stance = held(&self.holders, &Holder::Author);
        match stance.holder {
            Holder::Author if quoted > SOURCE && stance.label != Label::Neutral => {
                held(&self.holders, &Holder::Quoted(self.source(paragraph)))
            }
            Holder::Quoted(_) if quoted < AUTHOR && stance.label != Label::Neutral => {
                held(&Holders::default(), &Holder::Author)
            }
            _ => stance,
        }
    }

    /// Whose view a paragraph most likely gives: that of who holds most of what is said in it, of the person it tells of, of who
    /// says something in it at all.
    fn source(&self, paragraph: usize) -> Option<Speaker> {
        let bytes = self.document.paragraphs[paragraph].bytes;
        let said = |holders: &Holders<'d>| holders.speaker(bytes).cloned();
        let told_of = || self.people.get_or_init(|| quotation::people(self.document))[paragraph].clone();
        let sayers = || self.sayers.get_or_init(|| Holders::of_all(self.quotations));
        said(&self.holders).or_else(told_of).or_else(|| said(sayers()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Bar;
    use crate::span::Span;
    use crate::stance::{Evidence, weigh};
    use crate::target::TargetIndex;
    use crate::text::Article;
    use crate::trace::RuleId;

    /// Who holds a stance in a paragraph of which one stretch adds to the side for the target.
    fn holder(text: &str, favor: f64, stretch: &str, quoted: f64) -> Holder {
        let document = Document::new(Article { text: text.to_owned(), ..Article::default() });
        let quotations = quotation::find(&document);
        let narrators = Narrators::new(&document, &quotations);
        let start = text.find(stretch).expect("the stretch is in the text");
        let bytes = Span::from_range(start..start + stretch.len());
        let held = |holders: &Holders<'_>, narrator: &Holder| {
            let holder = super::super::holder::of(bytes, holders).unwrap_or_else(|| narrator.clone());
            let evidence = Evidence { bytes, by: RuleId("test"), favor, against: 0.0, mention: None, holder };
            weigh(TargetIndex(0), Bar::default(), vec![evidence])
        };
        narrators.stance(0, quoted, held).holder
    }

    fn name(holder: &Holder) -> Option<&str> {
        match holder {
            Holder::Author => Some("the author"),
            Holder::Quoted(speaker) => speaker.as_ref().map(|speaker| speaker.name.as_str()),
        }
    }

    #[test]
    fn what_is_told_of_somebody_is_the_persons_where_the_network_says_so() {
        let text = "Ada Ruiz pays for two programs. The free one answers within the hour.";
        assert_eq!(name(&holder(text, 2.0, "answers within", 1.1)), Some("Ada Ruiz"));
        assert_eq!(name(&holder(text, 2.0, "answers within", 0.9)), Some("the author"));
        assert_eq!(name(&holder("It answers within the hour.", 2.0, "answers within", 1.1)), None);
    }

    #[test]
    fn what_is_said_comes_before_what_is_told() {
        let text = "Ada Ruiz pays. The free one answers, and “we never wait for it,” said Ines Brandt.";
        assert_eq!(name(&holder(text, 2.0, "free one answers", 1.1)), Some("Ines Brandt"));
        assert_eq!(name(&holder(text, 2.0, "never wait", -3.9)), Some("Ines Brandt"));
        assert_eq!(name(&holder(text, 2.0, "never wait", -4.1)), Some("the author"));
    }

    #[test]
    fn nobody_is_looked_for_where_no_side_is_taken() {
        assert_eq!(name(&holder("Ada Ruiz pays for two programs.", 0.0, "pays for two", 5.0)), Some("the author"));
    }
}
