//! Phone numbers.

use super::{Atom, Segment};
use crate::letter::begins_with_word;

/// Fewest and most digits of an international number.
const DIGITS: std::ops::RangeInclusive<usize> = 7..=15;
/// Most signs between two digits.
const SIGNS_MAX: usize = 2;

/// A number that begins with `+`. It ends before the first group of digits that would make it too long, or that is
/// part of a word.
pub fn phone(segment: &Segment, plus: usize) -> Option<Atom> {
    if !segment.may_begin(plus) {
        return None;
    }
    let text = segment.text_from(plus);
    let mut digits = String::new();
    let mut found = None;
    let mut at = 1;
    loop {
        let group = text[at..].bytes().take_while(u8::is_ascii_digit).take(DIGITS.end() + 1).count();
        if group == 0 || digits.len() + group > *DIGITS.end() {
            break;
        }
        digits.push_str(&text[at..at + group]);
        at += group;
        let rest = &text[at..];
        if digits.len() >= *DIGITS.start() && !begins_with_word(rest) {
            found = Some((at, digits.len()));
        }
        let is_sign = |byte: &u8| matches!(byte, b' ' | b'.' | b'-' | b'(' | b')');
        let signs = rest.bytes().take_while(is_sign).take(SIGNS_MAX + 1).count();
        if signs == 0 || signs > SIGNS_MAX {
            break;
        }
        at += signs;
    }
    let (end, count) = found?;
    Some(Atom::link(segment, plus..plus + end, format!("tel:+{}", &digits[..count])))
}
