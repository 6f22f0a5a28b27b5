//! Where paragraphs stand, and what must not change it.

use slantwise::stance::{Label, Stance};
use slantwise::{Analyzer, Article, Engine, Targets};
use std::sync::LazyLock;

static ANALYZER: LazyLock<Analyzer> = LazyLock::new(|| Analyzer::new(Engine::Lexicon, Targets::builtin()));

/// The stance of a text of one paragraph toward a target.
fn stance(text: &str, target: &str) -> Option<Stance> {
    let article = Article { text: text.to_owned(), ..Article::default() };
    let analysis = ANALYZER.analyze(article);
    let index = ANALYZER.targets().all.iter().position(|t| t.id == target).expect("the cases name built-in targets");
    analysis.stances.into_iter().flatten().find(|stance| usize::from(stance.target.0) == index)
}

fn name(label: Label) -> &'static str {
    match label {
        Label::Favor => "favor",
        Label::Against => "against",
        Label::Mixed => "mixed",
        Label::Neutral => "neutral",
    }
}

#[test]
fn paragraphs_stand_where_the_cases_say() {
    let cases = include_str!("stance/stances.txt").lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let mut wrong = Vec::new();
    for case in cases {
        let [target, expected, text] = case.splitn(3, " | ").collect::<Vec<_>>()[..] else { panic!("no case: {case}") };
        let Some(stance) = stance(text, target) else {
            wrong.push(format!("{case}\n  does not mention {target}"));
            continue;
        };
        let label = name(stance.label);
        let holds = match expected.strip_prefix("not ") {
            Some(other) => label != other,
            None => label == expected,
        };
        if !holds {
            wrong.push(format!("{case}\n  is {label} with {:.3}", stance.score));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Texts with `{}` for a name.
const NAMED: [(&str, &str); 4] = [
    ("big-tech", "Critics say that {} abuses its dominance, and they are right."),
    ("big-tech", "{} did an outstanding job, said the professor. “I love {},” she added."),
    ("big-tech", "While {}’s maps are excellent, its customers are at the mercy of one firm."),
    ("open-source", "{} is open source and wonderful: anyone can inspect it, and nobody is locked in."),
];

/// Names that stand in one list of a target.
const NAMES: [(&str, &[&str]); 2] = [
    ("big-tech", &["Google", "Microsoft", "Meta Platforms", "Amazon", "Nvidia"]),
    ("open-source", &["LibreOffice", "Mastodon", "Nextcloud"]),
];

#[test]
fn another_name_of_the_list_leaves_the_score() {
    for (target, text) in NAMED {
        let names = NAMES.iter().find(|(id, _)| *id == target).expect("every target has names").1;
        let of = |name: &str| {
            stance(&text.replace("{}", name), target).map(|s| (s.label, s.score.to_bits(), s.evidence.len()))
        };
        let first = of(names[0]);
        assert!(first.is_some(), "{text}");
        for name in names {
            assert_eq!(of(name), first, "{name}: {text}");
        }
    }
}

#[test]
fn curly_and_straight_marks_give_the_same_score() {
    for (target, text) in NAMED {
        let curly =
            text.replace("{}", NAMES.iter().find(|(id, _)| *id == target).expect("every target has names").1[0]);
        let straight = curly.replace(['“', '”'], "\"").replace('’', "'");
        let score = |text: &str| stance(text, target).map(|s| s.score.to_bits());
        assert_eq!(score(&curly), score(&straight), "{curly}");
    }
}

#[test]
fn evidence_lies_in_the_paragraph_and_names_its_mention() {
    let text = "Google is great, and its maps are excellent.\n\nElsewhere it rained.";
    let stance = stance(text, "big-tech").expect("Google is Big Tech");
    assert!(!stance.evidence.is_empty());
    for piece in &stance.evidence {
        assert!(piece.bytes.range().end <= 44 && !piece.bytes.is_empty(), "{piece:?}");
        let mention = piece.mention.map(|mention| mention.bytes.slice(text));
        assert_eq!(mention, Some("Google"));
    }
}
