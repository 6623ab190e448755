//! The pieces of a text: words, and stretches of scripts that are written without spaces.

use unicode_normalization::char::is_combining_mark;
use unicode_script::{Script, UnicodeScript};

use super::particles;

/// A piece of a folded text, without the spaces and punctuation around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Run {
    /// Letters and digits of a script with spaces.
    Word(String),
    /// Characters of a script without reliable spaces, and emoji.
    Unspaced(String),
}

impl Run {
    /// Whether something in it begins with a word of the query.
    pub fn has_beginning_of_word(&self, wanted: &Self) -> bool {
        match (self, wanted) {
            (Self::Word(text), Self::Word(wanted)) => {
                particles::starts(text).any(|form| form.starts_with(wanted.as_str()))
            }
            (Self::Unspaced(text), Self::Unspaced(wanted)) => text.contains(wanted.as_str()),
            _ => false,
        }
    }

    /// Whether a word of it goes on after its end as `wanted` does.
    pub fn ends_with_word(&self, wanted: &Self) -> bool {
        match (self, wanted) {
            (Self::Word(text), Self::Word(wanted)) => particles::starts(text).any(|form| form == wanted),
            (Self::Unspaced(text), Self::Unspaced(wanted)) => text.ends_with(wanted.as_str()),
            _ => false,
        }
    }

    /// Whether it begins with another.
    pub fn starts_with(&self, wanted: &Self) -> bool {
        match (self, wanted) {
            (Self::Word(text), Self::Word(wanted)) | (Self::Unspaced(text), Self::Unspaced(wanted)) => {
                text.starts_with(wanted.as_str())
            }
            _ => false,
        }
    }

    fn text(&mut self) -> &mut String {
        match self {
            Self::Word(text) | Self::Unspaced(text) => text,
        }
    }

    fn is_word(&self) -> bool {
        matches!(self, Self::Word(_))
    }
}

/// What a character is part of.
#[derive(Clone, Copy)]
enum Part {
    Word,
    Unspaced,
    /// Whatever it stands in: the Japanese mark of long vowels, for one.
    Either,
    Nothing,
}

/// The runs of a folded text.
pub fn runs(folded: &str) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut open = false;
    for c in folded.chars() {
        let is_word = match part(c) {
            Part::Nothing => {
                open = false;
                continue;
            }
            Part::Word => true,
            Part::Unspaced => false,
            Part::Either => !open || runs.last().is_none_or(Run::is_word),
        };
        match runs.last_mut() {
            Some(run) if open && run.is_word() == is_word => run.text().push(c),
            _ => runs.push(if is_word { Run::Word(c.into()) } else { Run::Unspaced(c.into()) }),
        }
        open = true;
    }
    runs
}

fn part(c: char) -> Part {
    if c.is_ascii() {
        return if c.is_ascii_alphanumeric() { Part::Word } else { Part::Nothing };
    }
    if is_emoji(c) {
        return Part::Unspaced;
    }
    if !c.is_alphanumeric() && !is_combining_mark(c) {
        return Part::Nothing;
    }
    match c.script() {
        Script::Han
        | Script::Hiragana
        | Script::Katakana
        | Script::Bopomofo
        | Script::Hangul
        | Script::Thai
        | Script::Lao
        | Script::Khmer
        | Script::Myanmar
        | Script::Yi
        | Script::Tai_Tham => Part::Unspaced,
        Script::Common | Script::Inherited if !c.is_numeric() => Part::Either,
        _ => Part::Word,
    }
}

/// Pictures that are characters. Blocks that hold little else are taken as a whole.
fn is_emoji(c: char) -> bool {
    matches!(c, '\u{2300}'..='\u{23FF}' | '\u{2600}'..='\u{27BF}' | '\u{2B00}'..='\u{2BFF}' | '\u{1F000}'..='\u{1FAFF}')
}
