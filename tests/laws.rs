//! A score is made of evidence: replaying the evidence of every stance, and the steps of every sentiment, gives exactly
//! the numbers, and reports say nothing else.

#[path = "common/corpus.rs"]
mod corpus;

use clap::ValueEnum;
use slantwise::report::{self, Article};
use slantwise::sentiment::{Rated, Sentiment, Tone, vader, vader_steps};
use slantwise::span::Span;
use slantwise::stance::{Stance, weigh};
use slantwise::text::ParagraphKind;
use slantwise::{Analysis, Analyzer, Engine, Targets};
use std::sync::LazyLock;

/// An engine's analyzer and what it made of every article at hand, the headlines apart.
type Made = (Analyzer, Vec<Analysis>);

/// Holds every analysis of every article at hand, by every engine, against a law; `auto` is the encoder and more.
fn for_every_analysis(mut law: impl FnMut(&Analyzer, &Analysis)) {
    // Reading takes its time, so the laws share what was read.
    static MADE: LazyLock<Vec<Made>> = LazyLock::new(|| {
        let engines = Engine::value_variants().iter().filter(|engine| engine.name() != "encoder");
        let made = |engine: &Engine| {
            let analyzer = Analyzer::new(*engine, Targets::builtin());
            let analyses = corpus::articles(*engine).into_iter().map(|article| analyzer.analyze(article)).collect();
            (analyzer, analyses)
        };
        engines.map(made).collect()
    });
    for (analyzer, analyses) in &*MADE {
        for analysis in analyses {
            analysis.title.iter().for_each(|title| law(analyzer, title));
            law(analyzer, analysis);
        }
    }
}

#[test]
fn weighing_the_evidence_again_gives_the_stance() {
    let mut replayed = 0;
    for_every_analysis(|_, analysis| {
        for stance in analysis.stances.iter().flatten() {
            let again = weigh(stance.target, stance.bar, stance.evidence.clone());
            assert_eq!(again, *stance);
            assert_eq!(again.score.to_bits(), stance.score.to_bits());
            replayed += 1;
        }
    });
    assert!(replayed > 10, "only {replayed} stances");
}

#[test]
fn a_stance_rests_on_the_two_sums_and_nothing_else() {
    for_every_analysis(|_, analysis| {
        for stance in analysis.stances.iter().flatten() {
            let Some(mut one) = stance.evidence.first().cloned() else { continue };
            one.favor = stance.evidence.iter().map(|e| e.favor).sum();
            one.against = stance.evidence.iter().map(|e| e.against).sum();
            let summed = weigh(stance.target, stance.bar, vec![one]);
            assert_eq!((summed.label, summed.score), (stance.label, stance.score));
        }
    });
}

#[test]
fn no_evidence_is_no_stance() {
    let none = weigh(slantwise::target::TargetIndex(0), slantwise::lexicon::Bar::default(), Vec::new());
    assert_eq!((none.label, none.score), (slantwise::stance::Label::Neutral, 0.0));
}

#[test]
fn taking_vaders_steps_again_gives_its_numbers() {
    let mut steps = 0;
    for_every_analysis(|_, analysis| {
        let document = &analysis.document;
        for (sentence, numbers) in document.sentences.iter().zip(&analysis.tones.sentences) {
            let text = document.slice(sentence.bytes);
            let traced = vader_steps(text);
            assert_eq!((traced.vader, traced.replay()), (*numbers, *numbers), "{text}");
            let all = Span::from_range(0..text.len());
            assert!(traced.steps.iter().all(|step| all.contains(step.at)), "{text}");
            steps += traced.steps.len();
        }
        for (paragraph, tone) in document.paragraphs.iter().zip(&analysis.tones.paragraphs) {
            assert_eq!(tone.vader, vader(document.slice(paragraph.bytes)));
        }
    });
    assert!(steps > 50, "only {steps} steps");
}

#[test]
fn the_tone_of_a_text_is_the_mean_of_its_sentences_boilerplate_aside() {
    for_every_analysis(|analyzer, analysis| {
        let Analysis { document, tones, .. } = analysis;
        let reads = analyzer.engine().weights().is_some();
        let mut kept = Vec::new();
        for (paragraph, tone) in document.paragraphs.iter().zip(&tones.paragraphs) {
            let sentences = tones.sentences[paragraph.sentences.range()].iter();
            let scores: Vec<f64> = sentences.map(|vader| if reads { tone.score } else { vader.compound }).collect();
            if reads {
                is_read(tone);
            } else {
                is_mean(tone, &scores);
            }
            if paragraph.kind != ParagraphKind::Boilerplate {
                kept.extend(scores);
            }
        }
        is_mean(&tones.article, &kept);
    });
}

/// The score is e^P - e^N over e^P + e^N + 1, with P and N the sums of the evidence, and the sum of the contributions.
fn is_read(tone: &Sentiment) {
    let sum = |of: fn(&Rated) -> f64| tone.evidence.iter().map(of).sum::<f64>();
    let (positive, negative) = (sum(|rated| rated.positive).exp(), sum(|rated| rated.negative).exp());
    let score = (positive - negative) / (positive + negative + 1.0);
    assert!((tone.score - score).abs() < 1e-9, "{tone:?}");
    assert!((tone.score - sum(|rated| rated.contribution)).abs() < 1e-9, "{tone:?}");
    let expected = match tone.label {
        Tone::Positive => positive > 1.0 && positive > negative,
        Tone::Negative => negative > 1.0 && negative > positive,
        Tone::Neutral => positive.max(negative) < 1.0 || (positive.ln() - negative.ln()).abs() < 0.1,
    };
    assert!(expected, "{tone:?}");
}

fn is_mean(tone: &Sentiment, scores: &[f64]) {
    let sum: f64 = scores.iter().sum();
    assert_eq!(tone.score, if scores.is_empty() { 0.0 } else { sum / scores.len() as f64 });
    let expected = match tone.score {
        score if score >= 0.05 => Tone::Positive,
        score if score <= -0.05 => Tone::Negative,
        _ => Tone::Neutral,
    };
    assert_eq!(tone.label, expected, "{}", tone.score);
}

#[test]
fn a_report_says_what_the_analysis_found_to_four_places() {
    for_every_analysis(|analyzer, analysis| {
        let report: Article = report::article(analysis, analyzer.targets(), true);
        let text = &analysis.document.article.text;
        for (paragraph, found) in report.paragraphs.iter().zip(&analysis.stances) {
            assert_eq!(paragraph.text.as_deref(), text.get(paragraph.bytes.range()));
            assert_eq!(paragraph.stance.len(), found.len());
            for (reported, found) in paragraph.stance.iter().zip(found) {
                assert_eq!(reported.label, found.label);
                assert!(near(reported.score, found.score, 1) && near(reported.confidence, found.confidence, 1));
                holds_its_sum(reported, found, text);
            }
        }
    });
}

/// A reported stance's contributions add up to its score, and its words stand where it says.
fn holds_its_sum(reported: &report::Stance, found: &Stance, text: &str) {
    assert_eq!(reported.evidence.len(), found.evidence.len());
    let sum: f64 = reported.evidence.iter().map(|evidence| evidence.contribution).sum();
    assert!(near(sum, reported.score, 1 + reported.evidence.len()), "{reported:?}");
    for (reported, found) in reported.evidence.iter().zip(&found.evidence) {
        assert!(near(reported.favor, found.favor, 1) && near(reported.against, found.against, 1));
        assert_eq!(reported.text.as_deref(), text.get(reported.bytes.range()));
        if let Some(mention) = &reported.mention {
            assert_eq!(mention.text.as_deref(), text.get(mention.bytes.range()));
        }
    }
}

/// Whether two numbers differ by no more than `roundings` roundings to four places.
fn near(a: f64, b: f64, roundings: usize) -> bool {
    (a - b).abs() <= 0.000_050_1 * roundings as f64
}
