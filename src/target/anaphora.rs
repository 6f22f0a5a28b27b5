//! Words that point back: `the company`, `they`.

use super::presence::Found;
use super::{Mention, Role, Via};
use crate::lexicon::Hit;
use crate::text::{Document, Paragraph, Sentence, Token, TokenKind};

/// Appends the anaphors that open the sentence after one of the `known` mentions, and have none of them before.
pub(super) fn resolve(
    document: &Document,
    paragraph: &Paragraph,
    found: &[Found],
    known: &[Mention],
    mentions: &mut Vec<Mention>,
) {
    let sentences = document.sentences_of(paragraph);
    let sentence_of = |byte: u32| sentences.partition_point(|sentence| sentence.bytes.end <= byte);
    for Found { hit, .. } in found.iter().filter(|found| found.meaning.role == Role::Anaphor) {
        let at = sentence_of(hit.bytes.start);
        let before = known.partition_point(|mention| mention.bytes.start < hit.bytes.start);
        let Some(last) = before.checked_sub(1).map(|last| &known[last]) else { continue };
        let follows = sentence_of(last.bytes.start) + 1 == at;
        if follows && sentences.get(at).is_some_and(|sentence| opens(document, sentence, hit)) {
            let Hit { bytes, tokens, .. } = *hit;
            mentions.push(Mention { target: last.target, bytes, tokens, via: Via::Reference });
        }
    }
}

/// Whether no word of the sentence stands before the hit.
fn opens(document: &Document, sentence: &Sentence, hit: &Hit<Token>) -> bool {
    let before = sentence.tokens.start as usize..hit.tokens.start as usize;
    document.tokens[before].iter().all(|token| matches!(token.kind, TokenKind::Punctuation | TokenKind::Markup))
}
