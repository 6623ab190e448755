//! Names of hosts.

use std::ops::Range;

use crate::letter::is_of_word;

/// A name with at least one dot in it.
pub struct Domain {
    /// Where it ends.
    pub end: usize,
    /// Its last label.
    pub last: Range<usize>,
    /// How many labels it has.
    pub labels: usize,
}

/// The longest domain at the beginning of a text: labels of letters, digits and hyphens, with dots between. `None`
/// when there is no dot in it.
pub fn domain(text: &str) -> Option<Domain> {
    let (mut at, mut labels) = (0, 0);
    let mut last = 0..0;
    loop {
        let rest = &text[at..];
        let run = rest.find(|c| c != '-' && !is_of_word(c)).unwrap_or(rest.len());
        let label = rest[..run].trim_end_matches('-');
        if label.is_empty() || label.starts_with('-') {
            break;
        }
        last = at..at + label.len();
        labels += 1;
        // A hyphen at the end of a label ends the name.
        if label.len() < run || !rest[run..].starts_with('.') {
            break;
        }
        at += run + 1;
    }
    (labels > 1).then_some(Domain { end: last.end, last, labels })
}

/// Whether a last label may be one: two letters or more, or letters of another script written in ASCII.
pub fn is_top_level(label: &str) -> bool {
    let is_encoded =
        label.len() > 4 && label.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("xn--"));
    is_encoded || (label.chars().nth(1).is_some() && label.chars().all(|c| is_of_word(c) && !c.is_numeric()))
}

/// Whether a last label makes a name a host although nothing else says so. Names of files end so too, hence without
/// the endings that are usual for those: `md`, `pl`, `py`, `rs`, `sh`, `zip`.
pub fn is_common_top_level(label: &str) -> bool {
    const COMMON: &[&str] = &[
        "ae", "ai", "app", "ar", "art", "at", "au", "be", "bg", "biz", "blog", "br", "ca", "ch", "cl",
        "cloud", "cn", "co", "com", "cz", "de", "dev", "dk", "edu", "ee", "eg", "es", "eu", "fi", "fr",
        "gov", "gr", "hk", "hr", "hu", "id", "ie", "il", "in", "info", "int", "io", "is", "it", "jp", "ke",
        "kr", "life", "link", "live", "lt", "lu", "lv", "me", "media", "mil", "mx", "my", "net", "news",
        "ng", "nl", "no", "nz", "online", "org", "pe", "ph", "pk", "pt", "ro", "ru", "sa", "se", "sg",
        "shop", "si", "site", "sk", "store", "tech", "th", "tr", "tv", "tw", "ua", "uk", "us", "vn",
        "website", "wiki", "xyz", "za",
    ];
    let mut lower = [0; 8];
    let Some(lower) = lower.get_mut(..label.len()) else { return false };
    lower.copy_from_slice(label.as_bytes());
    lower.make_ascii_lowercase();
    COMMON.binary_search_by(|common| common.as_bytes().cmp(lower)).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<(&str, &str, usize)> {
        domain(text).map(|domain| (&text[..domain.end], &text[domain.last], domain.labels))
    }

    #[test]
    fn a_domain_has_a_dot_and_ends_before_what_cannot_be_in_it() {
        assert_eq!(found("a.example rest"), Some(("a.example", "example", 2)));
        assert_eq!(found("www.a-b.example."), Some(("www.a-b.example", "example", 3)));
        assert_eq!(found("例え.jp/x"), Some(("例え.jp", "jp", 2)));
        assert_eq!(found("a.b-.c"), Some(("a.b", "b", 2)));
        assert_eq!(found("a.b..c"), Some(("a.b", "b", 2)));
        for none in ["", "a", "a.", ".a", "a-.b", "-a.b", "a.-b", "a_.b"] {
            assert_eq!(found(none), None, "{none}");
        }
    }

    #[test]
    fn last_labels_are_words() {
        for label in ["com", "COM", "museum", "рф", "xn--p1ai"] {
            assert!(is_top_level(label), "{label}");
        }
        for label in ["", "c", "c0m", "com-x", "12", "xn--"] {
            assert!(!is_top_level(label), "{label}");
        }
        for label in ["com", "De", "website"] {
            assert!(is_common_top_level(label), "{label}");
        }
        for label in ["", "md", "py", "rs", "sh", "comx", "websites", "рф", "example"] {
            assert!(!is_common_top_level(label), "{label}");
        }
    }
}
