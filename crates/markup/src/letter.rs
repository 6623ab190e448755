//! Kinds of characters.

use unicode_normalization::char::is_combining_mark;

/// Whether a character is part of a word: a letter, a digit, or a mark that combines with one.
pub fn is_of_word(c: char) -> bool {
    match c.is_ascii() {
        true => c.is_ascii_alphanumeric(),
        false => c.is_alphanumeric() || (is_combining_mark(c) && !makes_emoji(c)),
    }
}

/// Whether a character changes the one before it, so that the two are one to the eye.
pub fn combines(c: char) -> bool {
    !c.is_ascii() && is_combining_mark(c)
}

/// Whether a letter is of a script in which words stand beside each other without spaces, or take endings that are no
/// part of a name: Thai, Lao, Khmer, Chinese, Japanese, Korean.
pub fn needs_no_space(c: char) -> bool {
    matches!(c,
        '\u{e00}'..='\u{eff}' | '\u{1780}'..='\u{17ff}' | '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}'
        | '\u{f900}'..='\u{faff}' | '\u{ff66}'..='\u{ff9f}' | '\u{20000}'..='\u{3ffff}')
}

/// Whether a text ends in what is part of a word.
pub fn ends_in_word(text: &str) -> bool {
    text.chars().next_back().is_some_and(is_of_word)
}

/// Whether a text begins with what is part of a word.
pub fn begins_with_word(text: &str) -> bool {
    text.chars().next().is_some_and(is_of_word)
}

/// Whether a character is seen where it stands. White space and control characters are not, and some reorder what is
/// shown around them: an address that holds one may look like another.
pub fn is_visible(c: char) -> bool {
    let reorders =
        matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    !reorders && !c.is_whitespace() && !c.is_control()
}

/// Variation selectors, and the keycap that makes an emoji of `*`, `#` or a digit.
fn makes_emoji(c: char) -> bool {
    matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{20e3}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_have_letters_digits_and_marks_of_any_script() {
        for c in ['a', '7', 'é', 'ж', '太', 'क', '\u{94d}', '\u{301}', '٣'] {
            assert!(is_of_word(c), "{c:?}");
        }
        for c in ['_', '*', ' ', '👍', '\u{200d}', '\u{fe0f}', '\u{20e3}', '\u{200f}', '、', '\u{a0}'] {
            assert!(!is_of_word(c), "{c:?}");
        }
    }
}
