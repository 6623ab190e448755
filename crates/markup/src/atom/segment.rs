//! The part of a text in which an atom is sought.

use crate::letter::is_of_word;

/// A stretch of a line between two pieces of code. Places are counted from the beginning of the text.
pub struct Segment<'a> {
    /// The text up to the end of the segment.
    text: &'a str,
    start: usize,
    /// The end of the last atom: what is before is taken.
    free_from: usize,
}

impl<'a> Segment<'a> {
    pub fn new(text: &'a str, at: std::ops::Range<usize>) -> Self {
        Self { text: &text[..at.end], start: at.start, free_from: at.start }
    }

    pub fn start(&self) -> usize {
        self.start
    }

    /// The bytes up to the end of the segment.
    pub fn bytes(&self) -> &'a [u8] {
        self.text.as_bytes()
    }

    /// The rest of the segment.
    pub fn text_from(&self, at: usize) -> &'a str {
        &self.text[at..]
    }

    /// What is free before a place.
    pub fn free_before(&self, at: usize) -> &'a str {
        &self.text[self.free_from..at]
    }

    /// Nothing may begin before this any more.
    pub fn consume(&mut self, end: usize) {
        self.free_from = end;
    }

    /// The character before a place. `None` at the start and behind an atom.
    pub fn before(&self, at: usize) -> Option<char> {
        self.free_before(at).chars().next_back()
    }

    /// Whether an atom may begin at a place: not within a word.
    pub fn may_begin(&self, at: usize) -> bool {
        !self.text[self.start..at].chars().next_back().is_some_and(is_of_word)
    }

    /// Whether there are letters on both sides of a character of one byte. Those outside of ASCII count as letters,
    /// since this only saves work.
    pub fn is_within_word(&self, at: usize) -> bool {
        let is_letter = |byte: &u8| byte.is_ascii_alphanumeric() || !byte.is_ascii();
        at > self.free_from
            && is_letter(&self.text.as_bytes()[at - 1])
            && self.text.as_bytes().get(at + 1).is_some_and(is_letter)
    }
}

/// Up to where it is known that there is nothing. A long run of letters, dots and signs is sought through once, not
/// once for each dot in it.
#[derive(Default)]
pub struct Runs {
    pub no_email_until: usize,
    /// The last `@` that a host follows.
    pub email_at: Option<usize>,
    pub no_host_until: usize,
}
