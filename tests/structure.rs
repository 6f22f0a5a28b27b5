//! The structure of articles: each file of `tests/structure/cases` beside a snapshot of what is found in it, and lines
//! that are, or only look like, the words of a page.
//!
//! To add a case, add a file and run `INSTA_UPDATE=always cargo test --test structure`; then read the snapshot.

use proptest::prelude::*;
use slantwise::text::{Markup, ParagraphKind};
use slantwise::{Article, Document, input};
use std::error::Error;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{fs, io};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/structure")
}

/// A paragraph on one line, for people to read.
fn shown(text: &str) -> String {
    text.replace("\r\n", " ⏎ ").replace(['\n', '\r'], " ⏎ ")
}

fn describe(reading: input::Reading) -> Result<String, Box<dyn Error>> {
    let mut out = String::new();
    for warning in &reading.warnings {
        writeln!(out, "warning      {warning}")?;
    }
    for error in &reading.errors {
        writeln!(out, "error        {error}")?;
    }
    for article in reading.articles {
        let document = Document::new(article);
        let Article { title, url, outlet, author, published, genre, .. } = &document.article;
        let facts = [("url", url), ("outlet", outlet), ("author", author), ("published", published), ("genre", genre)];
        for (name, fact) in facts {
            if let Some(fact) = fact {
                writeln!(out, "{name:12} {fact}")?;
            }
        }
        writeln!(out, "title        {}", title.as_deref().unwrap_or("-"))?;
        for paragraph in &document.paragraphs {
            let kind = serde_json::to_value(paragraph.kind)?;
            writeln!(out, "{:12} {}", kind.as_str().unwrap_or_default(), shown(document.slice(paragraph.bytes)))?;
        }
    }
    Ok(out)
}

#[test]
fn cases() -> io::Result<()> {
    let mut files: Vec<_> = fs::read_dir(folder().join("cases"))?.collect::<Result<_, _>>()?;
    files.sort_by_key(fs::DirEntry::file_name);
    files.retain(|file| file.path().extension().is_some_and(|ending| ending != "snap" && ending != "new"));
    assert!(files.len() >= 10, "cases are missing");
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(folder().join("cases"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        for file in files {
            let name = file.file_name().into_string().unwrap();
            let reading = input::read(&name, fs::read(file.path()).unwrap());
            insta::assert_snapshot!(name.replace('.', "-"), describe(reading).unwrap());
        }
    });
    Ok(())
}

const ABOVE: &str = "A pond is not a lake\n\nThe council wants to drain the old pond and sell the land to a builder who \
                     promises two hundred flats. Neighbours have collected four thousand signatures against the plan.\n\n\
                     Frogs, they say, were here first. A survey by the university counted eleven species, two of which \
                     live nowhere else in the county, and the builder has not said where they would go.";
const BELOW: &str = "The vote is on Monday. Whatever its outcome, the neighbours have promised to meet again by the water, \
                     as they have done on every first Sunday since the plan was made public.";

/// The lines of a file that are not blank and no remarks, and the number of each.
fn lines(name: &str) -> Vec<(usize, String)> {
    let text = fs::read_to_string(folder().join(name)).expect("the file of lines stands beside the cases");
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'));
    lines.map(|(at, line)| (at + 1, line.to_owned())).collect()
}

/// What a paragraph becomes that is exactly `line`.
fn kind_of(text: String, line: &str) -> Option<ParagraphKind> {
    kind_in(&Document::new(Article { text, ..Article::default() }), line)
}

/// The kind of the paragraph that is exactly `line`.
fn kind_in(document: &Document, line: &str) -> Option<ParagraphKind> {
    document.paragraphs.iter().find(|paragraph| document.slice(paragraph.bytes) == line).map(|paragraph| paragraph.kind)
}

#[test]
fn page_lines_are_boilerplate() {
    let wrong = lines("page-lines.txt").into_iter().filter_map(|(number, line)| {
        let kind = kind_of(format!("{ABOVE}\n\n{BELOW}\n\n{line}\n"), &line);
        (kind != Some(ParagraphKind::Boilerplate)).then(|| format!("{number}: {kind:?}: {line}"))
    });
    let wrong: Vec<_> = wrong.collect();
    assert!(wrong.is_empty(), "{} lines\n{}", wrong.len(), wrong.join("\n"));
}

/// Pages written by others than those that the weights of words were fitted on (`training/pages`).
#[test]
fn pages_lose_what_is_of_the_page() {
    #[derive(serde::Deserialize)]
    struct Page {
        title: String,
        blocks: Vec<Block>,
    }
    #[derive(serde::Deserialize)]
    struct Block {
        text: String,
        kind: String,
    }
    let (mut page, mut found, mut body, mut kept) = (0, 0, 0, 0);
    for number in 1..=6 {
        let file = fs::read_to_string(folder().join(format!("pages/{number}.jsonl"))).expect("the pages stand there");
        for line in file.lines() {
            let written: Page = serde_json::from_str(line).expect("a page is a line of JSON");
            let blocks = written.blocks.iter().map(|block| block.text.as_str());
            let text = std::iter::once(written.title.as_str()).chain(blocks).collect::<Vec<_>>().join("\n\n");
            let document = Document::new(Article { text, ..Article::default() });
            for Block { text: block, kind } in &written.blocks {
                let is_page = kind_in(&document, block) == Some(ParagraphKind::Boilerplate);
                if kind == "boilerplate" {
                    page += 1;
                    found += usize::from(is_page);
                } else if kind == "body" {
                    body += 1;
                    kept += usize::from(!is_page);
                }
            }
        }
    }
    assert!(found * 100 >= page * 70, "{found} of {page} paragraphs of pages found");
    assert!(kept * 100 >= body * 99, "{kept} of {body} paragraphs of articles kept");
}

#[test]
fn body_lines_are_kept() {
    let mut wrong = Vec::new();
    for (number, line) in lines("body-lines.txt") {
        for text in [format!("{ABOVE}\n\n{line}\n\n{BELOW}\n"), format!("{ABOVE}\n\n{BELOW}\n\n{line}\n")] {
            let kind = kind_of(text, &line);
            if kind != Some(ParagraphKind::Body) {
                wrong.push(format!("{number}: {kind:?}: {line}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} lines\n{}", wrong.len(), wrong.join("\n"));
}

/// The title of an article that starts with `line` above paragraphs.
fn title_below(line: &str) -> Option<String> {
    let (_, text) = ABOVE.split_once("\n\n").expect("there is a title");
    Document::new(Article { text: format!("{line}\n\n{text}\n"), ..Article::default() }).article.title
}

#[test]
fn headlines_win_although_they_have_words_of_pages() {
    for (number, line) in lines("headlines.txt") {
        assert_eq!(title_below(&line).as_deref(), Some(line.as_str()), "{number}");
        assert_eq!(title_below(&format!("{line}\n\nBy Ada Quill")), Some(line), "{number}");
    }
    for (number, line) in lines("no-headlines.txt") {
        assert_eq!(title_below(&line), None, "{number}: {line}");
    }
}

#[test]
fn the_text_goes_on_below_a_line_of_the_page() {
    for page in ["Sign up for our newsletter.", "Read more: Ten ponds", "ADVERTISEMENT", "Subscribe to our newsletter"]
    {
        for line in [
            "The vote is in May. Until then the pumps stay where they are.",
            "The builder declined to comment.",
            "“We are tired of pumps,” Quill said.",
            "Quill laughed: “Ask me next year.”",
        ] {
            for below in ["", "Leave a Reply\n\nRequired fields are marked *"] {
                let text = format!("{ABOVE}\n\n{page}\n\n{line}\n\n{below}");
                assert_eq!(kind_of(text, line), Some(ParagraphKind::Body), "{line} below {page}");
            }
        }
    }
}

/// What parts of the structure look for, and characters that trip programs.
const PIECES: &[&str] = &[
    "A pond is not a lake",
    "It is older.",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\u{2028}",
    " ",
    "    ",
    "\t",
    "- ",
    "* ",
    "1. ",
    "(a) ",
    "•",
    "> ",
    ">",
    "# ",
    "## ",
    "\n===\n",
    "\n---\n",
    "***",
    "```\n",
    "`",
    "**",
    "_",
    "[a](b)",
    "![a](b.png)",
    "[^1]",
    "[^1]: ",
    "|",
    "|-|-|\n",
    "| a | b |\n",
    "<br>",
    "<p>",
    "</p>",
    "<!-- a -->",
    "<script>",
    "&amp;",
    "&mdash;",
    "&nosuch;",
    "\\*",
    "~~",
    "- [ ] ",
    "{#id}",
    "[b]: http://c.example\n",
    "By Ada Quill",
    "Leave a Reply",
    "Related articles",
    "© 2024",
    "12 comments",
    "Bob says:",
    "Photo: Jo",
    "(Reuters)",
    "”",
    "“",
    "é",
    "界",
    "🎉",
    "\u{301}",
    "\u{200B}",
    "\u{FEFF}",
    "\u{0}",
];

/// What holds for the structure of every text.
fn check(text: &str, markup: Markup) -> Result<(), TestCaseError> {
    let document = Document::new(Article { text: text.to_owned(), markup, ..Article::default() });
    let mut spans: Vec<_> = document.paragraphs.iter().map(|paragraph| paragraph.bytes).collect();
    prop_assert!(spans.is_sorted());
    spans.extend(document.title);
    spans.sort();
    for span in &spans {
        let slice = text.get(span.range());
        prop_assert!(slice.is_some_and(|slice| !slice.is_empty() && slice.trim() == slice), "{span:?}");
    }
    prop_assert!(spans.windows(2).all(|pair| pair[0].end <= pair[1].start), "{spans:?}");
    // Markdown has letters in what it does not show (`[b]: http://c.example`), and so have markers before a title.
    if markup == Markup::Plain {
        let spans: Vec<_> = spans.iter().chain(&document.markup).collect();
        let outside =
            |(at, c): &(usize, char)| c.is_alphanumeric() && !spans.iter().any(|span| span.range().contains(at));
        prop_assert_eq!(text.char_indices().find(outside), None);
    }
    prop_assert!(document.markup.windows(2).all(|pair| pair[0].end <= pair[1].start), "{:?}", document.markup);
    for paragraph in &document.paragraphs {
        let sentences = document.sentences_of(paragraph);
        prop_assert!(!sentences.is_empty());
        prop_assert!(sentences.iter().all(|sentence| paragraph.bytes.contains(sentence.bytes)));
        prop_assert!(sentences.windows(2).all(|pair| pair[0].bytes.end <= pair[1].bytes.start));
        let prose = document.prose(paragraph.bytes);
        prop_assert!(prose.len() <= paragraph.bytes.len(), "{prose}");
        for sentence in sentences {
            let tokens = document.tokens_of(sentence);
            prop_assert!(tokens.iter().all(|token| sentence.bytes.contains(token.bytes)));
            prop_assert!(tokens.windows(2).all(|pair| pair[0].bytes.end <= pair[1].bytes.start));
        }
    }
    Ok(())
}

proptest! {
    #[test]
    fn any_text_has_structure(text in "\\PC{0,200}") {
        check(&text, Markup::Plain)?;
        check(&text, Markup::Markdown)?;
    }

    #[test]
    fn a_soup_of_structure_has_structure(soup in proptest::collection::vec(proptest::sample::select(PIECES), 0..60)) {
        check(&soup.concat(), Markup::Plain)?;
        check(&soup.concat(), Markup::Markdown)?;
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let reading = input::read("a.md", bytes);
        prop_assert_eq!(reading.articles.len() + reading.errors.len(), 1);
    }
}
