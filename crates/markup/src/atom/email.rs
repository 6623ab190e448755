//! E-mail addresses.

use super::domain::{domain, is_top_level};
use super::{Atom, Runs, Segment};
use crate::letter::is_of_word;

/// An e-mail address around its `@`, or around another sign in the part before it.
pub fn email(segment: &Segment, runs: &mut Runs, inside: usize) -> Option<Atom> {
    if inside < runs.no_email_until && runs.email_at != Some(inside) {
        return None;
    }
    let rest = segment.text_from(inside);
    let at = inside + rest.find(|c| !is_local(c)).unwrap_or(rest.len());
    // Whatever is found out now, another sign before the `@` would only find it out again.
    runs.no_email_until = at + 1;
    let host = segment.text_from(at).strip_prefix('@')?;
    let domain = domain(host).filter(|domain| is_top_level(&host[domain.last.clone()]))?;
    // Should a phone number take the beginning of the address, what is left is looked at again from the `@`.
    runs.email_at = Some(at);
    let start = local_start(segment, at)?;
    let at = start..at + 1 + domain.end;
    let url = format!("mailto:{}", &segment.text_from(start)[..at.len()]);
    Some(Atom::link(segment, at, url))
}

/// Where the part before the `@` begins: with a letter or digit, and without two dots in a row, which are more likely
/// a pause.
fn local_start(segment: &Segment, at: usize) -> Option<usize> {
    let before = segment.free_before(at);
    let run = &before[before.trim_end_matches(is_local).len()..];
    if run.ends_with('.') {
        return None;
    }
    let local = run.rsplit("..").next().unwrap_or(run).trim_start_matches(|c| !is_of_word(c));
    let start = at - local.len();
    (!local.is_empty() && segment.may_begin(start)).then_some(start)
}

/// Whether a character may stand before the `@`.
pub fn is_local(c: char) -> bool {
    matches!(c, '.' | '_' | '%' | '+' | '-') || is_of_word(c)
}
