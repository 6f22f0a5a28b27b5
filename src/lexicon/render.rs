//! Problems as a person reads them: the line, the place in it, and what to do.

use super::problem::Problems;
use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

/// Each problem with the excerpt of the file that it concerns.
pub fn render(problems: &Problems, colours: bool) -> String {
    let renderer = if colours { Renderer::styled() } else { Renderer::plain() };
    let reports = problems.problems.iter().map(|problem| {
        let end = problem.bytes.end.min(problems.text.len());
        let start = problem.bytes.start.min(end);
        let place = AnnotationKind::Primary.span(start..end);
        let excerpt = Snippet::source(&problems.text).path(&problems.file).annotation(place);
        let title = Level::ERROR.primary_title(&problem.what);
        renderer.render(&[title.element(excerpt).element(Level::HELP.message(&problem.remedy))])
    });
    reports.collect::<Vec<_>>().join("\n\n")
}
