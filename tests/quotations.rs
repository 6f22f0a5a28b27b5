//! Who says what: cases of ours in `tests/quotations/`, and measurements on shared data.
//!
//! A case file is an article, a line of dashes, and then a line for each quotation that it holds, in text order: the
//! speaker (`?` where the text names none), a colon and the first words of what is said, with `…` for what is left out.
//! `(told)` before the speaker marks words that the speaker is not taken to hold. Behind a second line of dashes may stand a
//! line for each sentence that is told in somebody's voice, in text order; without it these are not looked at. Each case is run again with curly marks
//! made straight, and must give the same.

use slantwise::quotation::{Quotation, find};
use slantwise::{Article, Document};

fn read(text: &str) -> (Document, Vec<Quotation>) {
    let document = Document::new(Article { text: text.to_owned(), ..Article::default() });
    let quotations = find(&document);
    (document, quotations)
}

fn straight(text: &str) -> String {
    text.replace(['“', '”'], "\"").replace(['‘', '’'], "'")
}

/// The sentences told in somebody's voice, as the lines of a case write them.
fn voices(document: &Document, quotations: &[Quotation]) -> Vec<(bool, String, String)> {
    let mut told: Vec<_> = quotations.iter().flat_map(|q| q.voice.iter().map(move |span| (*span, q))).collect();
    told.sort_by_key(|(span, _)| *span);
    let alone = |span, q: &Quotation| Quotation { spans: vec![span], held: true, ..q.clone() };
    told.into_iter().map(|(span, q)| line(document, &alone(span, q))).collect()
}

/// A quotation as the lines of a case write it, without marks around what is said.
fn line(document: &Document, quotation: &Quotation) -> (bool, String, String) {
    let words: Vec<&str> = quotation.spans.iter().map(|span| document.slice(*span)).collect();
    let speaker = quotation.speaker.as_ref().map_or("?", |speaker| &speaker.name);
    let words = words.join(" … ").split_whitespace().collect::<Vec<_>>().join(" ");
    (quotation.held, straight(speaker), straight(&words))
}

#[test]
fn cases_hold() {
    let mut wrong = Vec::new();
    let mut cases = 0;
    for entry in std::fs::read_dir("tests/quotations").unwrap() {
        let path = entry.unwrap().path();
        let case = std::fs::read_to_string(&path).unwrap();
        let (text, expected) = case.split_once("\n---\n").unwrap_or((&case, ""));
        let (expected, told) = expected.split_once("---\n").map_or((expected, None), |(said, told)| (said, Some(told)));
        for text in [text.to_owned(), straight(text)] {
            let (document, quotations) = read(&text);
            let mut found: Vec<_> = quotations.iter().map(|quotation| line(&document, quotation)).collect();
            found.extend(told.map_or(Vec::new(), |_| voices(&document, &quotations)));
            let expected: Vec<&str> = expected.lines().chain(told.unwrap_or("").lines()).collect();
            let fits =
                found.len() == expected.len() && found.iter().zip(&expected).all(|(found, line)| matches(found, line));
            if !fits {
                wrong.push(format!("{}\n  expected {expected:#?}\n  found {found:#?}", path.display()));
            }
        }
        cases += 1;
    }
    assert!(cases > 15, "the cases are missing");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Whether a quotation is what a line says.
fn matches((held, speaker, words): &(bool, String, String), line: &str) -> bool {
    let (line, told) = line.strip_prefix("(told) ").map_or((line, false), |line| (line, true));
    let Some((name, said)) = line.split_once(": ") else { return false };
    let said = straight(said);
    let mut rest = words.as_str();
    let parts = said.split('…').map(str::trim).filter(|part| !part.is_empty());
    let mut first = true;
    for part in parts {
        let Some(at) =
            rest.find(part).filter(|at| !first || *at == 0 || rest[..*at].chars().all(|c| !c.is_alphanumeric()))
        else {
            return false;
        };
        rest = &rest[at + part.len()..];
        first = false;
    }
    let ended = said.ends_with('…') || rest.chars().all(|c| !c.is_alphanumeric());
    *held != told && *speaker == straight(name) && ended
}

proptest::proptest! {
    #[test]
    fn any_text_gives_quotations_inside_it(
        text in "\\PC{0,80}|([“”\"'’‘«»(),.:;?!—\n-]|(said|told|he|she|who|that|Ruiz|Ada|Mr|according to|the|company|as|in|view| ){1,2}){0,60}",
    ) {
        let (document, quotations) = read(&text);
        let mut last = 0;
        for quotation in &quotations {
            proptest::prop_assert!(!quotation.spans.is_empty());
            proptest::prop_assert!(quotation.spans[0].start >= last);
            last = quotation.spans[0].start;
            let places = quotation.spans.iter().chain(&quotation.voice).chain(&quotation.cue).chain(quotation.speaker.as_ref().map(|s| &s.bytes));
            for span in places {
                proptest::prop_assert!(span.is_empty() || !document.slice(*span).is_empty(), "a span is off the text");
            }
        }
    }
}
