//! Regular English endings.
//!
//! A form that no writer uses does no harm, since it never matches; so where spelling is a matter of stress
//! (`benefited`, `benefitted`) both forms are given. Irregular forms stand in the lexicon as entries of their own.

use super::format::Inflect;

/// The words of a phrase in each of its further forms.
pub(super) fn forms(words: &[String], inflect: Inflect) -> Vec<Vec<String>> {
    let (at, variants) = match (inflect, words) {
        (Inflect::Noun, [.., last]) => (words.len() - 1, vec![with_s(last)]),
        (Inflect::Verb, [first, ..]) => (0, verb(first)),
        _ => return Vec::new(),
    };
    let form = |variant: String| {
        let mut form = words.to_vec();
        form[at] = variant;
        form
    };
    variants.into_iter().map(form).collect()
}

/// The plural of a noun, the third person of a verb.
fn with_s(word: &str) -> String {
    if let Some(stem) = word.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'i', 'o', 'u'])) {
        format!("{stem}ies")
    } else if ["s", "x", "z", "ch", "sh"].iter().any(|end| word.ends_with(end)) {
        format!("{word}es")
    } else {
        format!("{word}s")
    }
}

fn verb(word: &str) -> Vec<String> {
    let mut forms = vec![with_s(word)];
    if let Some(stem) = word.strip_suffix("ie") {
        forms.extend([format!("{word}d"), format!("{stem}ying")]);
    } else if let Some(stem) = word.strip_suffix('e').filter(|stem| !stem.ends_with(['e', 'o', 'y'])) {
        forms.extend([format!("{word}d"), format!("{stem}ing")]);
    } else if let Some(stem) = word.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'i', 'o', 'u'])) {
        forms.extend([format!("{stem}ied"), format!("{word}ing")]);
    } else {
        let past = if word.ends_with('e') { "d" } else { "ed" };
        forms.extend([format!("{word}{past}"), format!("{word}ing")]);
        if let Some(last) = doubled(word) {
            forms.extend([format!("{word}{last}ed"), format!("{word}{last}ing")]);
        }
    }
    forms
}

/// The last letter, where it may double: after one vowel that itself follows a consonant.
fn doubled(word: &str) -> Option<char> {
    let vowel = |c: char| "aeiou".contains(c);
    let mut back = word.chars().rev();
    let (last, middle, before) = (back.next()?, back.next()?, back.next()?);
    (!vowel(last) && !"wxyh".contains(last) && vowel(middle) && !vowel(before)).then_some(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regular_forms_are_spelled_as_english_spells_them() {
        let cases = [
            ("lock", "locks locked locking"),
            ("ban", "bans baned baning banned banning"),
            ("praise", "praises praised praising"),
            ("deny", "denies denied denying"),
            ("die", "dies died dying"),
            ("free", "frees freed freeing"),
            ("push", "pushes pushed pushing"),
        ];
        for (word, expected) in cases {
            assert_eq!(verb(word).join(" "), expected);
        }
        let words = ["tech".to_owned(), "company".to_owned()];
        assert_eq!(forms(&words, Inflect::Noun), [["tech", "companies"]]);
    }
}
