//! Whom a paragraph tells of. Where a stance is somebody's though no word says whose, it is most likely that person's.

use super::page::Page;
use super::roles::Roles;
use super::speakers::{Cast, Known, Who};
use super::subject::{self, Head, Subject};
use super::{Speaker, marks, roles};
use crate::text::Document;

/// For each paragraph the person whom it tells of, if it tells of one: who opens a sentence, first or last named, or is meant
/// by `she`.
pub fn people(document: &Document) -> Vec<Option<Speaker>> {
    let page = Page::new(document, roles::tag(document), marks::find(document));
    let mut cast = Cast::new(&page);
    let paragraphs = 0..document.paragraphs.len();
    let people = paragraphs.map(|paragraph| {
        let known = person(&page, &cast, paragraph)?;
        cast.note(&known);
        Some(known.speaker)
    });
    people.collect()
}

fn person(page: &Page, cast: &Cast, paragraph: usize) -> Option<Known> {
    let own = page.paragraph(paragraph);
    let sentences = page.document.sentences_of(&page.document.paragraphs[paragraph]);
    let subjects = sentences.iter().filter_map(|sentence| subject::first(page, sentence.tokens.range()));
    let resolve = |subject: &Subject| match cast.resolve(page, subject, subject.at, paragraph)? {
        Who::Known(known) => Some(known).filter(|known| known.is_single() || is_named(page, known)),
        Who::Author => None,
    };
    let opens = |subject: &Subject| page.place(subject.tokens.start).heads && subject.is_person(page);
    let opening = subjects.filter(opens).find_map(|subject| resolve(&subject));
    let introduced = || cast.introduced(page, own.clone(), paragraph).filter(|known| !known.is_body());
    let meant = || {
        let at = own.clone().find(|&t| page.is_outside(t) && page.any(t, Roles::SINGLE))?;
        resolve(&Subject { head: Head::Pronoun, at, tokens: at..at + 1, governed: false })
    };
    opening.or_else(introduced).or_else(meant)
}

/// Whether somebody has a name that may be a person's.
fn is_named(page: &Page, known: &Known) -> bool {
    known.entity.is_some_and(|entity| page.names.entities[entity].is_person())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Article;

    fn names(text: &str) -> Vec<Option<String>> {
        let document = Document::new(Article { text: text.to_owned(), ..Article::default() });
        people(&document).into_iter().map(|speaker| speaker.map(|speaker| speaker.name)).collect()
    }

    #[test]
    fn a_paragraph_tells_of_who_opens_a_sentence() {
        let text = "The office is old. For Ada Ruiz, the choice was simple.\n\nIn Lima the teacher Ines Brandt paid for it twice.";
        assert_eq!(names(text), [Some("Ada Ruiz".to_owned()), Some("Ines Brandt".to_owned())]);
    }

    #[test]
    fn a_pronoun_tells_of_who_was_named_before() {
        let text = "Ada Ruiz runs a bakery in Lima. She is tired.\n\nThe bill for the program troubles her less than the wait.";
        assert_eq!(names(text)[1].as_deref(), Some("Ada Ruiz"));
    }

    #[test]
    fn a_paragraph_without_people_tells_of_nobody() {
        assert_eq!(names("The program was released on Monday.\n\nIts code is public."), [None, None]);
    }
}
