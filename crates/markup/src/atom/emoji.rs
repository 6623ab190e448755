//! Custom emoji.

use chinwag_model::{TextNode, limits};

use super::{Atom, Segment};
use crate::letter::begins_with_word;

/// `:name:`, at its first colon. Names without a letter are more likely times of day.
pub fn emoji(segment: &Segment, colon: usize) -> Option<Atom> {
    if !segment.may_begin(colon) {
        return None;
    }
    let rest = &segment.text_from(colon)[1..];
    let mut has_letter = false;
    for (length, c) in rest.char_indices().take(limits::CUSTOM_EMOJI_MAX_CHARS - 1) {
        match c {
            ':' if has_letter && !begins_with_word(&rest[length + 1..]) => {
                let text = segment.text_from(colon)[..length + 2].to_owned();
                return Some(Atom { at: colon..colon + text.len(), node: TextNode::CustomEmoji { text } });
            }
            '_' | '+' | '-' => {}
            c if c.is_alphanumeric() => has_letter |= c.is_alphabetic(),
            _ => break,
        }
    }
    None
}
