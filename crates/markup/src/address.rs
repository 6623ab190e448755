//! What an address is made of.

use url::Host;

use crate::letter;

/// The schemes that links may have.
const SCHEMES: [&str; 4] = ["http", "https", "mailto", "tel"];

/// Takes a URL apart at the colon. The scheme comes in lower case.
pub fn split_scheme(url: &str) -> Option<(&'static str, &str)> {
    let (before, rest) = url.split_once(':')?;
    let scheme = SCHEMES.into_iter().find(|scheme| before.eq_ignore_ascii_case(scheme))?;
    Some((scheme, rest))
}

/// What follows `http://` or `https://`.
pub fn split_web(url: &str) -> Option<(&'static str, &str)> {
    let (scheme, rest) = split_scheme(url)?;
    let rest = rest.strip_prefix("//")?;
    scheme.starts_with("http").then_some((scheme, rest))
}

/// Whether a URL leads somewhere on its own, and holds nothing that is not seen.
pub fn is_absolute(url: &str) -> bool {
    let is_whole = match split_scheme(url) {
        Some(("http" | "https", _)) => split_web(url).is_some_and(|(_, rest)| !rest.is_empty()),
        Some((_, rest)) => !rest.is_empty(),
        None => false,
    };
    is_whole && is_visible(url)
}

/// Whether there is no white space in it, and nothing that hides or reorders letters.
pub fn is_visible(text: &str) -> bool {
    text.chars().all(letter::is_visible)
}

/// A host in the form in which equal ones are equal: lower case, and ASCII.
pub fn canonical_host(host: &str) -> Option<String> {
    Host::parse(host).ok().map(|host| host.to_string())
}

/// The part of an e-mail address before its `@`, and the host after it.
pub fn split_email(address: &str) -> Option<(&str, &str)> {
    let (local, host) = address.rsplit_once('@')?;
    (!local.is_empty() && !host.is_empty() && is_visible(address)).then_some((local, host))
}

/// The digits of a phone number, with its `+` if it has one. `None` when there is more than digits and the usual signs.
pub fn dialled(number: &str) -> Option<String> {
    let is_sign = |c: char| matches!(c, ' ' | '.' | '-' | '(' | ')');
    let (plus, rest) = match number.strip_prefix('+') {
        Some(rest) => ("+", rest),
        None => ("", number),
    };
    let digits: String = rest.chars().filter(|c| !is_sign(*c)).collect();
    let is_number = digits.len() >= 3 && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| format!("{plus}{digits}"))
}
