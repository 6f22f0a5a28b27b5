//! Conversations: paragraphs that somebody says as a whole, as in an interview, a transcript or a page of letters.

use super::cue;
use super::names::is_shouted;
use super::page::Page;
use super::roles::{Role, Roles};
use crate::span::{Byte, Span};
use crate::text::{ParagraphKind, TokenKind};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// A paragraph said by one.
#[derive(Clone, Debug)]
pub(super) struct Turn {
    /// Whose name the label is.
    pub entity: Option<usize>,
    /// The label; empty where the paragraph has none.
    pub label: Span<Byte>,
    /// What is said.
    pub words: Range<usize>,
    /// What the label says of who speaks: one who asks, or one who answers.
    role: Option<Role>,
}

impl Turn {
    /// An answer of the one interviewed, named where the text names that person.
    fn of_guest(page: &Page, guest: Option<usize>, words: Range<usize>, role: Option<Role>) -> Self {
        let label = guest.map_or(Span::default(), |entity| page.names.entities[entity].bytes);
        Self { entity: guest, label, words, role }
    }
}

/// For each paragraph, the turn that it is.
pub(super) fn find(page: &Page) -> Vec<Option<Turn>> {
    let mut turns = labelled(page);
    for (at, turn) in turns.iter_mut().enumerate() {
        *turn = turn.take().or_else(|| letter(page, at));
    }
    if turns.iter().all(Option::is_none) {
        turns = answers(page);
    }
    turns
}

/// Paragraphs with the name of who says them, and in a transcript those behind them that have none.
fn labelled(page: &Page) -> Vec<Option<Turn>> {
    let paragraphs = &page.document.paragraphs;
    let mut turns: Vec<Option<Turn>> = (0..paragraphs.len()).map(|at| label(page, at)).collect();
    let bare: Vec<bool> = turns.iter().map(Option::is_none).collect();
    let name = |turn: &Turn| page.document.slice(turn.label);
    let asks = |turn: &Turn| is_question(page, &turn.words);
    let next = turns.iter().skip(1).chain([&None]);
    let answered = |(turn, next): (&Option<Turn>, &Option<Turn>)| match (turn, next) {
        (Some(turn), Some(next)) => asks(turn) && name(turn) != name(next),
        _ => false,
    };
    let interview = turns.iter().zip(next).any(answered);
    let asker = turns.iter().flatten().any(|turn| turn.role == Some(Role::Asker));
    let mut asked: FxHashMap<String, (usize, usize)> = FxHashMap::default();
    for turn in turns.iter().flatten() {
        let (times, questions) = asked.entry(name(turn).to_owned()).or_default();
        *times += 1;
        *questions += usize::from(asks(turn));
    }
    let loud = |label: &str| is_shouted(&label.replace(|c: char| !c.is_alphabetic(), ""));
    let voices = asked.iter().filter(|(label, (times, _))| *times > 1 && loud(label)).count();
    for turn in &mut turns {
        let sure = turn.as_ref().is_some_and(|turn| {
            let (times, questions) = asked[name(turn)];
            // Who only asks is the writer.
            let host = interview && questions > 1 && questions * 5 >= times * 4;
            // Elsewhere a label may be a heading: `Licence: …`
            let entity = turn.entity.map(|entity| &page.names.entities[entity]);
            let shouted = loud(name(turn));
            let person = entity.is_some_and(|e| {
                let named = e.words > 1 && (times > 1 || shouted) || shouted && times > 1 && voices > 1;
                e.person == Some(true) || named
            });
            match turn.role {
                // Without who asks it is a letter of a list.
                Some(Role::Answerer) => asker,
                Some(_) => false,
                None => !host && (person || interview || writes(page, turn)),
            }
        });
        if !sure {
            *turn = None;
        }
    }
    let count = turns.iter().flatten().count();
    if count < 2 && !asker {
        return turns.into_iter().map(|turn| turn.filter(|turn| writes(page, turn))).collect();
    }
    if count * 3 >= paragraphs.len() {
        for at in 1..turns.len() {
            if bare[at] && paragraphs[at].kind == ParagraphKind::Body {
                let words = page.paragraph(at);
                turns[at] = turns[at - 1].clone().filter(|_| !words.is_empty()).map(|last| Turn { words, ..last });
            }
        }
    }
    turns
}

/// Whether a verb stands behind the label: `ghee_whiz wrote: …`
fn writes(page: &Page, turn: &Turn) -> bool {
    turn.words.start >= 2 && page.any(turn.words.start - 2, Roles::SAY)
}

/// The turn of a paragraph that starts with a label: a name, initials or a word in capitals, and a colon.
fn label(page: &Page, paragraph: usize) -> Option<Turn> {
    let own = page.paragraph(paragraph);
    let colon = own.clone().take(14).find(|&t| page.is_mark(t, &[":"]))?;
    let start = (colon + 1..own.end).find(|&t| !is_emphasis(page, t))?;
    let words = start..own.end;
    let quoted = page.quote_at(words.start).is_some_and(|at| page.quoted[at].tokens.start == words.start);
    if words.len() < 3 || quoted || !page.is_outside(own.start) {
        return None;
    }
    let verb = colon - usize::from(colon > own.start);
    let label = if page.any(verb, Roles::SAY) { own.start..verb } else { own.start..colon };
    let first = label.clone().find(|&t| page.is_word(t))?;
    let role = [Role::Asker, Role::Answerer].into_iter().find(|&role| page.has(first, role));
    let role = role.filter(|_| label.clone().filter(|&t| page.is_word(t)).count() == 1);
    let turn = |entity| Some(Turn { entity, label: page.bytes(&label), words: words.clone(), role });
    match role {
        Some(Role::Answerer) => {
            let guest = page.names.protagonist(own.start).filter(|&entity| page.names.entities[entity].is_person());
            return Some(Turn::of_guest(page, guest, words, role));
        }
        Some(_) => return turn(None),
        None => {}
    }
    // `marrow_77 wrote:`
    if label.len() == 1 && label.end == verb && cue::is_verb(page, verb) {
        return turn(page.names.at(first).map(|name| name.entity));
    }
    let titled = |t: usize| page.any(t, Roles::TITLE) || !page.is_word(t);
    let whole = |start: usize, end: usize| {
        let more = page.is_mark(end, &["(", ","]) && (start > label.start || is_shouted(page.text(start)));
        (label.start..start).all(titled) && (more || end >= label.end)
    };
    let name = page.names.at(first).or_else(|| page.names.at(first + 1));
    let entity = name.filter(|name| whole(name.tokens.start, name.tokens.end)).map(|name| name.entity);
    let person = entity.filter(|&entity| page.names.entities[entity].person != Some(false));
    let initials = || page.names.of_initials(page.text(first)).filter(|_| label.len() == 1);
    let shouted = label.clone().filter(|&t| page.is_word(t)).all(|t| is_shouted(page.text(t)));
    let single = label.len() == 1 && page.is_capital(first) && page.roles(first).is_empty();
    match person.or_else(initials) {
        Some(entity) => turn(Some(entity)),
        None if shouted || single => turn(None),
        None => None,
    }
}

/// Whether a token only sets others off: `**`.
fn is_emphasis(page: &Page, token: usize) -> bool {
    page.kind(token) == TokenKind::Markup || page.text(token).chars().all(|c| matches!(c, '*' | '_'))
}

/// Whether some tokens end with a question.
fn is_question(page: &Page, tokens: &Range<usize>) -> bool {
    let last = tokens.clone().rev().find(|&t| !is_emphasis(page, t));
    last.is_some_and(|t| page.text(t) == "?")
}

/// Whether a paragraph is a short question that no `I` asks, as one put in an interview.
fn is_put(page: &Page, tokens: &Range<usize>) -> bool {
    let own = tokens.clone().any(|t| page.is_outside(t) && page.has(t, Role::Own));
    is_question(page, tokens) && tokens.len() < 60 && !own
}

/// Whether a paragraph puts a question to somebody whose answer in marks is the next one.
pub(super) fn is_answered(page: &Page, paragraph: usize) -> bool {
    let tokens = page.paragraph(paragraph);
    let next = page.paragraph((paragraph + 1).min(page.document.paragraphs.len() - 1));
    let answer = page.quote_at(next.start).is_some_and(|at| page.quoted[at].tokens.start == next.start);
    let outside = tokens.clone().all(|t| page.is_outside(t));
    answer && outside && is_put(page, &tokens) && tokens.clone().any(|t| page.has(t, Role::Reader))
}

/// A letter to the editor: it starts with a salutation and ends with a name.
fn letter(page: &Page, paragraph: usize) -> Option<Turn> {
    let own = page.paragraph(paragraph);
    if !page.has(own.start, Role::Salutation) || page.is_word(page.phrase(own.start).end) {
        return None;
    }
    let last = page.document.sentences_of(&page.document.paragraphs[paragraph]).last()?.tokens.range();
    let name = page.names.within(last.start.max(last.end.saturating_sub(14))..last.end).first()?;
    Some(Turn {
        entity: Some(name.entity),
        label: page.bytes(&name.tokens),
        words: own.start..name.tokens.start,
        role: None,
    })
}

/// The answers of an interview whose paragraphs have no labels: what follows questions to `you` and speaks of `I`.
fn answers(page: &Page) -> Vec<Option<Turn>> {
    let paragraphs = page.document.paragraphs.len();
    let tokens: Vec<_> = (0..paragraphs).map(|at| page.paragraph(at)).collect();
    let speaks = |at: usize, role: Role| tokens[at].clone().any(|t| page.is_outside(t) && page.has(t, role));
    let questions: Vec<bool> = tokens.iter().map(|own| is_put(page, own)).collect();
    let pairs = (1..paragraphs).filter(|&at| questions[at - 1] && !questions[at] && speaks(at, Role::Own));
    let first = pairs.clone().next();
    let (Some(first), true) = (first, pairs.count() > 1) else { return vec![None; paragraphs] };
    if !(0..paragraphs).any(|at| questions[at] && speaks(at, Role::Reader)) {
        return vec![None; paragraphs];
    }
    let guest = page.names.protagonist(tokens[first].start).filter(|entity| page.names.entities[*entity].is_person());
    let mut open = false;
    let turn = |at: usize| {
        open = !questions[at] && (open || at > 0 && questions[at - 1]);
        open.then(|| Turn::of_guest(page, guest, tokens[at].clone(), None))
    };
    (0..paragraphs).map(turn).collect()
}
