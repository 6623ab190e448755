//! Making texts alike that differ only in how they are written.

use std::borrow::Cow;

use icu_casemap::CaseMapper;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_script::{Script, UnicodeScript};

/// A text without differences of case, width, accents and vowel points.
pub fn fold(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return match text.bytes().any(|byte| byte.is_ascii_uppercase()) {
            true => Cow::Owned(text.to_ascii_lowercase()),
            false => Cow::Borrowed(text),
        };
    }
    let plain: String = text.nfkd().filter(|c| !is_ignored(*c)).map(unify).nfc().collect();
    Cow::Owned(CaseMapper::new().fold_string(&plain).into_owned())
}

/// Marks that readers do without, and characters that show nothing.
fn is_ignored(c: char) -> bool {
    match c {
        // Soft hyphen, joiners, marks of direction, tags, and the Arabic stretcher of lines.
        '\u{AD}' | '\u{61C}' | '\u{640}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' => {
            true
        }
        '\u{2060}'..='\u{2069}' | '\u{FEFF}' | '\u{E0000}'..='\u{E007F}' => true,
        // Skin tones.
        '\u{1F3FB}'..='\u{1F3FF}' => true,
        // In Japanese they tell one letter from another.
        '\u{3099}' | '\u{309A}' => false,
        // Hindi is often typed without this dot.
        '\u{93C}' => true,
        // In the scripts of India and South-East Asia, such marks are vowels.
        c => {
            is_combining_mark(c)
                && matches!(
                    c.script(),
                    Script::Inherited
                        | Script::Arabic
                        | Script::Hebrew
                        | Script::Syriac
                        | Script::Cyrillic
                        | Script::Greek
                        | Script::Latin
                )
        }
    }
}

/// Letters that people use for one another, depending on the keyboard, and that Unicode does not take apart.
fn unify(c: char) -> char {
    match c {
        // Turkish, whose capitals of `i` and `ı` fold the other way round in other languages.
        'ı' => 'i',
        'đ' | 'Đ' => 'd',
        'ł' | 'Ł' => 'l',
        'ø' | 'Ø' => 'o',
        // Arabic alef with wasla, alef maksura and Persian yeh, teh marbuta, Persian kaf.
        '\u{671}' => '\u{627}',
        '\u{649}' | '\u{6CC}' => '\u{64A}',
        '\u{629}' => '\u{647}',
        '\u{6A9}' => '\u{643}',
        // Arabic, Persian and Hindi digits.
        '\u{660}'..='\u{669}' => digit(c, '\u{660}'),
        '\u{6F0}'..='\u{6F9}' => digit(c, '\u{6F0}'),
        '\u{966}'..='\u{96F}' => digit(c, '\u{966}'),
        c => c,
    }
}

fn digit(c: char, zero: char) -> char {
    char::from_digit(u32::from(c) - u32::from(zero), 10).unwrap_or(c)
}
