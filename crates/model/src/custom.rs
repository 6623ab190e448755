//! `custom`: what an app stores with our nouns.

use std::collections::BTreeMap;

use crate::invalid::{Invalid, check_line, check_lines};
use crate::{Patch, limits};

/// Text keys and text values, nothing nested.
pub type Custom = BTreeMap<String, String>;

/// An update of a [`Custom`] map, key by key: a value replaces, `null` removes, what is not named stays.
pub type CustomPatch = BTreeMap<String, Option<String>>;

/// Applies an update; [`Patch::Reset`] removes every key.
///
/// # Errors
/// When the result breaks a limit of `custom` maps. `custom` is then half changed: throw it away.
pub fn apply_custom(custom: &mut Custom, patch: Patch<CustomPatch>) -> Result<(), Invalid> {
    match patch {
        Patch::Keep => return Ok(()),
        Patch::Reset => custom.clear(),
        Patch::Set(keys) => {
            for (key, value) in keys {
                match value {
                    Some(value) => custom.insert(key, value),
                    None => custom.remove(&key),
                };
            }
        }
    }
    check_total(custom)
}

fn check_total(custom: &Custom) -> Result<(), Invalid> {
    if custom.len() > limits::CUSTOM_KEYS_MAX {
        let problem = format!("must have at most {} keys, but has {}", limits::CUSTOM_KEYS_MAX, custom.len());
        return Err(Invalid::argument("custom", problem));
    }
    let bytes: usize = custom.iter().map(|(key, value)| key.len() + value.len()).sum();
    if bytes > limits::CUSTOM_MAX_BYTES {
        let problem = format!(
            "must be at most {} bytes, keys and values together, but is {bytes}",
            limits::CUSTOM_MAX_BYTES
        );
        return Err(Invalid::argument("custom", problem));
    }
    Ok(())
}

/// Checks the keys and values that an update brings. Whether the result is too large, [`apply_custom`] tells.
///
/// # Errors
/// The first key or value that is too long or holds control characters.
pub fn check_custom_patch(patch: &Patch<CustomPatch>) -> Result<(), Invalid> {
    let Patch::Set(keys) = patch else { return Ok(()) };
    keys.iter().try_for_each(|(key, value)| check_entry(key, value.as_deref().unwrap_or_default()))
}

/// Checks a whole map: every key, every value, and its size.
///
/// # Errors
/// The first limit that it breaks.
pub fn check_custom(custom: &Custom) -> Result<(), Invalid> {
    custom.iter().try_for_each(|(key, value)| check_entry(key, value))?;
    check_total(custom)
}

fn check_entry(key: &str, value: &str) -> Result<(), Invalid> {
    check_line("custom: a key", key, limits::CUSTOM_KEY_MAX_CHARS)?;
    check_lines("custom: a value", value, limits::CUSTOM_VALUE_MAX_CHARS)
        .map_err(|invalid| Invalid { field: format!("custom.{key}"), ..invalid })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn patch(json: &str) -> Patch<CustomPatch> {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn keys_are_patched_one_by_one() {
        let mut custom = Custom::new();
        apply_custom(&mut custom, patch(r#"{"a": "1", "b": "2"}"#)).unwrap();
        apply_custom(&mut custom, patch(r#"{"a": null, "c": "3"}"#)).unwrap();
        assert_eq!(custom, Custom::from([("b".into(), "2".into()), ("c".into(), "3".into())]));
        apply_custom(&mut custom, patch("null")).unwrap();
        assert!(custom.is_empty());
    }

    #[test]
    fn a_value_that_is_too_long_is_named() {
        let custom = Custom::from([("k".to_owned(), "x".repeat(5_001))]);
        let refusal = check_custom(&custom).unwrap_err();
        assert_eq!(refusal.to_string(), "custom.k must be at most 5000 characters long, but has 5001");
        let patch = Patch::Set(custom.into_iter().map(|(key, value)| (key, Some(value))).collect());
        assert_eq!(check_custom_patch(&patch), Err(refusal));
    }

    #[test]
    fn a_map_over_its_limits_is_refused() {
        let keys: CustomPatch = (0..51).map(|n| (n.to_string(), Some(String::new()))).collect();
        let refusal = apply_custom(&mut Custom::new(), Patch::Set(keys)).unwrap_err();
        assert_eq!(refusal.to_string(), "custom must have at most 50 keys, but has 51");
    }
}
