//! How pages talk: what they ask of readers, and how they introduce authors.

use crate::lexicon::{Finder, Hit, Phrases, builtin};
use crate::text::{Token, TokenKind};
use std::sync::LazyLock;

/// Calls have at most so many words, biographies twice as many.
const WORDS: usize = 30;

/// What a phrase of the lexicon `page-voice` is a part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// What a call asks for.
    Verb,
    /// What it is about.
    Object,
    /// Either.
    Both,
    /// What a biography says after the name.
    Does,
    /// The author's work.
    Work,
    /// Who speaks and who is spoken to.
    Address,
}

static VOICE: LazyLock<(&Phrases, Vec<Part>)> = LazyLock::new(|| {
    builtin::by_phrase("page-voice", |list| match list.attributes.get("at").map(String::as_str) {
        Some("verb") => Part::Verb,
        Some("both") => Part::Both,
        Some("names") => Part::Does,
        Some("work") => Part::Work,
        Some("address") => Part::Address,
        _ => Part::Object,
    })
});

/// Whether a block talks as pages do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::text) struct Voice {
    /// It asks something of its readers: `Subscribe to our podcast`.
    pub call: bool,
    /// A sentence in it starts as a call does, whatever it goes on with: `Take our survey`.
    pub asks: bool,
    /// It speaks to readers, or of what pages offer: `The best stories, in your inbox.` A quotation does not.
    pub offers: bool,
    /// It introduces an author: `Ada Quill covers rivers for a news agency.`
    pub biography: bool,
    /// It is a name and an occupation: `Ada Quill, staff writer`.
    pub occupation: bool,
}

impl Voice {
    /// Whether a block is of the page if it stands below the article.
    pub fn is_page(self) -> bool {
        self.call || self.biography
    }
}

/// Hears one block after another, with the same buffers.
pub(super) struct Listener {
    finder: Finder<'static>,
    hits: Vec<Hit<Token>>,
}

impl Default for Listener {
    fn default() -> Self {
        Self { finder: Finder::new(VOICE.0), hits: Vec::new() }
    }
}

impl Listener {
    /// The voice of a block of these tokens, which has so many words.
    pub fn hear(&mut self, text: &str, tokens: &[Token], words: usize) -> Voice {
        if words > 2 * WORDS {
            return Voice::default();
        }
        self.hits.clear();
        self.finder.find(text, tokens, 0, |token| Some(token.bytes), &mut self.hits);
        let opens_sentence = |at: usize| {
            let before = at.checked_sub(1).map_or(".", |before| tokens[before].bytes.slice(text));
            matches!(before, "." | "!" | "?" | "…" | ":" | "|" | "·" | "•" | "-" | "–" | "—")
        };
        let part = |hit: &Hit<Token>| VOICE.1[hit.value as usize];
        let parts = || self.hits.iter().map(|hit| (part(hit), hit.tokens.start as usize, hit.tokens.end as usize));
        let asked = parts().find(|&(part, start, _)| matches!(part, Part::Verb | Part::Both) && opens_sentence(start));
        let call = asked.is_some_and(|(_, _, after)| {
            let address = tokens[after..].iter().any(|token| token.kind == TokenKind::Url);
            address || parts().any(|(part, start, _)| matches!(part, Part::Object | Part::Both) && start >= after)
        });
        let name = names(text, tokens);
        let biography = name > 0 && parts().any(|(part, start, _)| part == Part::Does && start == name);
        let work = parts().any(|(part, start, _)| part == Part::Work && start > name);
        let quoted = tokens.iter().any(|token| matches!(token.bytes.slice(text), "\"" | "“"));
        let comma = tokens.get(name).is_some_and(|token| token.bytes.slice(text) == ",");
        Voice {
            call: call && words <= WORDS,
            asks: asked.is_some(),
            offers: !quoted && parts().any(|(part, ..)| matches!(part, Part::Object | Part::Both | Part::Address)),
            biography: biography && work,
            occupation: name > 0 && comma && work && words <= 8,
        }
    }
}

/// Whether there is a mailbox or a telephone number.
pub(super) fn reach(text: &str, tokens: &[Token]) -> bool {
    let mailbox = |token: &Token| token.kind == TokenKind::Url && token.bytes.slice(text).contains('@');
    tokens.iter().any(mailbox) || has_telephone(text, tokens)
}

/// Whether numbers in a row are one to call: seven digits or more after a nought or a plus, or ten with a hyphen.
fn has_telephone(text: &str, tokens: &[Token]) -> bool {
    let (mut digits, mut led, mut hyphen, mut before) = (0, false, false, "");
    tokens.iter().any(|token| {
        let word = token.bytes.slice(text);
        if token.kind == TokenKind::Number && word.bytes().all(|b| b.is_ascii_digit() || b == b'-') {
            led |= digits == 0 && (word.starts_with('0') || before == "+");
            hyphen |= word.contains('-');
            digits += word.bytes().filter(u8::is_ascii_digit).count();
        } else if !matches!(word, "(" | ")" | "-" | "–" | "+") {
            (digits, led, hyphen) = (0, false, false);
        }
        before = word;
        digits >= 7 && led || digits >= 10 && hyphen
    })
}

/// The number of tokens in the name of a person at the start: two to five, words with capitals and the stops after titles
/// and initials.
fn names(text: &str, tokens: &[Token]) -> usize {
    let in_name = |token: &&Token| {
        let word = token.bytes.slice(text);
        word == "." || token.kind == TokenKind::Word && word.starts_with(char::is_uppercase)
    };
    let count = tokens.iter().take_while(in_name).count();
    if (2..=5).contains(&count) { count } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::Span;
    use crate::text::tokens;

    fn hear(text: &str) -> (bool, bool) {
        let mut found = Vec::new();
        tokens::tokenize(text, Span::from_range(0..text.len()), &[], &mut found);
        let voice = Listener::default().hear(text, &found, found.len());
        (voice.call, voice.biography || voice.occupation)
    }

    #[test]
    fn calls_and_biographies_are_heard() {
        assert_eq!(hear("Enjoyed this? Share the article with your friends."), (true, false));
        assert_eq!(hear("Send us a line: ada@pond.example"), (true, false));
        assert_eq!(hear("Ada Quill covers rivers as a reporter."), (false, true));
        assert_eq!(hear("Ada Quill, staff writer"), (false, true));
        assert_eq!(hear("Dr. Ada Quill is a historian in Oslo."), (false, true));
        for text in [
            "Follow the money, and you will find the firm.",
            "She is a historian in Oslo.",
            "The pond is the work of a smith.",
        ] {
            assert_eq!(hear(text), (false, false), "{text}");
        }
    }

    #[test]
    fn mailboxes_and_telephones_are_reached() {
        let reached = |text: &str| {
            let mut found = Vec::new();
            tokens::tokenize(text, Span::from_range(0..text.len()), &[], &mut found);
            reach(text, &found)
        };
        for text in ["Write to ada@pond.example.", "020 7946 0000", "+44 (0)20 7946 0000", "(555) 010-0199-22"] {
            assert!(reached(text), "{text}");
        }
        for text in
            ["10,000,000 frogs", "2014-08-02", "75.2 43.1 57.31", "From 2019 2020 to 2021", "https://pond.example"]
        {
            assert!(!reached(text), "{text}");
        }
    }
}
