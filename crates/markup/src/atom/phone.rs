//! Phone numbers.

use std::ops::RangeInclusive;

use super::{Atom, Segment};
use crate::letter::begins_with_word;

/// Fewest and most digits of a number that begins with `+`.
const INTERNATIONAL_DIGITS: RangeInclusive<usize> = 7..=15;
/// Fewest and most digits of one that does not. Shorter ones are more likely prices, dates or orders.
const NATIONAL_DIGITS: RangeInclusive<usize> = 9..=15;
/// Most signs between two digits.
const SIGNS_MAX: usize = 2;

/// A number that begins with `+`.
pub fn phone(segment: &Segment, plus: usize) -> Option<Atom> {
    if !segment.may_begin(plus) {
        return None;
    }
    let number = segment.text_from(plus).strip_prefix('+')?;
    let length = number_length(number, &INTERNATIONAL_DIGITS, " .-()")?;
    let digits: String = number[..length].chars().filter(char::is_ascii_digit).collect();
    Some(Atom::link(segment, plus..plus + 1 + length, format!("tel:+{digits}")))
}

/// A number as it is written within a country, or what looks like one and is not.
pub struct National {
    pub length: usize,
    pub is_phone: bool,
}

/// What begins with a digit, if it is a phone number, or a date that could be taken for one.
pub fn national_number(text: &str) -> Option<National> {
    if let Some(length) = date_length(text) {
        return Some(National { length, is_phone: false });
    }
    let length = number_length(text, &NATIONAL_DIGITS, " .-()/")?;
    Some(National { length, is_phone: true })
}

/// How long the number is that a text begins with. It ends before the first group of digits that would make it too
/// long, or that is part of a word.
fn number_length(text: &str, digits: &RangeInclusive<usize>, signs: &str) -> Option<usize> {
    let (mut at, mut count) = (0, 0);
    let mut found = None;
    loop {
        let group = text[at..].bytes().take_while(u8::is_ascii_digit).take(digits.end() + 1).count();
        count += group;
        if group == 0 || count > *digits.end() {
            break;
        }
        at += group;
        let rest = &text[at..];
        if count >= *digits.start() && !begins_with_word(rest) {
            found = Some(at);
        }
        let between = rest.chars().take_while(|c| signs.contains(*c)).take(SIGNS_MAX + 1).count();
        if between == 0 || between > SIGNS_MAX {
            break;
        }
        at += between;
    }
    found
}

/// How long the date is that a text begins with: `2024-01-31`, `31.1.2024`.
fn date_length(text: &str) -> Option<usize> {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).take(5).count();
    let first = digits(text);
    let sign = text[first..].chars().next().filter(|c| matches!(c, '-' | '.' | '/'))?;
    let rest = &text[first + 1..];
    let second = digits(rest);
    let rest = rest[second..].strip_prefix(sign)?;
    let third = digits(rest);
    matches!((first, second, third), (4, 1 | 2, 1 | 2) | (1 | 2, 1 | 2, 4))
        .then_some(first + second + third + 2)
}
