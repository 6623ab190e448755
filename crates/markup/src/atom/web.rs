//! Addresses of the web, with a scheme and without.

use super::domain::{domain, is_common_top_level, is_top_level};
use super::{Atom, Runs, Segment};
use crate::letter::{begins_with_word, is_of_word, is_visible};

/// `http://…` or `https://…`, around its colon.
pub fn web_url(segment: &Segment, colon: usize) -> Option<Atom> {
    let before = segment.free_before(colon);
    let scheme = ["https", "http"].into_iter().find(|scheme| {
        let tail = before.len().checked_sub(scheme.len()).and_then(|start| before.get(start..));
        tail.is_some_and(|tail| tail.eq_ignore_ascii_case(scheme))
    })?;
    let start = colon - scheme.len();
    if !segment.may_begin(start) {
        return None;
    }
    let rest = colon + "://".len();
    let length = url_length(segment.text_from(rest));
    let at = start..rest + length;
    (length > 0).then(|| Atom::link(segment, at.clone(), segment.text_from(start)[..at.len()].to_owned()))
}

/// A host without a scheme, around its first dot, with a port and a path if there are any.
pub fn host(segment: &Segment, runs: &mut Runs, dot: usize) -> Option<Atom> {
    if dot < runs.no_host_until {
        return None;
    }
    let before = segment.free_before(dot);
    let label = before.len() - before.trim_end_matches(|c| c == '-' || is_of_word(c)).len();
    let start = dot - label;
    let name = segment.text_from(start);
    let Some(domain) = domain(name) else {
        runs.no_host_until = dot + 1;
        return None;
    };
    // All that could begin at another dot of the same name is preceded by a dot.
    runs.no_host_until = start + domain.end;
    let last = &name[domain.last.clone()];
    let is_www = domain.labels > 2 && name.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("www."));
    let is_host = if is_www { is_top_level(last) } else { is_common_top_level(last) };
    // Parts of an address or of a path are none of their own.
    let may_begin = segment.may_begin(start) && !segment.before(start).is_some_and(|c| "@.-/".contains(c));
    if !is_host || !may_begin {
        return None;
    }
    let mut end = domain.end + port_length(&name[domain.end..]);
    if name[end..].starts_with(['/', '?', '#']) {
        end += url_length(&name[end..]);
    }
    Some(Atom::link(segment, start..start + end, format!("https://{}", &name[..end])))
}

/// `:` and up to five digits.
fn port_length(text: &str) -> usize {
    let Some(rest) = text.strip_prefix(':') else { return 0 };
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    if (1..=5).contains(&digits) && !begins_with_word(&rest[digits..]) { 1 + digits } else { 0 }
}

/// How much of a text belongs to a URL: all up to white space and some signs, but for punctuation at its end, which
/// belongs to the sentence around it. A bracket belongs to the URL if its partner does.
fn url_length(text: &str) -> usize {
    let (mut kept, mut parentheses, mut brackets) = (0, 0_usize, 0_usize);
    let close = |open: &mut usize| {
        let has_partner = *open > 0;
        *open = open.saturating_sub(1);
        has_partner
    };
    for (at, c) in text.char_indices() {
        let keeps = match c {
            '<' | '>' | '"' | '|' | '{' | '}' | '^' | '\\' | '`' => break,
            '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '*' | '_' | '~' => false,
            '(' => {
                parentheses += 1;
                true
            }
            '[' => {
                brackets += 1;
                true
            }
            ')' => close(&mut parentheses),
            ']' => close(&mut brackets),
            c if !is_visible(c) => break,
            _ => true,
        };
        if keeps {
            kept = at + c.len_utf8();
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::url_length;

    #[test]
    fn a_url_ends_before_the_punctuation_of_its_sentence() {
        for (url, rest) in [
            ("a/b?c=1&d=(x)#e", ".,;:!?'*_~ f"),
            ("a/X_(y)", ")"),
            ("a/(b)c", ")."),
            ("a/[b]", "]"),
            ("a.,b", "_*"),
            ("a", "\u{202e}b"),
            ("a", "`b`"),
            ("ü", "|b"),
            ("", ")."),
        ] {
            assert_eq!(url_length(&format!("{url}{rest}")), url.len(), "{url}{rest}");
        }
    }
}
