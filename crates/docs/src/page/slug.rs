//! Anchors: the name of a heading in an address, as code hosts make it.

use std::collections::BTreeSet;

/// The anchor of a heading, other than those that are taken. What is nothing but code keeps its letters: it is the name
/// of something, such as an error.
pub fn slug(text: &str, is_code: bool, taken: &BTreeSet<String>) -> String {
    let base = if is_code { text.replace(' ', "-") } else { lowered(text) };
    let base = if base.is_empty() { "section".to_owned() } else { base };
    let numbered = (1..).map(|number| format!("{base}-{number}"));
    std::iter::once(base.clone()).chain(numbered).find(|slug| !taken.contains(slug)).unwrap_or(base)
}

fn lowered(text: &str) -> String {
    let kept = text.chars().filter(|letter| letter.is_alphanumeric() || matches!(letter, ' ' | '-' | '_'));
    kept.flat_map(char::to_lowercase).map(|letter| if letter == ' ' { '-' } else { letter }).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::slug;

    #[test]
    fn anchors_are_those_of_code_hosts() {
        let none = BTreeSet::new();
        assert_eq!(slug("What's told, and when?", false, &none), "whats-told-and-when");
        assert_eq!(slug("Größe & Überlauf", false, &none), "größe--überlauf");
        assert_eq!(slug("UNKNOWN_APP", true, &none), "UNKNOWN_APP");
        assert_eq!(slug("???", false, &none), "section");
    }

    #[test]
    fn an_anchor_is_given_once() {
        let taken = BTreeSet::from(["limits".to_owned(), "limits-1".to_owned()]);
        assert_eq!(slug("Limits", false, &taken), "limits-2");
    }
}
