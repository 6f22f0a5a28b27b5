//! Every built-in lexicon finds in its own examples what they say, no more and no less.

use slantwise::Document;
use slantwise::lexicon::{Lexicon, Phrases, builtin, longest};

/// The words that a list of phrases finds in a text of one paragraph.
fn found(lexicon: &Lexicon, text: &str) -> Vec<String> {
    let document = Document::headline(text.to_owned());
    let hits = document.hits(&Phrases::of_lists(&lexicon.lists));
    longest(&hits).iter().map(|hit| document.slice(hit.bytes).to_owned()).collect()
}

#[test]
fn examples_hold() {
    let mut wrong = Vec::new();
    for lexicon in builtin::all().iter().filter(|lexicon| lexicon.target.is_none()) {
        for example in &lexicon.examples {
            let found = found(lexicon, &example.text);
            if found != example.expect {
                let (name, text, expect) = (&lexicon.name, &example.text, &example.expect);
                wrong.push(format!("{name}: {text}\n  expected {expect:?}\n  found    {found:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_list_has_an_example_that_it_takes_part_in() {
    for lexicon in builtin::all() {
        for list in &lexicon.lists {
            let alone = Lexicon { lists: vec![list.clone()], ..lexicon.clone() };
            let shown = lexicon.examples.iter().any(|example| !found(&alone, &example.text).is_empty());
            let first = &list.entries[0].phrase;
            assert!(shown, "lexicons/{}.toml: no example for the list from `{first}`", lexicon.name);
        }
    }
}
