//! One name is as good as another of its list: swapping them leaves the stance's labels and scores as they were, and the tone
//! where that is read, and so does the shape of the quotation marks.
//!
//! Of every engine but `keywords`: that is VADER's number, and VADER itself scores the word `amazon` as pleasant and
//! knows straight quotation marks only.

#[path = "common/corpus.rs"]
mod corpus;

use clap::ValueEnum;
use slantwise::lexicon::List;
use slantwise::lexicon::builtin::{self, Builtin};
use slantwise::span::{Byte, Span};
use slantwise::stance::{Label, Stance};
use slantwise::text::Document;
use slantwise::{Analysis, Analyzer, Article, Engine, Targets};

const CARRIERS: &str = include_str!("bias/carriers.txt");

/// An analyzer for each engine that is to be fair; `auto` is the encoder and more.
fn analyzers() -> Vec<Analyzer> {
    let engines = Engine::value_variants().iter().filter(|engine| !["encoder", "keywords"].contains(&engine.name()));
    engines.map(|engine| Analyzer::new(*engine, Targets::builtin())).collect()
}

fn analyze(analyzer: &Analyzer, article: &Article, text: String) -> Analysis {
    analyzer.analyze(Article { text, ..article.clone() })
}

/// A score, rounded far below what a report shows: a longer name can move words from one holder to another, and with them
/// the order in which they are added up.
fn rounded(score: f64) -> f64 {
    (score * 1e12).round() / 1e12
}

/// What is said of each paragraph: the target, the label and the score.
fn said(analyzer: &Analyzer, analysis: &Analysis) -> Vec<Vec<(String, Label, f64)>> {
    let entry = |s: &Stance| (analyzer.targets().get(s.target).id.clone(), s.label, rounded(s.score));
    analysis.stances.iter().map(|of| of.iter().map(entry).collect()).collect()
}

/// Names that may stand for each other.
struct Names {
    /// The target that they name.
    target: String,
    /// As a text would write them.
    names: Vec<String>,
}

/// The names of firms, chiefs, products and projects, list by list. Left out are names that say more than the others of
/// their list: those of another target too (`Google Summer of Code`, `Chromium`), those with marks in them (`M$`), and those behind which a
/// stop could be that of an abbreviation (`Inc.`).
fn lists(analyzer: &Analyzer) -> Vec<Names> {
    let plain = |target: &str, name: &str| {
        let mentions = analyze(analyzer, &Article::default(), name.to_owned()).mentions;
        let ends = Document::headline(format!("It was {name}. Data went.")).sentences.len() == 2;
        ends && name.chars().all(|c| c.is_alphanumeric() || " -.".contains(c))
            && mentions.iter().all(|mention| analyzer.targets().get(mention.target).id == target)
    };
    let mut found: Vec<Names> = Vec::new();
    let all = || builtin::all().iter().map(Builtin::lexicon);
    let of_two = |name: &str| {
        let named = |list: &List| list.entries.iter().any(|entry| written(list, &entry.phrase) == name);
        all().filter(|lexicon| lexicon.target.is_some() && lexicon.lists.iter().any(named)).count() > 1
    };
    for lexicon in all() {
        let Some(target) = &lexicon.target else { continue };
        for list in lexicon.lists.iter().filter(|list| list.role == "member") {
            let mut names: Vec<_> = list.entries.iter().map(|entry| written(list, &entry.phrase)).collect();
            names.retain(|name| plain(&target.id, name) && !of_two(name));
            if !names.is_empty() {
                found.push(Names { target: target.id.clone(), names });
            }
        }
    }
    found
}

/// A name with capitals: lists that heed capitals have them, the others do not.
fn written(list: &List, name: &str) -> String {
    let capital = |word: &str| word[..1].to_uppercase() + &word[1..];
    if list.case { name.to_owned() } else { name.split(' ').map(capital).collect::<Vec<_>>().join(" ") }
}

/// Where the whole of a mention is `name`.
fn places(analysis: &Analysis, name: &str) -> Vec<Span<Byte>> {
    let spans = analysis.mentions.iter().map(|mention| mention.bytes);
    spans.filter(|bytes| analysis.document.slice(*bytes) == name).collect()
}

/// What differs for the names' target between an article with the first name and with each of the others in its place.
fn differences(analyzer: &Analyzer, original: &Analysis, Names { target, names }: &Names) -> Vec<String> {
    let Some((first, others)) = names.split_first() else { return Vec::new() };
    let of_target = |analysis: &Analysis| {
        let mut said = said(analyzer, analysis);
        said.iter_mut().for_each(|paragraph| paragraph.retain(|(about, ..)| about == target));
        said
    };
    let article = &original.document.article;
    let (expected, places) = (of_target(original), places(original, first));
    let reads = analyzer.engine().weights().is_some();
    let tone = |analysis: &Analysis| {
        let tones = analysis.tones.paragraphs.iter().filter(|_| reads);
        tones.map(|tone| rounded(tone.score)).collect::<Vec<_>>()
    };
    let mut found = Vec::new();
    // An engine that reads with weights takes its time, and every name is the same token to it.
    let every = if reads { 60 } else { 1 };
    for other in others.iter().step_by(every).filter(|other| !article.text.contains(other.as_str())) {
        let mut text = article.text.clone();
        places.iter().rev().for_each(|bytes| text.replace_range(bytes.range(), other));
        let swapped = analyze(analyzer, article, text);
        // With some names other words become mentions too: `X` beside `Twitter`.
        if swapped.mentions.len() > original.mentions.len() {
            continue;
        }
        for (n, (was, is)) in expected.iter().zip(&of_target(&swapped)).enumerate().filter(|(_, (was, is))| was != is) {
            found.push(format!("{} paragraph {n}: {first} {was:?}, {other} {is:?}", article.id));
        }
        if tone(&swapped) != tone(original) {
            found.push(format!("{}: another tone with {other} for {first}", article.id));
        }
    }
    found
}

#[test]
fn a_sentence_means_the_same_with_every_name_of_a_list() {
    for analyzer in analyzers() {
        let mut found = Vec::new();
        let mut taken = 0;
        for names in lists(&analyzer) {
            for carrier in CARRIERS.lines().filter(|line| !line.starts_with('#')) {
                let text = carrier.replace("{}", &names.names[0]);
                let article = Article { id: carrier.to_owned(), ..Article::default() };
                let original = analyze(&analyzer, &article, text);
                taken += original.stances.concat().len();
                found.extend(differences(&analyzer, &original, &names));
            }
        }
        assert!(taken > 20, "only {taken} stances in all carriers: nothing to compare");
        assert!(found.is_empty(), "{:?}: {} differ:\n{}", analyzer.engine(), found.len(), found.join("\n"));
    }
}

#[test]
fn an_article_means_the_same_with_every_name_of_a_list() {
    for analyzer in analyzers() {
        let mut found = Vec::new();
        let mut swapped = 0;
        for article in corpus::examples().into_iter().chain(corpus::shapes()) {
            let original = analyze(&analyzer, &article, article.text.clone());
            for mut names in lists(&analyzer) {
                for at in 0..names.names.len() {
                    names.names.swap(0, at);
                    if !places(&original, &names.names[0]).is_empty() {
                        found.extend(differences(&analyzer, &original, &names));
                        swapped += 1;
                    }
                }
            }
        }
        assert!(swapped > 5, "only {swapped} names in all articles: nothing to compare");
        assert!(found.is_empty(), "{:?}: {} differ:\n{}", analyzer.engine(), found.len(), found.join("\n"));
    }
}

#[test]
fn an_article_means_the_same_with_straight_and_with_curly_quotes() {
    for analyzer in analyzers() {
        for article in corpus::articles(analyzer.engine()) {
            let said = |text: String| said(&analyzer, &analyze(&analyzer, &article, text));
            assert_eq!(said(straight(&article.text)), said(curly(&article.text)), "{}", article.id);
        }
    }
}

fn straight(text: &str) -> String {
    text.replace(['“', '”'], "\"").replace(['‘', '’'], "'")
}

/// Quotation marks as a typesetter would turn them: opening after white space or at the start, else closing.
fn curly(text: &str) -> String {
    let mut before = ' ';
    let turn = |c: char| {
        let opening = before.is_whitespace() || "([—".contains(before);
        before = c;
        match (c, opening) {
            ('"', true) => '“',
            ('"', false) => '”',
            ('\'', true) => '‘',
            ('\'', false) => '’',
            _ => c,
        }
    };
    straight(text).chars().map(turn).collect()
}
