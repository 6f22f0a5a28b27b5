//! The whole pipeline on any bytes, and what must hold of everything that comes out. Tests and the fuzz target share it.

use slantwise::output::{self, Format, Layout};
use slantwise::report::{self, Generator, Report};
use slantwise::span::{Byte, Span};
use slantwise::text::{Article, Markup};
use slantwise::{Analysis, Analyzer, input};

/// Reads `bytes` as an input of each format, and takes them as text where a reader refuses them.
pub fn check(analyzers: &[Analyzer], bytes: &[u8]) {
    for (name, markup) in [("any.txt", Markup::Plain), ("any.md", Markup::Markdown)] {
        let mut reading = input::read(name, bytes.to_vec());
        assert!(reading.warnings.iter().all(|warning| !warning.to_string().is_empty()));
        for error in &reading.errors {
            assert!(error.to_string().contains(name), "an error that does not name its input: {error}");
        }
        if reading.articles.is_empty() {
            let text = String::from_utf8_lossy(bytes).into_owned();
            reading.articles.push(Article { id: name.to_owned(), markup, text, ..Article::default() });
        }
        check_articles(analyzers, reading.articles);
    }
}

fn check_articles(analyzers: &[Analyzer], articles: Vec<Article>) {
    for analyzer in analyzers {
        let analyses: Vec<_> = articles.iter().map(|article| analyzer.analyze(article.clone())).collect();
        analyses.iter().for_each(check_analysis);
        check_outputs(analyzer, &analyses);
    }
}

/// Spans are in order, in bounds and on character boundaries; numbers are in their ranges.
pub fn check_analysis(analysis: &Analysis) {
    let document = &analysis.document;
    let text = &document.article.text;
    let within = |outer: Span<Byte>, inner: Span<Byte>| {
        assert!(outer.contains(inner), "{inner:?} is not in {outer:?}");
        assert!(text.get(inner.range()).is_some(), "{inner:?} does not slice the text");
    };
    let all = Span::from_range(0..text.len());
    let ordered = |spans: &[Span<Byte>]| {
        assert!(spans.windows(2).all(|pair| pair[0].end <= pair[1].start), "out of order: {spans:?}");
    };
    ordered(&document.paragraphs.iter().map(|p| p.bytes).collect::<Vec<_>>());
    ordered(&document.sentences.iter().map(|s| s.bytes).collect::<Vec<_>>());
    ordered(&document.tokens.iter().map(|t| t.bytes).collect::<Vec<_>>());
    for (paragraph, stances) in document.paragraphs.iter().zip(&analysis.stances) {
        within(all, paragraph.bytes);
        let slice = document.slice(paragraph.bytes);
        assert_eq!(slice, slice.trim(), "a paragraph is trimmed");
        for sentence in document.sentences_of(paragraph) {
            within(paragraph.bytes, sentence.bytes);
            document.tokens_of(sentence).iter().for_each(|token| within(sentence.bytes, token.bytes));
        }
        for stance in stances {
            assert!((-1.0..=1.0).contains(&stance.score) && (0.0..=1.0).contains(&stance.confidence), "{stance:?}");
            for evidence in &stance.evidence {
                within(paragraph.bytes, evidence.bytes);
                assert!(evidence.favor.is_finite() && evidence.against.is_finite(), "{evidence:?}");
                evidence.mention.iter().for_each(|mention| within(all, mention.bytes));
            }
        }
    }
    assert_eq!(document.paragraphs.len(), analysis.stances.len());
    assert_eq!(document.paragraphs.len(), analysis.tones.paragraphs.len());
    assert_eq!(document.sentences.len(), analysis.tones.sentences.len());
    for vader in &analysis.tones.sentences {
        assert!((-1.0..=1.0).contains(&vader.compound), "{vader:?}");
        assert!([vader.neg, vader.neu, vader.pos].iter().all(|share| (0.0..=1.0).contains(share)), "{vader:?}");
    }
    for mention in &analysis.mentions {
        within(all, mention.bytes);
    }
    for quotation in &analysis.quotations {
        ordered(&quotation.spans);
        quotation.spans.iter().chain(&quotation.cue).for_each(|span| within(all, *span));
        quotation.speaker.iter().for_each(|speaker| within(all, speaker.bytes));
    }
    analysis.title.iter().for_each(|title| check_analysis(title));
}

/// Every format can be written, and JSON read back gives the report that was written.
fn check_outputs(analyzer: &Analyzer, analyses: &[Analysis]) {
    let report = Report {
        schema_version: report::SCHEMA_VERSION.to_owned(),
        generator: Generator::of(analyzer),
        articles: analyses.iter().map(|analysis| report::article(analysis, analyzer.targets(), true)).collect(),
        warnings: Vec::new(),
        errors: Vec::new(),
    };
    let written = |format| {
        let mut bytes = Vec::new();
        output::write(&report, format, Layout::default(), &mut bytes).expect("memory takes everything");
        String::from_utf8(bytes).expect("every format is UTF-8")
    };
    for format in [Format::Text, Format::Jsonl, Format::Markdown, Format::Csv] {
        let text = written(format);
        assert!(text.is_empty() || text.ends_with('\n'), "{format:?}");
    }
    let read: Report = serde_json::from_str(&written(Format::Json)).expect("JSON that was written can be read");
    assert!(read == report, "JSON read back differs");
}
