//! Checks the lexicons and packs them into a static table.

// The modules are shared with the library, which uses more of them.
#[path = "src/lexicon/builder.rs"]
mod builder;
#[allow(dead_code)]
#[path = "src/lexicon/check.rs"]
mod check;
#[allow(dead_code)]
#[path = "src/lexicon/cues.rs"]
mod cues;
#[allow(dead_code)]
#[path = "src/lexicon/format.rs"]
mod format;
#[path = "src/lexicon/inflect.rs"]
mod inflect;
#[allow(dead_code)]
#[path = "src/lexicon/phrases.rs"]
mod phrases;
#[allow(dead_code)]
#[path = "src/lexicon/problem.rs"]
mod problem;
#[allow(dead_code)]
#[path = "src/lexicon/words.rs"]
mod words;

#[path = "build/vader.rs"]
mod vader;

use format::{Lexicon, Packed};
use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    let out = PathBuf::from(env::var("OUT_DIR")?);
    #[cfg(feature = "encoder")]
    weights(&out)?;
    lexicons(&out)
}

/// Unpacks the weights of the encoder, so that the program holds them as it uses them.
#[cfg(feature = "encoder")]
fn weights(out: &Path) -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=weights");
    let packed = fs::read("weights/encoder.safetensors.zst")?;
    println!("cargo::rustc-env=SLANTWISE_WEIGHTS={}", check::sha256(&packed));
    let mut unpacked = ruzstd::decoding::StreamingDecoder::new(&packed[..])?;
    std::io::copy(&mut unpacked, &mut fs::File::create(out.join("encoder.safetensors"))?)?;
    Ok(())
}

/// Writes all lexicons, sorted by name, as one postcard file, the cues of stance as another, and the texts as a third; a
/// broken lexicon fails the build with its line.
fn lexicons(out: &Path) -> Result<(), Box<dyn Error>> {
    let root = Path::new("lexicons");
    println!("cargo::rerun-if-changed=lexicons");
    let mut lexicons = Vec::new();
    let mut sources = Vec::new();
    let mut broken = false;
    for path in toml_files(root)? {
        let file = path.display().to_string();
        let name = path.strip_prefix(root)?.with_extension("");
        let name = name.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/");
        let text = fs::read_to_string(&path)?;
        match check::parse(&name, &file, &text) {
            Ok(lexicon) => {
                lexicons.push(lexicon);
                sources.push((name, text));
            }
            Err(problems) => {
                broken = true;
                for line in problems.to_string().lines() {
                    println!("cargo::error={line}");
                }
            }
        }
    }
    if broken {
        return Err("a lexicon is broken".into());
    }
    let packed = lexicons
        .iter()
        .map(|lexicon| {
            let phrases = phrases::Phrases::of_lists(&lexicon.lists);
            Ok((lexicon, postcard::to_allocvec(lexicon)?, postcard::to_allocvec(&phrases)?))
        })
        .collect::<Result<Vec<_>, postcard::Error>>()?;
    let packed = packed.iter().map(|(Lexicon { name, sha256, target, .. }, lexicon, phrases)| Packed {
        name,
        sha256,
        target: target.as_ref().map(|target| target.id.as_str()),
        lexicon,
        phrases,
    });
    fs::write(out.join("lexicons.postcard"), postcard::to_allocvec(&packed.collect::<Vec<_>>())?)?;
    fs::write(out.join("cues.postcard"), postcard::to_allocvec(&cues::Cues::of(&lexicons))?)?;
    fs::write(out.join("sources.postcard"), postcard::to_allocvec(&sources)?)?;
    fs::write(out.join("vader.rs"), vader::tables(&lexicons)?)?;
    Ok(())
}

/// All `.toml` files below a folder, sorted by path.
fn toml_files(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            files.extend(toml_files(&path)?);
        } else if path.extension().is_some_and(|ending| ending == "toml") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}
