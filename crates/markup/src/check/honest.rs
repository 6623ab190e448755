//! Whether a link that shows an address leads to that address.

use percent_encoding::percent_decode_str;
use url::Url;

use crate::address::{canonical_host, dialled, is_visible, split_email, split_scheme, split_web};

/// Compares the address that is shown with the one that is opened.
///
/// # Errors
/// How the URL should be instead, as the rest of a sentence about it.
pub fn check(text: &str, url: &str) -> Result<(), &'static str> {
    match split_scheme(url) {
        Some(("mailto", address)) => check_email(text, address),
        Some(("tel", number)) => check_phone(text, number),
        _ => check_website(text, url),
    }
}

fn check_email(text: &str, address: &str) -> Result<(), &'static str> {
    const SAME: &str = "must be mailto: and the very address in `text`, which must be an e-mail address";
    let (local, host) = split_email(text).ok_or(SAME)?;
    if text == address {
        return Ok(());
    }
    // Whatever follows a question mark could name more recipients.
    if address.contains('?') {
        return Err("must hold nothing but the address in `text`");
    }
    let address = percent_decode_str(address).decode_utf8().map_err(|_| SAME)?;
    let (other_local, other_host) = split_email(&address).ok_or(SAME)?;
    let same_host = canonical_host(host).is_some_and(|host| canonical_host(other_host) == Some(host));
    if local == other_local && same_host { Ok(()) } else { Err(SAME) }
}

fn check_phone(text: &str, number: &str) -> Result<(), &'static str> {
    match (dialled(text), dialled(number)) {
        (Some(shown), Some(called)) if shown == called => Ok(()),
        _ => Err("must be tel: and the very number in `text`, which must be a phone number"),
    }
}

fn check_website(text: &str, url: &str) -> Result<(), &'static str> {
    let shown = split_web(text);
    if shown.is_none() {
        let is_number = !text.contains('.') && dialled(text).is_some();
        if is_number || text.starts_with('+') {
            return Err("must be tel: and the number in `text`");
        }
        let name = text.split(['/', '?', '#']).next().unwrap_or(text);
        if name.contains('@') {
            return Err("must be mailto: and the address in `text`");
        }
    }
    let opened = split_web(url);
    let is_same = match shown {
        Some(_) => text == url,
        None => opened.is_some_and(|(_, rest)| rest == text) && is_visible(text),
    };
    if is_same { Ok(()) } else { compare(text, shown, url) }
}

/// Compares two addresses that are not the same letter by letter.
fn compare(text: &str, shown: Option<(&'static str, &str)>, url: &str) -> Result<(), &'static str> {
    const HOST: &str = "must lead to the host that `text` names, which must be the address of a website";
    let (opened_scheme, _) = split_web(url).ok_or(HOST)?;
    let (scheme, rest) = shown.unwrap_or((opened_scheme, text));
    // Browsers take a backslash for a slash, which not everybody would see.
    let begins_with_name = rest.chars().next().is_some_and(|c| c.is_alphanumeric() || c == '[');
    if !begins_with_name || !is_visible(text) || text.contains('\\') || url.contains('\\') {
        return Err(HOST);
    }
    let parse = |address: &str| Url::parse(address).map_err(|_| HOST);
    let (shown, opened) = (parse(&format!("{scheme}://{rest}"))?, parse(url)?);
    let names_user = |url: &Url| !url.username().is_empty() || url.password().is_some();
    if shown.host_str() != opened.host_str() || names_user(&shown) || names_user(&opened) {
        return Err(HOST);
    }
    if scheme != opened_scheme {
        return Err("must have the scheme that `text` names");
    }
    if shown.port() != opened.port() {
        return Err("must have the port that `text` names");
    }
    let (before_fragment, fragment) = split_at(rest, '#');
    let (before_query, query) = split_at(before_fragment, '?');
    if before_query.contains('/') && shown.path() != opened.path() {
        return Err("must have the path that `text` names");
    }
    if query && shown.query() != opened.query() {
        return Err("must have the query that `text` names");
    }
    if fragment && shown.fragment() != opened.fragment() {
        return Err("must have the fragment that `text` names");
    }
    Ok(())
}

/// What is before a sign, and whether the sign is there.
fn split_at(text: &str, sign: char) -> (&str, bool) {
    text.split_once(sign).map_or((text, false), |(before, _)| (before, true))
}
