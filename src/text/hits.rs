//! Phrases among the tokens of a document.

use super::document::{Document, Token, TokenKind};
use crate::lexicon::{Finder, Hit, Phrases};

impl Document {
    /// Every hit of the phrases inside the document's sentences, also those inside others, in text order of their
    /// starts. Phrases run across markup and never across the end of a sentence. See
    /// [`longest`](crate::lexicon::longest) for those that do not overlap.
    pub fn hits(&self, phrases: &Phrases) -> Vec<Hit<Token>> {
        let mut finder = Finder::new(phrases);
        let mut hits = Vec::new();
        let place = |token: &Token| (token.kind != TokenKind::Markup).then_some(token.bytes);
        for sentence in &self.sentences {
            finder.find(&self.article.text, self.tokens_of(sentence), sentence.tokens.start, place, &mut hits);
        }
        hits
    }
}
