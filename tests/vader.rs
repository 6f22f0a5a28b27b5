//! VADER's numbers are the reference's, to the last digit.
//!
//! The cases were scored by vaderSentiment 3.3.2 under CPython 3.13; `tests/vader/reference.py` says how to add one.

// Tests panic where they fail, and say why they skip.
#![allow(clippy::unwrap_used, clippy::print_stderr)]

use proptest::prelude::*;
use serde::Deserialize;
use slantwise::sentiment::{RULES, Vader, vader, vader_steps};
use std::path::{Path, PathBuf};
use std::{env, fs};

#[derive(Deserialize)]
struct Case {
    text: String,
    #[serde(flatten)]
    expected: Vader,
}

/// How many cases a file holds, and those that differ, in words.
fn check(file: &Path) -> (usize, Vec<String>) {
    let cases = fs::read_to_string(file).unwrap();
    let mut wrong = Vec::new();
    for line in cases.lines() {
        let case: Case = serde_json::from_str(line).unwrap();
        // Compared as written, since -0.0 equals 0.0.
        let [expected, found] = [case.expected, vader(&case.text)].map(|numbers| format!("{numbers:?}"));
        if expected != found {
            wrong.push(format!("{:?}\n  expected {expected}\n  found    {found}", case.text));
        }
    }
    (cases.lines().count(), wrong)
}

#[test]
fn cases_equal_the_reference() {
    let (count, wrong) = check(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vader/cases.jsonl"));
    assert!(count > 0 && wrong.is_empty(), "{} of {count} differ:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn shared_cases_equal_the_reference() {
    let Some(shared) = env::var_os("SLANTWISE_SHARED") else {
        eprintln!("skipped: SLANTWISE_SHARED does not name the folder of shared data");
        return;
    };
    let mut total = 0;
    for entry in fs::read_dir(PathBuf::from(shared).join("data/vader-3.3.2")).unwrap() {
        let file = entry.unwrap().path();
        let (count, wrong) = check(&file);
        let shown = wrong.iter().take(10).cloned().collect::<Vec<_>>().join("\n");
        assert!(wrong.is_empty(), "{}: {} of {count} differ, such as\n{shown}", file.display(), wrong.len());
        total += count;
    }
    assert_eq!(total, 35_360);
}

#[test]
fn a_rule_acts_on_its_example() {
    for rule in &RULES {
        let steps = vader_steps(rule.example).steps;
        assert!(steps.iter().any(|step| step.rule == rule.id), "{}: {steps:#?}", rule.id.0);
    }
}

#[test]
fn steps_name_the_word_and_its_cue() {
    let text = "It was “NOT” (very good), :) but...";
    let steps = vader_steps(text).steps;
    let shown: Vec<_> = steps
        .iter()
        .map(|s| (s.rule.0, s.at.slice(text), s.cue.map(|cue| cue.slice(text)), s.before, s.after))
        .collect();
    assert_eq!(
        shown,
        [
            ("vader.lexicon", "good", None, 0.0, 1.9),
            ("vader.degree", "good", Some("very"), 1.9, 2.193),
            ("vader.contrast", "good", Some("but"), 2.193, 1.0965),
            ("vader.lexicon", ":)", None, 0.0, 2.0),
            ("vader.degree", ":)", Some("very"), 2.0, 2.27835),
            ("vader.contrast", ":)", Some("but"), 2.27835, 1.139175),
        ]
    );
}

/// Texts out of words that rules know, emoji, punctuation and white space, and anything else.
fn text() -> impl Strategy<Value = String> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vader/cases.jsonl");
    let cases = fs::read_to_string(file).unwrap();
    let texts = cases.lines().map(|line| serde_json::from_str::<Case>(line).unwrap().text);
    let mut words: Vec<String> = texts.flat_map(|t| t.split(' ').map(str::to_owned).collect::<Vec<_>>()).collect();
    words.sort();
    words.dedup();
    let piece = prop_oneof![
        12 => prop::sample::select(words),
        1 => any::<String>(),
        1 => "[ -~]{0,30}",
        1 => any::<char>().prop_map(String::from),
    ];
    let space = prop_oneof![8 => Just(" ".to_owned()), 1 => "[ \t\n\r\u{1c}\u{85}\u{2028}\u{3000}]{0,2}"];
    prop::collection::vec((piece, space), 0..80)
        .prop_map(|pieces| pieces.into_iter().flat_map(|(a, b)| [a, b]).collect())
}

proptest! {
    #[test]
    fn numbers_stay_in_their_ranges(text in text()) {
        let Vader { neg, neu, pos, compound } = vader(&text);
        prop_assert!([neg, neu, pos].iter().all(|share| (0.0..=1.0).contains(share)));
        prop_assert!((-1.0..=1.0).contains(&compound));
        prop_assert!(neg + neu + pos == 0.0 || (neg + neu + pos - 1.0).abs() < 0.0021);
    }

    #[test]
    fn white_space_around_a_text_does_not_count(text in text()) {
        prop_assert_eq!(vader(&text), vader(&format!(" \u{1f}\n{text}\u{2003}\t ")));
    }

    #[test]
    fn steps_chain_and_replay_to_the_same_numbers(text in text()) {
        let steps = vader_steps(&text);
        prop_assert_eq!(steps.vader, vader(&text));
        prop_assert_eq!(steps.replay(), steps.vader);
        for pair in steps.steps.windows(2) {
            let starts_anew = ["vader.lexicon", "vader.punctuation"].contains(&pair[1].rule.0);
            prop_assert!(pair[1].before == if starts_anew { 0.0 } else { pair[0].after }, "{:?}", pair);
        }
        for step in &steps.steps {
            prop_assert!(text.get(step.at.range()).is_some_and(|word| !word.is_empty()), "{:?}", step);
            prop_assert!(step.cue.is_none_or(|cue| text.get(cue.range()).is_some_and(|word| !word.is_empty())));
        }
    }
}
