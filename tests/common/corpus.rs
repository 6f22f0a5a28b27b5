//! Articles to hold laws against: the examples, and whatever is shared where `SLANTWISE_SHARED` says so.

use slantwise::{Article, Engine, evaluate};
use std::fs;
use std::path::{Path, PathBuf};

/// Of the shared articles one in so many is enough for an engine that reads with weights, which takes its time.
const FEW: usize = 25;

/// All articles at hand, as far as they suit an engine.
#[allow(clippy::print_stderr, reason = "a test says what it leaves out")]
pub fn articles(engine: Engine) -> Vec<Article> {
    let mut articles = examples();
    articles.extend(shapes());
    match shared() {
        Some(data) => {
            let text = fs::read_to_string(data.join("sample-article.txt")).expect("the shared sample can be read");
            articles.push(Article { id: "sample".to_owned(), text, ..Article::default() });
            for name in ["stance-train", "stance-written"] {
                let labels =
                    evaluate::read(&data.join(name).join("articles.jsonl"), None, &[]).expect("as can the others");
                let every = if engine.weights().is_some() { FEW } else { 1 };
                articles.extend(labels.articles.into_iter().step_by(every).map(|labelled| labelled.document.article));
            }
        }
        None => eprintln!("SLANTWISE_SHARED is not set: the examples only"),
    }
    articles
}

/// The folder of the shared data.
pub fn shared() -> Option<PathBuf> {
    std::env::var_os("SLANTWISE_SHARED").map(|folder| Path::new(&folder).join("data"))
}

/// The articles in `examples/`.
pub fn examples() -> Vec<Article> {
    read("examples", &["txt", "md"])
}

/// Every third article of `tests/shape/`, in which real firms are spoken of.
pub fn shapes() -> Vec<Article> {
    read("tests/shape", &["txt"]).into_iter().step_by(3).collect()
}

fn read(folder: &str, endings: &[&str]) -> Vec<Article> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let entries = fs::read_dir(root.join(folder)).expect("the package has this folder");
    let mut paths: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| endings.iter().any(|e| *e == ending)));
    paths.sort();
    let read = |path: &PathBuf| {
        let bytes = fs::read(path).expect("its articles can be read");
        slantwise::input::read(&path.display().to_string(), bytes).articles
    };
    paths.iter().flat_map(read).collect()
}
