//! News of the shape that people bring: a title, an expert quoted over several paragraphs, the page's own words at the
//! end. A case is `tests/shape/NAME.txt` with `NAME.toml` beside it, which says what a careful reader finds.

use clap::ValueEnum;
use itertools::Itertools;
use serde::Deserialize;
use slantwise::stance::{Holder, Label, Stance};
use slantwise::text::ParagraphKind;
use slantwise::{Analysis, Analyzer, Engine, Targets, input};
use std::fs;
use std::path::{Path, PathBuf};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    /// The headline.
    title: String,
    /// How many paragraphs are the article's, and how many the page's.
    body: usize,
    boilerplate: usize,
    /// The article's file among the shared data, where it may not be copied here.
    shared: Option<String>,
    /// What is known of stances; what is not listed is not judged.
    stance: Vec<Expected>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    paragraph: usize,
    target: String,
    /// Labels that a careful reader could give.
    labels: Vec<Label>,
    /// What the score must not exceed.
    at_most: Option<f64>,
    /// Name of the source who holds it, in full; the author where none is given.
    holder: Option<String>,
    /// Whether the target may go unnoticed, where only the context refers to it.
    #[serde(default)]
    optional: bool,
    /// The engines that are known to get it wrong. Once one gets it right, the test asks for its name to be taken away.
    #[serde(default)]
    missed: Vec<Engine>,
}

impl Expected {
    /// What is wrong with the stance that was found, if anything.
    fn fault(&self, engine: Engine, found: Option<&Stance>) -> Option<String> {
        let fault = self.difference(found);
        match (self.missed.contains(&engine), fault) {
            (true, Some(_)) => None,
            (true, None) => {
                Some(format!("paragraph {} {}: right now; take `missed` away", self.paragraph, self.target))
            }
            (false, fault) => fault,
        }
    }

    /// How the stance that was found differs from the one expected.
    fn difference(&self, found: Option<&Stance>) -> Option<String> {
        let place = format!("paragraph {} {}", self.paragraph, self.target);
        let Some(stance) = found else {
            return (!self.optional).then(|| format!("{place}: not referred to"));
        };
        if !self.labels.contains(&stance.label) || self.at_most.is_some_and(|most| stance.score > most) {
            return Some(format!("{place}: {:?} {:.2}, not {:?}", stance.label, stance.score, self.labels));
        }
        let holder = match &stance.holder {
            Holder::Author => None,
            Holder::Quoted(speaker) => Some(speaker.as_ref().map_or("somebody", |s| s.name.as_str())),
        };
        let judged = stance.label != Label::Neutral;
        (judged && holder != self.holder.as_deref()).then(|| {
            format!(
                "{place}: held by {}, not {}",
                holder.unwrap_or("the author"),
                self.holder.as_deref().unwrap_or("the author")
            )
        })
    }
}

fn faults(case: &Case, analyzer: &Analyzer, analysis: &Analysis) -> Vec<String> {
    let targets = analyzer.targets();
    let mut faults = Vec::new();
    let document = &analysis.document;
    if document.article.title.as_deref() != Some(&case.title) {
        faults.push(format!("title: {:?}", document.article.title));
    }
    let boilerplate = document.paragraphs.iter().filter(|p| p.kind == ParagraphKind::Boilerplate).count();
    let body = document.paragraphs.len() - boilerplate;
    if (body, boilerplate) != (case.body, case.boilerplate) {
        let kinds = document.paragraphs.iter().map(|p| format!("{:?}", p.kind)).join(" ");
        faults.push(format!("{body} paragraphs of body and {boilerplate} of boilerplate: {kinds}"));
    }
    faults.extend(case.stance.iter().filter_map(|expected| {
        let stances = analysis.stances.get(expected.paragraph).map_or(&[][..], Vec::as_slice);
        expected.fault(analyzer.engine(), stances.iter().find(|s| targets.get(s.target).id == expected.target))
    }));
    faults
}

/// The file of a case's article; none where the shared data are not at hand.
fn text_of(case: &Case, entry: &Path) -> Option<PathBuf> {
    let Some(name) = &case.shared else { return Some(entry.with_extension("txt")) };
    std::env::var_os("SLANTWISE_SHARED").map(|folder| Path::new(&folder).join("data").join(name))
}

#[test]
fn articles_of_the_common_shape_are_read_as_a_careful_reader_would() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/shape");
    let engines = Engine::value_variants().iter().filter(|engine| **engine != Engine::Keywords);
    let analyzers: Vec<_> = engines.map(|engine| Analyzer::new(*engine, Targets::builtin())).collect();
    let mut cases = 0;
    let mut wrong = Vec::new();
    for entry in fs::read_dir(folder)
        .unwrap()
        .map(|e| e.unwrap().path())
        .filter(|p| p.extension().is_some_and(|e| e == "toml"))
        .sorted()
    {
        let case: Case = toml::from_str(&fs::read_to_string(&entry).unwrap()).unwrap();
        let name = entry.file_stem().unwrap().to_string_lossy().into_owned();
        let Some(text) = text_of(&case, &entry) else { continue };
        let mut reading = input::read(&name, fs::read(text).unwrap());
        assert!(reading.errors.is_empty(), "{name}: {:?}", reading.errors);
        let article = reading.articles.remove(0);
        for analyzer in &analyzers {
            let faults = faults(&case, analyzer, &analyzer.analyze(article.clone()));
            wrong.extend(faults.into_iter().map(|fault| format!("{} {name}: {fault}", analyzer.engine().name())));
        }
        cases += 1;
    }
    assert!(cases >= 10, "ten cases lie in the repository");
    assert!(wrong.is_empty(), "{} faults in {cases} articles:\n{}", wrong.len(), wrong.join("\n"));
}
