//! From a document to its quotations.

use super::cue::Cue;
use super::page::Page;
use super::pieces::{self, Piece};
use super::roles::{self, Role, Roles};
use super::speakers::{Cast, Known, Who, at_hand};
use super::subject::Head;
use super::turns::Turn;
use super::voice::{self, Voice};
use super::{Quotation, QuotationKind, direct, marks, turns};
use crate::span::{Byte, Span};
use crate::text::Document;
use std::ops::Range;

/// All attributed quotations of the document, in text order.
///
/// Speakers are found by rules over the words of `lexicons/speech.toml` and `lexicons/speakers.toml`. They were measured on
/// the attributions of PolNeAR (Newell et al., LREC 2018); see `reports/eval/2026-11-27-quotations.md`.
pub fn find(document: &Document) -> Vec<Quotation> {
    let quoted = marks::find(document);
    let tags = roles::tag(document);
    if quoted.is_empty() && !tags.iter().any(|tag| tag.roles.any(Roles::BRINGS)) {
        return Vec::new();
    }
    let page = Page::new(document, tags, quoted);
    let turns = turns::find(&page);
    let mut finder = Finder {
        page: &page,
        cast: Cast::new(&page),
        found: Vec::new(),
        open: None,
        announced: None,
        voices: Vec::new(),
    };
    for (paragraph, turn) in turns.into_iter().enumerate() {
        match turn {
            Some(turn) => finder.turn(paragraph, turn),
            // Whoever is spoken of in a question does not answer it.
            None if turns::is_answered(&page, paragraph) => (finder.open, finder.announced) = (None, None),
            None => finder.paragraph(paragraph),
        }
    }
    let Finder { mut found, voices, .. } = finder;
    voice::spread(&page, &voices, &mut found);
    found.sort_by_key(|q| q.spans.first().map(|s| (s.start, s.end)));
    found
}

/// How many words in marks make what a firm says its own: fewer can be a name or a word set off.
const MARKED: usize = 3;

/// How far back from a stretch in marks its speaker is looked for inside a paragraph, in tokens.
const FAR: usize = 300;

struct Finder<'p, 'd> {
    page: &'p Page<'d>,
    cast: Cast,
    found: Vec<Quotation>,
    /// The quotation that a stretch of the last paragraph left open.
    open: Option<usize>,
    /// Whose words the last paragraph announced with a colon at its end.
    announced: Option<Known>,
    /// Those whose words or views were found, in text order inside each paragraph.
    voices: Vec<Voice>,
}

/// What came before a piece in its paragraph.
#[derive(Default)]
struct Before {
    /// Who said the last stretch in marks.
    marked: Option<Who>,
    /// Who said what was told without marks since then.
    told: Option<Who>,
    /// The quotation of the last stretch in marks, and where the stretch ends.
    last: Option<(usize, usize)>,
}

impl Finder<'_, '_> {
    /// A paragraph that somebody says as a whole.
    fn turn(&mut self, paragraph: usize, turn: Turn) {
        let known = match turn.entity {
            Some(entity) => Some(self.cast.named(self.page, entity, turn.label, paragraph)),
            None if turn.label.is_empty() => None,
            None => Some(self.cast.labelled(self.page, turn.label, paragraph)),
        };
        self.whole(turn.words, known.as_ref());
    }

    /// Words that are somebody's without marks.
    fn whole(&mut self, words: Range<usize>, known: Option<&Known>) {
        if let Some(known) = known {
            self.cast.note(known);
        }
        let number = self.push(&Piece::whole(words), known);
        self.found[number].kind = QuotationKind::Direct;
        self.open = None;
        self.announced = None;
    }

    fn paragraph(&mut self, paragraph: usize) {
        let own = self.page.paragraph(paragraph);
        let pieces = pieces::of(self.page, paragraph);
        let announced = self.announced.take().map(|known| at_hand(&known, paragraph));
        if announced.is_some() && pieces.iter().all(|piece| piece.stretch.is_none()) {
            return self.whole(own, announced.as_ref());
        }
        let was_open = self.open.take();
        let mut before = Before::default();
        for (at, piece) in pieces.iter().enumerate() {
            let stretch = piece.stretch.as_ref();
            let open = was_open.filter(|_| stretch.is_some_and(|stretch| stretch.continues));
            if let (Some(number), None) = (open, &piece.cue) {
                self.found[number].spans.push(self.page.bytes(&piece.parts[0]));
                before.marked = self.cast.last().map(|known| Who::Known(at_hand(known, paragraph)));
                self.leave_open(piece, number);
                continue;
            }
            let who = self.who(paragraph, &pieces, at, &before, announced.as_ref());
            if let (Some(number), Some(Who::Known(known))) = (open, &who) {
                self.attribute(number, known);
            }
            let known = match &who {
                Some(Who::Author) => continue,
                Some(Who::Known(known)) => Some(known),
                // Without a speaker, only a whole sentence is somebody's words, and no title in marks.
                None if stretch.is_some_and(|stretch| direct::is_stopped(self.page, stretch)) => None,
                None if piece.cue.as_ref().is_some_and(|cue| self.is_nobody_known(cue)) => None,
                None => continue,
            };
            if let Some(known) = known {
                self.cast.note(known);
            }
            let number = match before.last {
                _ if let Some(number) = open.filter(|&number| self.is_by(number, known)) => {
                    self.extend(number, piece);
                    number
                }
                Some((number, end))
                    if who == before.marked && before.told.is_none() && self.follows(&pieces, at, end) =>
                {
                    self.extend(number, piece);
                    number
                }
                _ => self.push(piece, known),
            };
            self.leave_open(piece, number);
            if let Some(known) = known.filter(|_| self.found[number].held) {
                self.voices.push(Voice { start: piece.start(), number, known: known.clone() });
            }
            match (&piece.cue, stretch) {
                (_, Some(stretch)) => {
                    before = Before { marked: who, told: None, last: Some((number, stretch.tokens.end)) };
                }
                (Some(cue), None) if self.tells(cue) => {
                    self.go_on(paragraph, &pieces, at, number);
                    before.told = who;
                }
                _ => {}
            }
        }
        self.announced = self.announcement(paragraph, &own);
    }

    /// Who says a piece.
    fn who(
        &mut self,
        paragraph: usize,
        pieces: &[Piece],
        at: usize,
        before: &Before,
        announced: Option<&Known>,
    ) -> Option<Who> {
        let piece = &pieces[at];
        let resolve =
            |cue: &Cue| self.cast.resolve(self.page, &cue.subject, piece.known_until(self.page, cue), paragraph);
        let who = piece.cue.as_ref().and_then(resolve);
        if who.is_some() || piece.stretch.is_none() {
            return who;
        }
        let who = before.told.clone().or_else(|| before.marked.clone());
        who.or_else(|| announced.cloned().map(Who::Known)).or_else(|| self.implied(paragraph, pieces, at))
    }

    /// Who says the first stretch of a paragraph if no cue stands beside it.
    fn implied(&self, paragraph: usize, pieces: &[Piece], at: usize) -> Option<Who> {
        let page = self.page;
        let own = page.paragraph(paragraph);
        let start = pieces[at].start();
        // A cue behind the next stretch: `“Yes.” “No,” she said`.
        if start == own.start
            && let Some(cue) =
                pieces[at + 1..].iter().take(8).take_while(|p| p.stretch.is_some()).find_map(|p| p.cue.as_ref())
        {
            return self.cast.resolve(page, &cue.subject, start, paragraph);
        }
        let before = own.start.max(start.saturating_sub(FAR))..start;
        let introduced = self.cast.introduced(page, before, paragraph);
        if let Some(known) = introduced.as_ref().filter(|known| !known.is_body()) {
            return Some(Who::Known(known.clone()));
        }
        let bare = !own.clone().take(FAR).any(|t| page.is_word(t) && page.is_outside(t));
        if !bare && start == own.start {
            return None;
        }
        let spoken = self.cast.going_on().filter(|known| known.paragraph + 3 >= paragraph);
        let known = spoken.map(|known| at_hand(known, paragraph)).or(introduced);
        known.or_else(|| self.cast.protagonist(page, start, paragraph)).map(Who::Known)
    }

    /// Whether a stretch without a cue goes on with the last one, with no more between them than a cue and its speaker.
    fn follows(&self, pieces: &[Piece], at: usize, end: usize) -> bool {
        let page = self.page;
        let start = pieces[at].start();
        let last = pieces[..at].iter().rev().find(|piece| piece.stretch.is_some());
        let behind = last.and_then(|piece| piece.cue.as_ref()).filter(|cue| cue.tokens.start >= end);
        let from = behind.map_or(end, |cue| cue.tokens.end.max(cue.subject.tokens.end));
        pieces[at].cue.is_none()
            && pieces[at].stretch.is_some()
            && start >= from
            && page.place(start).sentence <= page.place(from.saturating_sub(1)).sentence + 1
    }

    fn leave_open(&mut self, piece: &Piece, number: usize) {
        if piece.stretch.as_ref().is_some_and(|stretch| !stretch.closed) {
            self.open = Some(number);
        }
    }

    /// Gives an open quotation whose speaker was only guessed to whom a later paragraph of it names.
    fn attribute(&mut self, number: usize, known: &Known) {
        let quotation = &mut self.found[number];
        if quotation.cue.is_some() {
            return;
        }
        if quotation.speaker.replace(known.speaker.clone()).is_some() {
            self.cast.take_back();
        }
        for voice in self.voices.iter_mut().filter(|voice| voice.number == number) {
            voice.known = at_hand(known, voice.known.paragraph);
        }
    }

    fn is_by(&self, number: usize, known: Option<&Known>) -> bool {
        let name = self.found[number].speaker.as_ref().map(|speaker| &speaker.name);
        name == known.map(|known| &known.speaker.name)
    }

    /// Lets a quotation go on with a piece.
    fn extend(&mut self, number: usize, piece: &Piece) {
        let page = self.page;
        let quotation = &mut self.found[number];
        quotation.spans.extend(piece.parts.iter().map(|part| page.bytes(part)));
        quotation.cue = quotation.cue.or_else(|| piece.cue.as_ref().map(|cue| page.bytes(&cue.tokens)));
    }

    /// Whether a cue without marks tells who says what follows it in marks.
    fn tells(&self, cue: &Cue) -> bool {
        self.page.any(cue.tokens.start, Roles::SAY) && cue.subject.is_person(self.page)
    }

    /// Whether a cue is known to have no source with a name: `it is expected`, `she said` where no woman was named.
    fn is_nobody_known(&self, cue: &Cue) -> bool {
        cue.subject.head == Head::Nobody || self.page.any(cue.subject.at, Roles::of(&[Role::He, Role::She]))
    }

    /// Lets the words of a cue such as `, she says.` go on over the sentences behind it, up to the writer's own or to
    /// those of another piece.
    fn go_on(&mut self, paragraph: usize, pieces: &[Piece], at: usize, number: usize) {
        let page = self.page;
        let Some(cue) = &pieces[at].cue else { return };
        let (start, end) = (pieces[at].start(), pieces[at].end().max(cue.tokens.end));
        if start > cue.subject.tokens.start {
            return;
        }
        let sentences = page.document.sentences_of(&page.document.paragraphs[paragraph]);
        let first = sentences.partition_point(|s| (s.tokens.start as usize) < end);
        let limit = pieces.get(at + 1).map_or(usize::MAX, Piece::start);
        let free =
            |s: &Range<usize>| s.end <= limit && !s.clone().any(|t| page.is_outside(t) && page.has(t, Role::Own));
        let more = sentences[first..]
            .iter()
            .map(|s| s.tokens.range())
            .take_while(free)
            .reduce(|first, last| first.start..last.end);
        self.found[number].spans.extend(more.map(|more| page.bytes(&more)));
    }

    /// Whose words a paragraph announces with a colon at its end.
    fn announcement(&mut self, paragraph: usize, own: &Range<usize>) -> Option<Known> {
        let page = self.page;
        let colon = own.end.checked_sub(1).filter(|&last| last >= own.start && page.is_mark(last, &[":"]))?;
        let floor = page.document.sentences_of(&page.document.paragraphs[paragraph]).last()?.tokens.start as usize;
        let cue = direct::cue_before(page, colon, floor).filter(|cue| page.any(cue.tokens.start, Roles::SAY));
        if let Some(cue) = cue {
            return match self.cast.resolve(page, &cue.subject, cue.subject.at, paragraph)? {
                Who::Known(known) => Some(known),
                Who::Author => None,
            };
        }
        // `And Ada Ruiz on her blog:`
        let short = floor == own.start && own.len() <= 16;
        let known = short.then(|| self.cast.introduced(page, floor..colon, paragraph)).flatten()?;
        let person = |entity: usize| page.names.entities[entity].is_person();
        known.entity.is_none_or(person).then_some(known)
    }

    fn push(&mut self, piece: &Piece, known: Option<&Known>) -> usize {
        let page = self.page;
        let spans: Vec<Span<Byte>> =
            piece.parts.iter().map(|part| page.bytes(part)).filter(|s| !s.is_empty()).collect();
        self.found.push(Quotation {
            spans,
            speaker: known.map(|known| known.speaker.clone()),
            cue: piece.cue.as_ref().map(|cue| page.bytes(&cue.tokens)),
            kind: self.kind(&piece.parts),
            held: self.is_held(piece, known),
            voice: Vec::new(),
        });
        self.found.len() - 1
    }

    fn words(&self, parts: &[Range<usize>]) -> impl Iterator<Item = usize> {
        parts.iter().cloned().flatten().filter(|&t| self.page.is_word(t))
    }

    /// How many words of a piece stand in marks.
    fn marked(&self, parts: &[Range<usize>]) -> usize {
        self.words(parts).filter(|&t| !self.page.is_outside(t)).count()
    }

    fn kind(&self, parts: &[Range<usize>]) -> QuotationKind {
        let all = self.words(parts).count();
        let quoted = self.marked(parts);
        match () {
            () if quoted == 0 => QuotationKind::Indirect,
            () if quoted * 10 >= all * 9 => QuotationKind::Direct,
            () => QuotationKind::Mixed,
        }
    }

    /// See [`Quotation::held`].
    fn is_held(&self, piece: &Piece, known: Option<&Known>) -> bool {
        let Some(cue) = piece.cue.as_ref().filter(|_| piece.stretch.is_none()) else { return true };
        let roles = self.page.roles(cue.tokens.start);
        match () {
            () if self.marked(&piece.parts) >= MARKED => true,
            () if roles.any(Roles::SAY) || roles.has(Role::View) => cue.subject.is_person(self.page),
            () if roles.has(Role::Frame) => true,
            () if roles.has(Role::Show) => false,
            () => {
                cue.subject.is_person(self.page)
                    && known.is_some_and(|known| known.entity.is_some() || cue.subject.head != Head::Noun)
            }
        }
    }
}
