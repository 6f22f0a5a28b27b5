//! Lays out VADER's vocabulary as static tables: word scores from the crate `vader_sentiment`, corrected and completed by
//! the lexicons `vader-3.3.2`, `vader/words` and `vader/rules`.
//!
//! Words are found by a perfect hash (hash and displace, after Belazzougui, Botelho & Dietzfelbinger, ESA 2009): a group of
//! words shares a displacement that sends each of them to a slot of its own.

#[path = "../src/sentiment/vader/key.rs"]
mod key;
// Shared with the library, which uses all of it.
#[allow(dead_code)]
#[path = "../src/sentiment/vader/role.rs"]
mod role;

use crate::format::{Lexicon, List};
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};
use std::error::Error;
use std::fmt::{Debug, Write};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// The role of the list whose one entry makes a negation of any word that it is part of.
const NEGATIVE_PART: &str = "negative part";

/// The first code of a word in the table; those below stand for no word, and for words that are not in it. The odd codes
/// are for words in capitals.
const FIRST_KNOWN: u16 = role::UNKNOWN_NEGATION + 2;

/// The bit for the words of a list of single words.
fn role_of_words(role: &str) -> Option<u16> {
    Some(match role {
        "increase" => role::INCREASE,
        "decrease" => role::DECREASE,
        "negation" => role::NEGATION,
        "contrast" => role::CONTRAST,
        "denial" => role::DENIAL,
        "alternative" => role::ALTERNATIVE,
        "least" => role::LEAST,
        _ => return None,
    })
}

/// The bits for the first and the later words of the phrases of a list.
fn roles_of_phrases(role: &str) -> Option<(u16, u16)> {
    Some(match role {
        "not least" => (role::NOT_LEAST, role::LEAST),
        "unequalled" => (role::UNEQUALLED, role::UNEQUALLED_BY),
        "undoubted" => (role::UNDOUBTED, role::UNDOUBTED_BY),
        "dampener" | "idiom" => (role::PHRASE, role::PHRASE),
        _ => return None,
    })
}

/// What is known of a word.
#[derive(Default)]
struct Word {
    score: Option<f64>,
    roles: u16,
}

/// The tables as Rust source.
pub fn tables(lexicons: &[Lexicon]) -> Result<String> {
    let find = |name: &str| lexicons.iter().find(|l| l.name == name).ok_or(format!("lexicons/{name}.toml is missing"));
    let mut words = scores(find("vader-3.3.2")?)?;
    let lists: Vec<&List> = [find("vader/words")?, find("vader/rules")?].iter().flat_map(|l| &l.lists).collect();
    for list in &lists {
        assign(list, &mut words)?;
    }
    // By this order, one comparison of codes tells what to do with a word.
    let mut order: Vec<(String, Word)> = words.into_iter().collect();
    order.sort_by_key(|(_, word)| {
        (word.score.is_some(), word.roles & role::CONTRAST != 0, word.score.is_some() && word.roles == 0)
    });
    let codes: HashMap<&str, u16> =
        (FIRST_KNOWN..).step_by(2).zip(&order).map(|(code, (text, _))| (&**text, code)).collect();

    let mut out = String::new();
    write_words(&order, &mut out)?;
    write_slots(&codes, &mut out)?;
    write_phrases(&lists, &codes, &mut out)?;
    write_emoji(&mut out)?;
    Ok(out)
}

/// VADER's word scores, without what no word of a text can equal once it is made small and cut at white space.
fn scores(differences: &Lexicon) -> Result<BTreeMap<String, Word>> {
    let all = vader_sentiment::LEXICON.iter().map(|(word, score)| (word.to_lowercase(), *score));
    let mut scores: BTreeMap<String, f64> = all.filter(|(word, _)| !word.contains(' ')).collect();
    for list in &differences.lists {
        for entry in &list.entries {
            match (list.role.as_str(), entry.weight) {
                ("score", Some(score)) => drop(scores.insert(entry.phrase.clone(), score)),
                ("absent", None) => drop(scores.remove(&entry.phrase)),
                _ => return Err(format!("`{}` does not fit the role `{}`", entry.phrase, list.role).into()),
            }
        }
    }
    Ok(scores.into_iter().map(|(word, score)| (word, Word { score: Some(score), roles: 0 })).collect())
}

/// Gives the words of a list their roles.
fn assign(list: &List, words: &mut BTreeMap<String, Word>) -> Result<()> {
    for entry in &list.entries {
        let parts: Vec<&str> = entry.phrase.split(' ').collect();
        let (first, later) = match (role_of_words(&list.role), roles_of_phrases(&list.role), parts.len()) {
            (Some(role), _, 1) => (role, 0),
            (_, Some(roles), 2 | 3) => roles,
            _ if list.role == NEGATIVE_PART => continue,
            _ => return Err(format!("`{}` does not fit the role `{}`", entry.phrase, list.role).into()),
        };
        for (n, part) in parts.into_iter().enumerate() {
            words.entry(part.to_owned()).or_default().roles |= if n == 0 { first } else { later };
        }
    }
    Ok(())
}

fn write_words(order: &[(String, Word)], out: &mut String) -> Result<()> {
    let first = |wanted: fn(&Word) -> bool| {
        let n = order.iter().position(|(_, word)| wanted(word)).unwrap_or(order.len());
        usize::from(FIRST_KNOWN) + 2 * n
    };
    let mut roles = vec![0; usize::from(FIRST_KNOWN) / 2];
    roles[usize::from(role::UNKNOWN_NEGATION) / 2] = role::NEGATION;
    roles.extend(order.iter().map(|(_, word)| word.roles));
    roles.truncate(1 + roles.iter().rposition(|roles| *roles != 0).unwrap_or(0));
    let scores: Vec<f64> = order.iter().filter_map(|(_, word)| word.score).collect();

    constant(
        out,
        "The first code of a word that contrasts: all below it change other words at most.",
        "FIRST_CONTRAST",
        "u16",
        first(|word| word.score.is_some() || word.roles & role::CONTRAST != 0),
    )?;
    constant(out, "The first code of a rated word: all from here up are rated.", "FIRST_RATED", "u16", {
        first(|word| word.score.is_some())
    })?;
    table(out, "The roles of the words by half their code; words beyond have none.", "ROLES", "u16", &roles)?;
    table(out, "The scores of the rated words, the first that of [`FIRST_RATED`].", "SCORES", "f64", &scores)
}

fn write_slots(codes: &HashMap<&str, u16>, out: &mut String) -> Result<()> {
    let mut words = Vec::new();
    for (word, &code) in codes {
        if word.len() > key::LONGEST || word.bytes().any(|b| !b.is_ascii_graphic() || b.is_ascii_uppercase()) {
            return Err(format!("`{word}` is no word of up to {} small ASCII characters", key::LONGEST).into());
        }
        words.push((key::pack(word.as_bytes()), code));
    }
    words.sort_unstable();
    // A seed fails where words of one group have the same place in it.
    let (seed, displacements, slots) = (1..100_u64)
        .map(|n| n.wrapping_mul(0x9E37_79B9_7F4A_7C15))
        .find_map(|seed| place(&words, seed).map(|(displacements, slots)| (seed, displacements, slots)))
        .ok_or("the table of words is full: double SLOTS in src/sentiment/vader/key.rs")?;
    let slots = || slots.iter().map(|slot| slot.unwrap_or(([0; 3], role::UNKNOWN)));
    let heads: Vec<u64> = slots().map(|(key, _)| key[0]).collect();
    let tails: Vec<[u64; 2]> = slots().map(|(key, _)| [key[1], key[2]]).collect();
    let codes: Vec<u16> = slots().map(|(_, code)| code).collect();
    constant(out, "The seed of the hash.", "SEED", "u64", seed)?;
    table(out, "What sends the words of a group to their slots.", "DISPLACEMENTS", "u16", &displacements)?;
    table(out, "By slot: the first eight bytes of its word.", "HEADS", "u64", &heads)?;
    table(out, "By slot: the further bytes of its word.", "TAILS", "[u64; 2]", &tails)?;
    table(out, "By slot: the code of its word.", "CODES", "u16", &codes)
}

type Slots = Vec<Option<(key::Key, u16)>>;

/// Finds a displacement for each group, the largest groups first, while there is room.
fn place(words: &[(key::Key, u16)], seed: u64) -> Option<(Vec<u16>, Slots)> {
    let mut groups = vec![Vec::new(); key::GROUPS];
    for &(key, code) in words {
        let hash = key::hash(&key, seed);
        groups[key::group(hash)].push((hash, key, code));
    }
    let mut displacements = vec![0; key::GROUPS];
    let mut slots: Slots = vec![None; key::SLOTS];
    let mut order: Vec<usize> = (0..key::GROUPS).collect();
    order.sort_by_key(|&group| Reverse(groups[group].len()));
    for group in order {
        let free = |displacement: &u16| {
            let mut taken = Vec::new();
            groups[group].iter().all(|&(hash, ..)| {
                let slot = key::slot(hash, *displacement);
                let is_free = slots[slot].is_none() && !taken.contains(&slot);
                taken.push(slot);
                is_free
            })
        };
        let displacement = (0..key::SLOTS as u16).find(free)?;
        displacements[group] = displacement;
        for &(hash, key, code) in &groups[group] {
            slots[key::slot(hash, displacement)] = Some((key, code));
        }
    }
    Some((displacements, slots))
}

fn write_phrases(lists: &[&List], codes: &HashMap<&str, u16>, out: &mut String) -> Result<()> {
    let (mut idioms, mut dampeners) = (Vec::new(), Vec::new());
    for list in lists {
        for entry in &list.entries {
            let packed =
                entry.phrase.split(' ').filter_map(|word| codes.get(word)).fold(0, |p, &c| p << 16 | u64::from(c));
            match (list.role.as_str(), entry.weight) {
                ("idiom", Some(score)) => idioms.push((packed, score)),
                ("dampener", None) => dampeners.push(packed),
                (NEGATIVE_PART, None) => {
                    constant(
                        out,
                        "The letters that make a negation of any word.",
                        "NEGATIVE_PART",
                        "&str",
                        &entry.phrase,
                    )?;
                }
                ("idiom", None) => return Err(format!("the idiom `{}` has no weight", entry.phrase).into()),
                _ => {}
            }
        }
    }
    table(
        out,
        "Phrases with a score of their own: the codes of their words, 16 bits each.",
        "IDIOMS",
        "(u64, f64)",
        &idioms,
    )?;
    table(out, "Phrases that dampen: the codes of their words.", "DAMPENERS", "u64", &dampeners)
}

/// Only emoji of one character: VADER looks up character by character, so that the others are never found.
fn write_emoji(out: &mut String) -> Result<()> {
    let single = vader_sentiment::EMOJI_LEXICON.iter().filter_map(|(emoji, description)| {
        let mut chars = emoji.chars();
        chars.next().filter(|_| chars.next().is_none()).map(|emoji| (emoji, *description))
    });
    let mut emoji: Vec<(char, &str)> = single.collect();
    emoji.sort_unstable();
    let mut blocks = vec![0u64; 128];
    for &(emoji, _) in &emoji {
        let block = emoji as usize / 16;
        *blocks.get_mut(block / 64).ok_or(format!("the emoji {emoji} is beyond U+1FFFF"))? |= 1 << (block % 64);
    }
    table(out, "Emoji and the words that stand for them, sorted.", "EMOJI", "(char, &str)", &emoji)?;
    table(
        out,
        "A bit for each block of 16 characters up to U+1FFFF: emoji are among them.",
        "EMOJI_BLOCKS",
        "u64",
        &blocks,
    )
}

fn constant(out: &mut String, doc: &str, name: &str, of: &str, value: impl Debug) -> Result<()> {
    Ok(writeln!(out, "/// {doc}\npub const {name}: {of} = {value:?};")?)
}

fn table<T: Debug>(out: &mut String, doc: &str, name: &str, of: &str, rows: &[T]) -> Result<()> {
    Ok(writeln!(out, "/// {doc}\npub static {name}: [{of}; {}] = {rows:?};", rows.len())?)
}
