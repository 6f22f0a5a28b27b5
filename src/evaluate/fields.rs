//! The label fields of one paragraph.

use super::gold::{Class, Gold, GoldHolder, GoldStance};
use crate::sentiment::Tone;
use serde::Deserialize;
use serde_json::{Map, Value};

/// The labels of a paragraph for the given target ids, or what is wrong with them.
pub(super) fn gold(labels: &Map<String, Value>, targets: &[&str]) -> Result<Gold, String> {
    let stances = targets.iter().map(|target| stance(labels, &target.replace('-', "_"))).collect::<Result<_, _>>()?;
    let holder = match labels.get("holder").map(Value::as_str) {
        None | Some(Some("none")) => None,
        Some(Some("author")) => Some(GoldHolder::Author),
        Some(Some(holder)) if holder.starts_with("quoted:") => Some(GoldHolder::Quoted(holder[7..].to_owned())),
        Some(_) => return Err("`holder` must be `none`, `author` or `quoted:NAME`".to_owned()),
    };
    let tone = labels.get("sentiment").map(Tone::deserialize).transpose();
    let tone = tone.map_err(|_| "`sentiment` must be `positive`, `negative` or `neutral`".to_owned())?;
    Ok(Gold { stances, holder, tone })
}

fn stance(labels: &Map<String, Value>, field: &str) -> Result<Option<GoldStance>, String> {
    let Some(label) = labels.get(field) else { return Ok(None) };
    let class = Class::deserialize(label)
        .map_err(|_| format!("`{field}` is {label}; it must be one of {}", Class::ALL.map(Class::name).join(", ")))?;
    let cues = match labels.get("cues").and_then(|cues| cues.get(field)) {
        None => Vec::new(),
        Some(Value::String(cue)) => vec![cue.clone()],
        Some(cues) => {
            Vec::deserialize(cues).map_err(|_| format!("the cues of `{field}` must be a text or a list of texts"))?
        }
    };
    Ok(Some(GoldStance { class, cues }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> Result<Gold, String> {
        gold(&serde_json::from_str(json).unwrap(), &["open-source", "big-tech"])
    }

    #[test]
    fn a_field_for_each_target() {
        let found = read(
            r#"{"open_source": "mixed", "holder": "quoted:Ada", "sentiment": "positive", "cues": {"open_source": "so so"}}"#,
        );
        let stance = GoldStance { class: Class::Mixed, cues: vec!["so so".to_owned()] };
        let holder = Some(GoldHolder::Quoted("Ada".to_owned()));
        assert_eq!(found, Ok(Gold { stances: vec![Some(stance), None], holder, tone: Some(Tone::Positive) }));
    }

    #[test]
    fn a_label_that_is_none_says_what_it_must_be() {
        let wrong = |json: &str| read(json).unwrap_err();
        assert!(wrong(r#"{"big_tech": "favour"}"#).contains("favor, against, mixed, neutral, absent"));
        assert!(wrong(r#"{"holder": "the author"}"#).contains("quoted:NAME"));
        assert!(wrong(r#"{"sentiment": 1}"#).contains("positive"));
        assert!(wrong(r#"{"big_tech": "favor", "cues": {"big_tech": 3}}"#).contains("text or a list"));
    }
}
