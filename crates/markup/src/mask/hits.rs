//! What is to be hidden in a text.

use std::ops::Range;

use chinwag_model::{Masking, TextNode};

use super::{allows_number, hides_url};
use crate::atom::national_number;
use crate::letter::ends_in_word;
use crate::parse::atoms;

/// Where it stands, in order.
pub fn find(text: &str, masking: &Masking) -> Vec<Range<usize>> {
    let mut hits = Vec::new();
    let mut from = 0;
    for (at, node) in atoms(text) {
        let TextNode::AutoLink { url, .. } = node else { continue };
        push_numbers(text, from..at.start, masking, &mut hits);
        from = at.end;
        if hides_url(masking, &url) {
            hits.push(at);
        }
    }
    push_numbers(text, from..text.len(), masking, &mut hits);
    hits
}

/// Phone numbers as they are written within a country, which are no links.
fn push_numbers(text: &str, within: Range<usize>, masking: &Masking, hits: &mut Vec<Range<usize>>) {
    if !masking.phones {
        return;
    }
    let text = &text[..within.end];
    let mut from = within.start;
    while let Some(distance) = text[from..].find(|c: char| c.is_ascii_digit()) {
        let start = from + distance;
        let digits = text[start..].bytes().take_while(u8::is_ascii_digit).count();
        from = start + digits;
        if ends_in_word(&text[..start]) {
            continue;
        }
        let Some(number) = national_number(&text[start..]) else { continue };
        from = start + number.length;
        if number.is_phone && !allows_number(masking, &text[start..from]) {
            // An area code in parentheses.
            let start = if text[within.start..start].ends_with('(') { start - 1 } else { start };
            hits.push(start..from);
        }
    }
}
