//! Links and actions in angle brackets.

use chinwag_model::TextNode;
use url::form_urlencoded;

use super::{Atom, Segment};
use crate::letter::is_visible;
use crate::parse::label;

/// `<target|label>`, at its opening bracket.
pub fn angle(segment: &Segment, open: usize) -> Option<Atom> {
    let inside = &segment.text_from(open)[1..];
    // No back-ticks either: they pair before all else, so what is in a target must not decide which do.
    let target_ends = |c: char| matches!(c, '<' | '>' | '|' | '`') || !is_visible(c);
    let (target, rest) = inside.split_at(inside.find(target_ends)?);
    let words = rest.strip_prefix('|')?;
    let words = &words[..words.find(['<', '>'])?];
    let end = open + 1 + target.len() + 1 + words.len();
    if words.is_empty() || !segment.text_from(end).starts_with('>') {
        return None;
    }
    Some(Atom { at: open..end + 1, node: node(target, words)? })
}

fn node(target: &str, words: &str) -> Option<TextNode> {
    if let Some(target) = target.strip_prefix("actionlink:") {
        let (action, params) = action(target)?;
        return Some(TextNode::ActionLink { action, params, children: label(words) });
    }
    if let Some(target) = target.strip_prefix("actionbutton:") {
        let (action, params) = action(target)?;
        return Some(TextNode::ActionButton { action, params, children: label(words) });
    }
    let leads_somewhere = ["http://", "https://", "mailto:", "tel:"].iter().any(|scheme| {
        target.len() > scheme.len()
            && target.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    });
    leads_somewhere.then(|| TextNode::Link { url: target.to_owned(), children: label(words) })
}

/// `name` or `name?key=value&key=value`. Of equal keys, the last counts.
fn action(target: &str) -> Option<(String, std::collections::BTreeMap<String, String>)> {
    let (name, params) = target.split_once('?').unwrap_or((target, ""));
    let is_name = !name.is_empty() && name.bytes().all(is_of_action);
    is_name.then(|| (name.to_owned(), form_urlencoded::parse(params.as_bytes()).into_owned().collect()))
}

/// Whether a byte may be part of an action's name.
pub fn is_of_action(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-')
}
