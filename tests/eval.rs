//! Labelled articles in, figures out.

// A test fails by panicking.
#![allow(clippy::unwrap_used)]

#[allow(dead_code, reason = "this harness lists no folder of cases")]
mod snapshot;

use slantwise::evaluate::{
    Class, EngineScore, Evaluation, GoldHolder, Judgement, Labelled, Labels, judge, markdown, read, text,
};
use slantwise::lexicon::Bar;
use slantwise::quotation::Speaker;
use slantwise::sentiment::{Sentiment, Tone, Tones};
use slantwise::span::Span;
use slantwise::stance::{Evidence, Holder, Label, Stance};
use slantwise::target::TargetIndex;
use slantwise::trace::RuleId;
use slantwise::{Analysis, Engine};
use std::path::Path;

const TARGETS: [&str; 2] = ["open-source", "big-tech"];

fn labels(name: &str) -> Labels {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/eval");
    read(&folder.join(name), None, &TARGETS).expect("the labels of the tests can be read")
}

/// An analysis that says the given thing of each paragraph.
fn analysis(labelled: &Labelled, said: &[(Tone, Vec<Stance>)]) -> Analysis {
    let paragraphs = said.iter().map(|(label, _)| Sentiment { label: *label, ..Sentiment::default() }).collect();
    Analysis {
        document: labelled.document.clone(),
        tones: Tones { paragraphs, ..Tones::default() },
        stances: said.iter().map(|(_, stances)| stances.clone()).collect(),
        ..Analysis::default()
    }
}

/// A stance that rests on `words` of the article.
fn stance(labelled: &Labelled, target: u16, label: Label, words: &str, holder: Holder) -> Stance {
    let start = labelled.document.article.text.find(words).expect("the words stand in the article");
    let evidence = Evidence {
        bytes: Span::from_range(start..start + words.len()),
        by: RuleId("test"),
        favor: 1.0,
        against: 0.0,
        mention: None,
        holder: holder.clone(),
    };
    Stance {
        target: TargetIndex(target),
        label,
        score: 0.5,
        confidence: 0.8,
        bar: Bar::default(),
        holder,
        evidence: vec![evidence],
    }
}

#[test]
fn articles_in_one_file_keep_their_paragraphs() {
    let found = labels("one-file.jsonl");
    assert_eq!(found.problems, []);
    let ids: Vec<_> = found.articles.iter().map(|a| (a.document.article.id.as_str(), a.paragraphs.len())).collect();
    assert_eq!(ids, [("ferry", 3), ("library", 1)]);
    let ferry = &found.articles[0];
    assert_eq!(ferry.document.slice(ferry.document.paragraphs[2].bytes), "The cloud firms made it pay twice.");
    let gold = ferry.paragraphs[1].as_ref().unwrap();
    assert_eq!(gold.holder, Some(GoldHolder::Quoted("Quill".to_owned())));
    assert_eq!(gold.stances[0].as_ref().unwrap().class, Class::Favor);
    assert_eq!(found.articles[1].paragraphs[0].as_ref().unwrap().stances[1], None);
}

#[test]
fn labels_beside_articles_count_after_the_title() {
    let found = labels("beside/labels.jsonl");
    assert_eq!(found.problems, []);
    let bridge = &found.articles[0];
    assert_eq!(bridge.document.article.title.as_deref(), Some("The bridge"));
    assert_eq!(bridge.document.slice(bridge.document.paragraphs[1].bytes), "Its builders like that.");
    assert!(bridge.paragraphs.iter().all(Option::is_some));
}

#[test]
fn bad_lines_are_named_and_the_others_count() {
    let found = labels("beside/bad.jsonl");
    let lines: Vec<_> = found.problems.iter().map(|problem| problem.line).collect();
    assert_eq!(lines, [1, 2, 3, 5, 6, 8, 9]);
    let remedies =
        ["restore the text", "count from 0", "favor, against", "keep one", "second argument", "JSON", "needs"];
    for (problem, remedy) in found.problems.iter().zip(remedies) {
        assert!(problem.to_string().contains(&format!("bad.jsonl:{}: ", problem.line)), "{problem}");
        assert!(problem.what.contains(remedy), "{problem}");
    }
    let kept: Vec<_> = found.articles[0].paragraphs.iter().map(Option::is_some).collect();
    assert_eq!(kept, [false, true]);
}

fn judged() -> Vec<Judgement> {
    let found = labels("one-file.jsonl");
    let [ferry, library] = &found.articles[..] else { panic!("two articles") };
    let quill = Holder::Quoted(Some(Speaker { name: "Ada Quill".to_owned(), bytes: Span::default() }));
    let said = analysis(
        ferry,
        &[
            (Tone::Neutral, vec![]),
            (Tone::Positive, vec![stance(ferry, 0, Label::Favor, "best thing", quill)]),
            (Tone::Neutral, vec![stance(ferry, 1, Label::Favor, "firms", Holder::Author)]),
        ],
    );
    let of_library =
        analysis(library, &[(Tone::Neutral, vec![stance(library, 0, Label::Mixed, "praise", Holder::Quoted(None))])]);
    vec![judge(ferry, &said, &TARGETS), judge(library, &of_library, &TARGETS)]
}

#[test]
fn a_target_not_found_counts_as_neutral_where_present_and_as_missed() {
    let score = EngineScore::new(Engine::Lexicon, &TARGETS, &judged(), true);
    let [open_source, big_tech] = &score.targets[..] else { panic!("two targets") };
    // Gold: neutral, favor, absent, mixed. Said: absent, favor, absent, mixed.
    assert_eq!(open_source.present.confusion.cells, [[1, 0, 0], [0, 0, 0], [0, 0, 2]]);
    assert_eq!(open_source.present.macro_f1.value, Some(1.0));
    assert_eq!(open_source.all.confusion.cells, [[1, 0, 0, 0], [0; 4], [0, 0, 1, 1], [0, 0, 0, 1]]);
    assert_eq!(open_source.mention.recall.value, Some(2.0 / 3.0));
    assert_eq!(open_source.mention.precision.value, Some(1.0));
    // The library has no label for Big Tech, so three paragraphs are left.
    assert_eq!(big_tech.all.cases, 3);
    assert_eq!(big_tech.present.confusion.cells, [[0; 3], [1, 0, 0], [0; 3]]);
    assert_eq!(score.tone.confusion.cells, [[1, 0, 0], [0, 0, 1], [0, 0, 2]]);
}

#[test]
fn cue_words_are_counted_among_the_shown_words_of_right_stances() {
    let score = EngineScore::new(Engine::Lexicon, &TARGETS, &judged(), false);
    let cues = score.targets[0].cues;
    // Of `the best thing we ever did`, two of six words are shown, of a paragraph of fourteen (`It was the best thing we
    // ever did for the crew`, `said Ada Quill`).
    assert_eq!((cues.stances, cues.share, cues.chance), (1, Some(2.0 / 6.0), Some(2.0 / 14.0)));
    assert_eq!(score.targets[1].cues.stances, 0);
}

#[test]
fn holders_count_where_label_and_engine_take_a_side() {
    let score = EngineScore::new(Engine::Lexicon, &TARGETS, &judged(), false);
    assert_eq!(score.holder.kinds.confusion.cells, [[1, 1], [0, 1]]);
    assert_eq!((score.holder.quoted, score.holder.quoted_recall.value), (1, Some(1.0)));
    assert_eq!(score.holder.names_right.value, Some(1.0));
}

#[test]
fn what_was_wrong_is_named_by_place() {
    let score = EngineScore::new(Engine::Lexicon, &TARGETS, &judged(), true);
    let places: Vec<_> = score
        .errors
        .unwrap()
        .iter()
        .map(|m| format!("{} {} {}: {} not {}", m.article, m.paragraph, m.about, m.predicted, m.gold))
        .collect();
    assert_eq!(
        places,
        [
            "ferry 0 open-source: absent not neutral",
            "ferry 2 big-tech: favor not against",
            "ferry 2 sentiment: neutral not negative",
            "library 0 holder: quoted: not author",
        ]
    );
}

#[test]
fn an_engine_is_as_good_as_itself() {
    let judged = [(Engine::Lexicon, judged()), (Engine::Keywords, judged())];
    let evaluation = Evaluation::new(&TARGETS, &judged, false);
    assert_eq!((evaluation.articles, evaluation.paragraphs), (2, 4));
    let differences: Vec<_> = evaluation.differences.iter().map(|d| (d.target.as_str(), d.macro_f1.value)).collect();
    assert_eq!(differences, [("open-source", Some(0.0)), ("big-tech", Some(0.0))]);
}

#[test]
fn an_evaluation_is_shown_as_it_should_be() {
    // Six articles, so that there are intervals; the second engine has nothing to show for itself.
    let lexicon = std::iter::repeat_with(judged).take(3).flatten().collect();
    let labelled = labels("one-file.jsonl").articles;
    let nothing = |labelled: &Labelled| {
        let said = vec![(Tone::Neutral, Vec::new()); labelled.paragraphs.len()];
        judge(labelled, &analysis(labelled, &said), &TARGETS)
    };
    let keywords = labelled.iter().cycle().take(6).map(nothing).collect();
    let evaluation = Evaluation::new(&TARGETS, &[(Engine::Lexicon, lexicon), (Engine::Keywords, keywords)], true);
    let folder = snapshot::root().join("tests/eval");
    snapshot::check(&folder.join("shown.txt"), &text(&evaluation));
    snapshot::check(&folder.join("shown.md"), &markdown(&evaluation));
}
