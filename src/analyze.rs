//! The pipeline: from an article to everything that is known about it.

use crate::quotation::{self, Quotation};
use crate::sentiment::Tones;
use crate::stance::{Engine, Headline, Stance};
use crate::target::{self, Mention, Targets};
use crate::text::{Article, Document};

/// An engine and the targets it looks for. Building one can fail, analyzing with it cannot.
#[derive(Clone, Debug, Default)]
pub struct Analyzer {
    engine: Engine,
    targets: Targets,
}

/// What was found in one article, unrounded.
#[derive(Clone, Debug, Default)]
pub struct Analysis {
    /// The article and its structure.
    pub document: Document,
    /// Its sentiment.
    pub tones: Tones,
    /// Where it refers to a target, in text order.
    pub mentions: Vec<Mention>,
    /// Who says what in it, in text order.
    pub quotations: Vec<Quotation>,
    /// One list for each paragraph: a stance for each target that the paragraph refers to.
    pub stances: Vec<Vec<Stance>>,
    /// The headline, analyzed as a text of its own with one paragraph: its spans count from its own start.
    pub title: Option<Box<Analysis>>,
}

impl Analyzer {
    /// An analyzer for the given targets.
    pub fn new(engine: Engine, targets: Targets) -> Self {
        Self { engine, targets }
    }

    /// The targets looked for, in the order of report entries.
    pub fn targets(&self) -> &Targets {
        &self.targets
    }

    /// The engine in use.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// Analyzes an article.
    pub fn analyze(&self, article: Article) -> Analysis {
        self.analyze_document(Document::new(article))
    }

    /// Analyzes a document whose structure is known.
    pub fn analyze_document(&self, document: Document) -> Analysis {
        let title = document.article.title.clone().map(|title| Box::new(self.stages(Document::headline(title), None)));
        let headline = title.as_deref().map(|Analysis { document, mentions, .. }| Headline { document, mentions });
        let stages = self.stages(document, headline);
        Analysis { title, ..stages }
    }

    fn stages(&self, document: Document, headline: Option<Headline<'_>>) -> Analysis {
        let mentions = target::find(&document, &self.targets);
        let tones = self.engine.tones(&document, headline, &mentions);
        let quotations = quotation::find(&document);
        let stances = self.engine.score(&document, headline, &self.targets, &tones, &mentions, &quotations);
        Analysis { document, tones, mentions, quotations, stances, title: None }
    }
}
