//! A score is made of evidence: replaying the evidence of every stance, and the steps of every sentiment, gives exactly
//! the numbers, and reports say nothing else.

#[path = "common/corpus.rs"]
mod corpus;

use slantwise::report::{self, Article};
use slantwise::sentiment::{Tone, vader, vader_steps};
use slantwise::span::Span;
use slantwise::stance::{Stance, weigh};
use slantwise::text::ParagraphKind;
use slantwise::{Analysis, Analyzer, Engine, Targets};

/// Holds every analysis of every article at hand, by every engine, against a law.
fn for_every_analysis(mut law: impl FnMut(&Analyzer, &Analysis)) {
    for engine in [Engine::Keywords, Engine::Lexicon] {
        let analyzer = Analyzer::new(engine, Targets::builtin());
        for article in corpus::articles() {
            let analysis = analyzer.analyze(article);
            analysis.title.iter().for_each(|title| law(&analyzer, title));
            law(&analyzer, &analysis);
        }
    }
}

#[test]
fn weighing_the_evidence_again_gives_the_stance() {
    let mut replayed = 0;
    for_every_analysis(|_, analysis| {
        for stance in analysis.stances.iter().flatten() {
            let again = weigh(stance.target, stance.evidence.clone());
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
            let summed = weigh(stance.target, vec![one]);
            assert_eq!((summed.label, summed.score), (stance.label, stance.score));
        }
    });
}

#[test]
fn no_evidence_is_no_stance() {
    let none = weigh(slantwise::target::TargetIndex(0), Vec::new());
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
fn a_paragraphs_tone_is_made_of_its_sentences_and_the_articles_of_its_paragraphs() {
    let mut seen = [0; 3];
    for_every_analysis(|_, analysis| {
        let Analysis { document, tones, .. } = analysis;
        let mut balance = Vec::new();
        for (paragraph, tone) in document.paragraphs.iter().zip(&tones.paragraphs) {
            let sentences = &tones.sentences[paragraph.sentences.range()];
            let sum: f64 = sentences.iter().map(|s| s.compound * if s.compound < 0.0 { 1.5 } else { 1.0 }).sum();
            assert_eq!(tone.score, sum / (sum * sum + 15.0).sqrt());
            assert_eq!(tone.label, side(tone.score, -0.01, 0.2), "{}", tone.score);
            seen[tone.label as usize] += 1;
            if paragraph.kind != ParagraphKind::Boilerplate {
                balance.push(f64::from((tone.score >= 0.2) as i8 - (tone.score <= -0.01) as i8));
            }
        }
        let score = balance.iter().sum::<f64>() / balance.len().max(1) as f64;
        assert!((tones.article.score - score).abs() < 1e-12);
        assert_eq!(tones.article.label, side(tones.article.score, -0.25, 0.25));
    });
    assert!(seen.iter().all(|count| *count > 0), "not all tones occur: {seen:?}");
}

fn side(score: f64, negative: f64, positive: f64) -> Tone {
    match score {
        score if score >= positive => Tone::Positive,
        score if score <= negative => Tone::Negative,
        _ => Tone::Neutral,
    }
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
