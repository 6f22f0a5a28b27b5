//! Reports without the words of the articles they are about.

use super::article::{Article, Sentiment};
use super::stance::{Holder, Stance};

impl Article {
    /// Leaves out every word of the text: the headline, paragraphs, evidence, quotations and names of speakers. Offsets,
    /// labels and numbers stay, and so does what describes the article (`author`, `outlet`, `url`).
    pub fn remove_text(&mut self) {
        self.title = None;
        if let Some(headline) = &mut self.headline {
            headline.text = None;
            headline.sentiment.remove_text();
            headline.stance.iter_mut().for_each(Stance::remove_text);
        }
        for summary in self.stance.iter_mut().flat_map(|s| &mut s.holders) {
            summary.holder.name = None;
        }
        for quotation in &mut self.quotations {
            quotation.text = None;
            if let Some(speaker) = &mut quotation.speaker {
                speaker.name = None;
            }
            if let Some(cue) = &mut quotation.cue {
                cue.text = None;
            }
        }
        for paragraph in &mut self.paragraphs {
            paragraph.text = None;
            paragraph.sentiment.remove_text();
            paragraph.stance.iter_mut().for_each(Stance::remove_text);
            for step in paragraph.sentences.iter_mut().flat_map(|s| &mut s.steps).flatten() {
                step.word.text = None;
                if let Some(cue) = &mut step.cue {
                    cue.text = None;
                }
            }
        }
    }
}

impl Sentiment {
    fn remove_text(&mut self) {
        self.evidence.iter_mut().flatten().for_each(|rated| rated.words.text = None);
    }
}

impl Stance {
    fn remove_text(&mut self) {
        self.holder.name = None;
        for evidence in &mut self.evidence {
            evidence.text = None;
            evidence.holder = Holder { name: None, ..evidence.holder };
            if let Some(mention) = &mut evidence.mention {
                mention.text = None;
            }
        }
    }
}
