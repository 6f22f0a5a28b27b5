//! Every built-in lexicon finds in its own examples what they say, no more and no less.

use slantwise::Document;
use slantwise::lexicon::Phrases;
use slantwise::lexicon::builtin::{self, Builtin};
use slantwise::target::failures;

#[test]
fn examples_hold() {
    let mut wrong = Vec::new();
    for lexicon in builtin::all().iter().map(Builtin::lexicon) {
        wrong.extend(failures(lexicon).iter().map(|failure| format!("lexicons/{}.toml: {failure}", lexicon.name)));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_list_has_an_example_that_it_takes_part_in() {
    for lexicon in builtin::all().iter().map(Builtin::lexicon) {
        for list in &lexicon.lists {
            let phrases = Phrases::of_lists([list]);
            let shown = |text: &str| !Document::headline(text.to_owned()).hits(&phrases).is_empty();
            let first = &list.entries[0].phrase;
            let any = lexicon.examples.iter().any(|example| shown(&example.text));
            assert!(any, "lexicons/{}.toml: no example for the list from `{first}`", lexicon.name);
        }
    }
}
