//! Reports: every format as it should look, the schema that holds for all of them, and what never changes.
//!
//! A case is a report in `tests/reports/*.json`; beside it stands what each format makes of it.

// A test fails by panicking.
#![allow(clippy::unwrap_used)]

mod snapshot;

use clap::ValueEnum;
use serde_json::Value;
use slantwise::output::{Format, Layout, explain, write};
use slantwise::report::{self, Content, Generator, Line, Report, summarize};
use slantwise::{Analyzer, Engine, Targets, compare, input};
use snapshot::{check, files, root};
use std::fs;
use std::path::PathBuf;

/// The cases: file and report.
fn cases() -> Vec<(PathBuf, Report)> {
    let read = |file: PathBuf| {
        let report = serde_json::from_str(&fs::read_to_string(&file).unwrap());
        let report = report.unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        (file, report)
    };
    let cases: Vec<_> = files(&root().join("tests/reports"), "json").into_iter().map(read).collect();
    assert!(!cases.is_empty());
    cases
}

/// Reports of `examples/`, made now, by each engine.
fn fresh() -> Vec<Report> {
    let articles = || {
        let files = ["txt", "md"].map(|ending| files(&root().join("examples"), ending)).concat();
        assert!(!files.is_empty());
        files.into_iter().flat_map(|file| input::read("example", fs::read(file).unwrap()).articles)
    };
    let report = |engine| {
        let analyzer = Analyzer::new(engine, Targets::builtin());
        Report {
            schema_version: report::SCHEMA_VERSION.to_owned(),
            generator: Generator::of(&analyzer),
            articles: articles().map(|a| report::article(&analyzer.analyze(a), analyzer.targets(), true)).collect(),
            warnings: Vec::new(),
            errors: Vec::new(),
        }
    };
    Engine::value_variants().iter().copied().map(report).collect()
}

fn every_report() -> Vec<Report> {
    cases().into_iter().map(|(_, report)| report).chain(fresh()).collect()
}

fn without_text(report: &Report) -> Report {
    let mut report = report.clone();
    report.articles.iter_mut().for_each(report::Article::remove_text);
    report
}

fn written(report: &Report, format: Format) -> String {
    written_for(report, format, Layout::default())
}

fn written_for(report: &Report, format: Format, layout: Layout) -> String {
    let mut out = Vec::new();
    write(report, format, layout, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn every_format_looks_as_it_should() {
    for (file, report) in cases() {
        for format in [Format::Text, Format::Markdown, Format::Csv, Format::Jsonl] {
            check(&file.with_extension(format.ending()), &written(&report, format));
        }
        let narrow = Layout { width: 50, color: false };
        check(&file.with_extension("narrow.txt"), &written_for(&report, Format::Text, narrow));
        let color = Layout { width: 80, color: true };
        check(&file.with_extension("color.txt"), &written_for(&report, Format::Text, color));
        check(&file.with_extension("no-text.txt"), &written(&without_text(&report), Format::Text));
        let mut explained = Vec::new();
        let article = &report.articles[0];
        explain(&report.generator, article, &article.paragraphs, Layout::default(), &mut explained).unwrap();
        check(&file.with_extension("explain.txt"), &String::from_utf8(explained).unwrap());
        // The case itself is what the JSON format makes of it.
        check(&file, &written(&report, Format::Json));
    }
}

#[test]
fn json_and_json_lines_give_the_report_back() {
    for report in every_report() {
        assert_eq!(serde_json::from_str::<Report>(&written(&report, Format::Json)).unwrap(), report);
        let mut back = Report { articles: Vec::new(), warnings: Vec::new(), errors: Vec::new(), ..report.clone() };
        for line in written(&report, Format::Jsonl).lines() {
            let line: Line = serde_json::from_str(line).unwrap();
            assert_eq!((&line.schema_version, &line.generator), (&report.schema_version, &report.generator));
            match line.content {
                Content::Article(article) => back.articles.push(*article),
                Content::Warning { warning } => back.warnings.push(warning),
                Content::Error { error } => back.errors.push(error),
            }
        }
        assert_eq!(back, report);
    }
}

#[test]
fn the_schema_holds_for_every_report() {
    let validator = jsonschema::validator_for(&report::schema().to_value()).unwrap();
    let line = jsonschema::validator_for(&report::line_schema().to_value()).unwrap();
    let holds = |validator: &jsonschema::Validator, json: &str| {
        let value: Value = serde_json::from_str(json).unwrap();
        let errors: Vec<_> = validator.iter_errors(&value).map(|e| format!("{}: {e}", e.instance_path())).collect();
        assert!(errors.is_empty(), "{errors:#?}");
        value
    };
    for report in every_report() {
        for report in [without_text(&report), report] {
            let value = holds(&validator, &written(&report, Format::Json));
            written(&report, Format::Jsonl).lines().for_each(|json| drop(holds(&line, json)));
            // A schema that lets everything pass would hold too.
            let mut broken = value;
            broken["articles"][0]["paragraphs"][0]["sentiment"]["score"] = 1.5.into();
            assert!(!validator.is_valid(&broken));
        }
    }
    for file in files(&root().join("reports"), "json") {
        let json = fs::read_to_string(&file).unwrap();
        if serde_json::from_str::<Value>(&json).unwrap().get("articles").is_some() {
            holds(&validator, &json);
        }
    }
    for file in files(&root().join("reports"), "jsonl") {
        fs::read_to_string(&file).unwrap().lines().for_each(|json| drop(holds(&line, json)));
    }
}

#[test]
fn the_page_on_formats_names_every_field_and_column() {
    let page = fs::read_to_string(root().join("docs/formats.md")).unwrap();
    let mut names = Vec::new();
    for schema in [report::schema(), report::line_schema(), compare::schema()] {
        each_object(&schema.to_value(), &mut |object| {
            let properties = object.get("properties").and_then(Value::as_object);
            names.extend(properties.into_iter().flat_map(|properties| properties.keys().cloned()));
        });
    }
    let (_, report) = cases().remove(0);
    let mut comparison = Vec::new();
    compare::csv(&compare::compare(std::slice::from_ref(&report)), &mut comparison).unwrap();
    for csv in [written(&report, Format::Csv), String::from_utf8(comparison).unwrap()] {
        names.extend(csv.lines().next().unwrap().split(',').map(str::to_owned));
    }
    assert!(names.len() > 100);
    let missing: Vec<_> = names.iter().filter(|name| !page.contains(&format!("`{name}`"))).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn a_comparison_says_of_each_article_and_target_how_much_there_is() {
    let validator = jsonschema::validator_for(&compare::schema().to_value()).unwrap();
    for (file, report) in cases() {
        let comparison = compare::compare(std::slice::from_ref(&report));
        assert_eq!(comparison.rows.len(), report.articles.len() * report.generator.targets.len());
        assert!(validator.is_valid(&serde_json::to_value(&comparison).unwrap()));
        let mut text = Vec::new();
        compare::text(&comparison, 80, &mut text).unwrap();
        compare::csv(&comparison, &mut text).unwrap();
        check(&file.with_extension("compare.txt"), &String::from_utf8(text).unwrap());
    }
}

#[test]
fn a_comparison_has_an_interval_from_five_paragraphs_up() {
    let (_, mut report) = cases().remove(0);
    let paragraphs = &mut report.articles[0].paragraphs;
    let with_target = paragraphs.iter().find(|p| p.stance.len() == 2).unwrap().clone();
    paragraphs.retain(|p| p.stance.is_empty());
    let mut intervals = Vec::new();
    for score in [0.5, -0.5, 0.25, -0.25, 0.0, 0.5] {
        let mut paragraph = with_target.clone();
        paragraph.stance[0].score = score;
        report.articles[0].paragraphs.push(paragraph);
        intervals.push(compare::compare(std::slice::from_ref(&report)).rows[0].interval);
    }
    assert_eq!(intervals[..4], [None; 4]);
    // The standard error of the mean of five is 0.16, and no mean lies outside the scores.
    let [low, high] = intervals[4].unwrap();
    assert!(-0.5 < low && low < -0.2 && 0.2 < high && high < 0.5, "{low} {high}");
    assert!(intervals[5].is_some());
}

#[test]
fn an_articles_stance_is_made_of_its_paragraphs() {
    for report in every_report() {
        for article in &report.articles {
            let targets = report.generator.targets.iter().map(|target| target.id.as_str());
            assert_eq!(article.stance, summarize(&article.paragraphs, targets), "{}", article.id);
        }
    }
}

#[test]
fn a_stance_is_the_sum_of_its_evidence_up_to_rounding() {
    let stances = |report: &Report| -> Vec<report::Stance> {
        let paragraphs = report.articles.iter().flat_map(|a| &a.paragraphs).flat_map(|p| &p.stance);
        let headlines = report.articles.iter().flat_map(|a| &a.headline).flat_map(|h| &h.stance);
        paragraphs.chain(headlines).cloned().collect()
    };
    for stance in every_report().iter().flat_map(stances) {
        let sum: f64 = stance.evidence.iter().map(|e| e.contribution).sum();
        let rounding = 0.00005 * (stance.evidence.len() + 1) as f64 + 1e-9;
        assert!((stance.score - sum).abs() <= rounding, "{stance:#?}");
    }
}

#[test]
fn words_beside_offsets_are_the_words_at_the_offsets() {
    let analyzer = Analyzer::new(Engine::Keywords, Targets::builtin());
    let made = fs::read_to_string(root().join("examples/open-model-release.txt")).unwrap();
    let made = report::article(
        &analyzer.analyze(slantwise::Article { text: made, ..Default::default() }),
        analyzer.targets(),
        true,
    );
    let mut articles = vec![(root().join("examples/open-model-release.txt"), vec![made])];
    articles.extend(cases().into_iter().map(|(file, report)| (file.with_extension("article"), report.articles)));
    for (file, articles) in articles {
        let text = fs::read_to_string(&file).unwrap();
        let mut seen = 0;
        each_object(&serde_json::to_value(&articles).unwrap(), &mut |object| {
            if let (Some(Value::String(words)), Some(Value::Array(bytes))) = (object.get("text"), object.get("bytes")) {
                let [start, end] = [0, 1].map(|i| bytes[i].as_u64().unwrap() as usize);
                assert_eq!(text[start..end], **words);
                seen += 1;
            }
        });
        assert!(seen > 10);
    }
}

#[test]
fn a_headlines_offsets_count_from_where_it_stands() {
    let analyzer = Analyzer::new(Engine::Keywords, Targets::builtin());
    let headline = |bytes: &str| {
        let article = input::read("a.txt", bytes.as_bytes().to_vec()).articles.remove(0);
        let text = article.text.clone();
        (text, report::article(&analyzer.analyze(article), analyzer.targets(), false).headline.unwrap())
    };
    let body = "It is a good day for everyone who reads this. The harbour is quiet.\n";
    let (text, in_text) = headline(&format!("\n\nOpen Source Is Good\n\n{body}"));
    assert_eq!(in_text.bytes.unwrap().slice(&text), "Open Source Is Good");
    assert_eq!(in_text.stance[0].evidence[0].mention.as_ref().unwrap().bytes.slice(&text), "Open Source");
    let (_, elsewhere) = headline(&format!("---\ntitle: Open Source Is Good\n---\n\n{body}"));
    assert_eq!((elsewhere.bytes, elsewhere.text.as_deref()), (None, Some("Open Source Is Good")));
    let mention = elsewhere.stance[0].evidence[0].mention.as_ref().unwrap();
    assert_eq!(mention.bytes.slice("Open Source Is Good"), "Open Source");
}

#[test]
fn a_report_without_text_has_no_word_of_the_article() {
    for report in every_report() {
        let bare = without_text(&report);
        let mut words = Vec::new();
        each_object(&serde_json::to_value(&report.articles).unwrap(), &mut |object| {
            let texts = ["text", "title", "name"].iter().filter_map(|key| object.get(*key)?.as_str());
            words.extend(texts.map(str::to_owned));
        });
        assert!(!words.is_empty());
        for format in [Format::Text, Format::Json, Format::Jsonl, Format::Markdown, Format::Csv] {
            let out = written(&bare, format);
            // Targets are named in every report, and a word of saying may be a word of ours.
            // So are those who published it, and labels.
            let labels = ["favor", "against", "mixed", "neutral", "positive", "negative"];
            let told = |word: &str| {
                labels.contains(&word)
                    || report.generator.targets.iter().any(|t| t.name == word)
                    || report.articles.iter().flat_map(|a| [&a.outlet, &a.author]).flatten().any(|t| t.contains(word))
            };
            for word in words.iter().filter(|w| w.len() > 4 && !told(w)) {
                assert!(!out.contains(word.as_str()), "{format:?}: {word}");
            }
        }
    }
}

fn each_object(value: &Value, visit: &mut impl FnMut(&serde_json::Map<String, Value>)) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| each_object(item, visit)),
        Value::Object(object) => {
            visit(object);
            object.values().for_each(|member| each_object(member, visit));
        }
        _ => {}
    }
}
