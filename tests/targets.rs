//! Where texts refer to the built-in targets.

use proptest::prelude::*;
use slantwise::evaluate::{self, Class, Labelled};
use slantwise::lexicon::builtin::{self, Builtin};
use slantwise::span::Span;
use slantwise::target::{self, Targets};
use slantwise::text::ParagraphKind;
use slantwise::{Article, Document};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Write, stderr};
use std::path::PathBuf;
use std::sync::LazyLock;

static TARGETS: LazyLock<Targets> = LazyLock::new(Targets::builtin);

/// The bars of the project.
const RECALL: f64 = 0.80;
const PRECISION: f64 = 0.92;

#[test]
fn mentions_reach_the_bars_on_labelled_articles() {
    let Some(shared) = std::env::var_os("SLANTWISE_SHARED").map(PathBuf::from) else {
        let _ = writeln!(stderr(), "SLANTWISE_SHARED is not set: nothing to measure on");
        return;
    };
    let targets = &*TARGETS;
    for set in ["stance-train/articles.jsonl", "stance-written/articles.jsonl", "gold-dev/labels.jsonl"] {
        let ids: Vec<&str> = targets.all.iter().map(|target| target.id.as_str()).collect();
        let labels = evaluate::read(&shared.join("data").join(set), None, &ids).expect("the shared labels can be read");
        for (id, counts) in ids.iter().zip(count(&labels.articles, targets)) {
            let (precision, recall) = (counts.right / counts.found, counts.right / counts.there);
            let _ = writeln!(stderr(), "{set:30} {id:12} precision {precision:.3} recall {recall:.3}");
            assert!(precision >= PRECISION, "{set}: precision {precision:.3} for {id}");
            // The written articles leave their subject unnamed more often than a paper does; gold-dev is small.
            assert!(!set.contains("train") || recall >= RECALL, "{set}: recall {recall:.3} for {id}");
        }
    }
}

/// How many paragraphs refer to a target: rightly found, found, there.
#[derive(Clone, Default)]
struct Counts {
    right: f64,
    found: f64,
    there: f64,
}

fn count(articles: &[Labelled], targets: &Targets) -> Vec<Counts> {
    let mut counts = vec![Counts::default(); targets.all.len()];
    for article in articles {
        let mentions = target::find(&article.document, targets);
        for (gold, paragraph) in article.paragraphs.iter().zip(&article.document.paragraphs) {
            let Some(gold) = gold else { continue };
            for (n, counts) in counts.iter_mut().enumerate() {
                let there = gold.stances[n].as_ref().is_some_and(|stance| stance.class != Class::Absent);
                let found = mentions.iter().any(|m| usize::from(m.target.0) == n && paragraph.bytes.contains(m.bytes));
                counts.right += f64::from(u8::from(there && found));
                counts.found += f64::from(u8::from(found));
                counts.there += f64::from(u8::from(there));
            }
        }
    }
    counts
}

/// Every name of a list stands in the same sentence, and is found in it as often as any other.
#[test]
fn a_name_of_a_list_is_as_good_as_any_other() {
    let targets = &*TARGETS;
    for lexicon in builtin::all().iter().filter(|builtin| builtin.target().is_some()).map(Builtin::lexicon) {
        for list in lexicon.lists.iter().filter(|list| ["alias", "member"].contains(&list.role.as_str())) {
            let found: BTreeMap<usize, &str> = list
                .entries
                .iter()
                .map(|entry| {
                    let sentence = format!("Yesterday {} was spoken of for an hour.", entry.phrase);
                    let needed = list.with_any.first().cloned().unwrap_or_default();
                    let document = document("Notes", &[sentence, needed]);
                    let here = document.paragraphs[0].bytes;
                    let mentions = target::find(&document, targets);
                    let own = |m: &&target::Mention| targets.get(m.target).lexicon == lexicon.name;
                    (mentions.iter().filter(own).filter(|m| here.contains(m.bytes)).count(), entry.phrase.as_str())
                })
                .collect();
            assert_eq!(found.len(), 1, "lexicons/{}.toml: {found:?} differ", lexicon.name);
        }
    }
}

fn document(title: &str, paragraphs: &[String]) -> Document {
    let text = paragraphs.join("\n\n");
    let mut at = 0;
    let mut spans = Vec::new();
    for paragraph in paragraphs {
        spans.push((Span::from_range(at..at + paragraph.len()), ParagraphKind::Body));
        at += paragraph.len() + 2;
    }
    Document::from_paragraphs(Article { title: Some(title.to_owned()), text, ..Article::default() }, None, &spans)
}

#[test]
fn files_of_one_id_are_refused_together() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).expect("a file for the test");
        path
    };
    let tea = "about = \"Tea.\"\nsource = \"Ours.\"\ntarget = { id = \"tea\", name = \"tea\" }\n\
        [[list]]\nrole = \"alias\"\nentries = [\"tea\"]\n[[example]]\ntext = \"Coffee.\"\nexpect = []\n";
    let files = [
        write("tea.toml", tea),
        write("tea-again.toml", tea),
        write("broken.toml", &tea.replace("alias", "nickname")),
        folder.path().join("missing.toml"),
    ];
    let errors = Targets::load(&files).expect_err("three of the files are wrong");
    let said: BTreeSet<String> = errors.iter().map(ToString::to_string).collect();
    assert_eq!(said.len(), 3, "{said:?}");
    let loaded = Targets::load(&files[..1]).expect("one file is right");
    let document = document("Breakfast", &["She drank tea.".to_owned()]);
    assert_eq!(target::find(&document, &loaded).len(), 1);
}

proptest! {
    // Cases that once failed are written down as tests of their own.
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_mention_lies_in_the_text(text in "(\\PC{0,9}|[Oo]pen[- ]source|the company|X|\n\n|Google’s){0,40}") {
        let document = Document::new(Article { title: Some(text.clone()), text: text.clone(), ..Article::default() });
        for mention in target::find(&document, &TARGETS) {
            prop_assert!(text.get(mention.bytes.range()).is_some_and(|words| !words.is_empty()));
            prop_assert!(!mention.tokens.is_empty());
        }
    }
}
