//! Finding what matters in a line: atoms (code, links, emoji) and markers of emphasis.
//!
//! One pass over the bytes stops at those that an atom may be recognised by: the colon of a URL, the `@` of an e-mail
//! address. An atom is then sought around it. Where several are possible, the leftmost wins, and of two that begin at
//! the same place the one that is named first in `atom`.

use std::ops::Range;

use chinwag_model::{Mentioned, TextNode};

use super::Line;
use crate::atom::{self, Atom, Runs, Segment};
use crate::letter::{combines, is_of_word};

/// What may stand in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Context {
    /// Everything.
    Trusted,
    /// No angle brackets.
    Untrusted,
    /// The label of a link: emphasis and emoji.
    Label,
}

/// A sign of emphasis.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Marker {
    Bold,
    Italic,
    Strikethrough,
}

impl Marker {
    pub const COUNT: usize = 3;

    fn of(byte: u8) -> Option<Self> {
        match byte {
            b'*' => Some(Self::Bold),
            b'_' => Some(Self::Italic),
            b'~' => Some(Self::Strikethrough),
            _ => None,
        }
    }

    pub fn index(self) -> usize {
        self as usize
    }

    pub fn node(self, children: Vec<TextNode>) -> TextNode {
        match self {
            Self::Bold => TextNode::Bold { children },
            Self::Italic => TextNode::Italic { children },
            Self::Strikethrough => TextNode::Strikethrough { children },
        }
    }
}

/// Whether a marker can end emphasis.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Closing {
    No,
    Yes,
    /// A letter follows, which forbids it unless that letter begins an atom.
    BeforeAtom,
}

/// Something in a line that is not just text.
#[derive(Debug)]
pub enum Piece {
    Atom { at: Range<usize>, node: TextNode },
    Marker { at: usize, marker: Marker, opens: bool, closes: Closing },
}

impl Piece {
    fn start(&self) -> usize {
        match self {
            Self::Atom { at, .. } => at.start,
            Self::Marker { at, .. } => *at,
        }
    }
}

/// Whether there is anything to be found at all. Text without is told apart at the speed of memory.
pub fn may_have_markup(text: &str) -> bool {
    text.bytes().any(|byte| MATTERS[usize::from(byte)])
}

/// The bytes to stop at.
const MATTERS: [bool; 256] = {
    let mut matters = [false; 256];
    let bytes = b"*_~<:@.+`\n";
    let mut index = 0;
    while index < bytes.len() {
        matters[bytes[index] as usize] = true;
        index += 1;
    }
    matters
};

/// Finds pieces, line after line, in memory that is used again.
pub struct Scan<'a> {
    text: &'a str,
    context: Context,
    mentions: &'a [Mentioned],
    pieces: Vec<Piece>,
}

impl<'a> Scan<'a> {
    pub fn new(text: &'a str, context: Context) -> Self {
        Self { text, context, mentions: &[], pieces: Vec::new() }
    }

    /// Finds who is mentioned, too.
    pub fn mentioning(self, mentions: &'a [Mentioned]) -> Self {
        Self { mentions, ..self }
    }

    /// The pieces of a line, in order.
    pub fn pieces(&mut self, line: &Line) -> &mut [Piece] {
        self.pieces.clear();
        let mut start = line.at.start;
        for code in line.codes {
            self.scan_segment(Segment::new(self.text, start..code.at.start));
            let text = self.text[code.words.clone()].to_owned();
            self.push_atom(code.at.clone(), TextNode::CodeSpan { text });
            start = code.at.end;
        }
        self.scan_segment(Segment::new(self.text, start..line.at.end));
        &mut self.pieces
    }

    /// Scans what stands between two pieces of code.
    fn scan_segment(&mut self, mut segment: Segment<'a>) {
        let bytes = segment.bytes();
        let mut runs = Runs::default();
        let mut at = segment.start();
        while let Some(distance) = bytes[at..].iter().position(|byte| MATTERS[usize::from(*byte)]) {
            at += distance;
            if let Some(marker) = Marker::of(bytes[at]) {
                self.push_marker(&segment, at, marker);
            } else if let Some(Atom { at: found, node }) = self.atom(&segment, &mut runs, at) {
                at = found.end;
                segment.consume(at);
                self.push_atom(found, node);
                continue;
            }
            at += 1;
        }
    }

    fn atom(&self, segment: &Segment<'a>, runs: &mut Runs, at: usize) -> Option<Atom> {
        let byte = segment.bytes()[at];
        match (self.context, byte) {
            (Context::Trusted, b'<') => atom::angle(segment, at),
            (Context::Label, b':') => atom::emoji(segment, at),
            (Context::Label, _) => None,
            (_, b':') if segment.text_from(at).starts_with("://") => atom::web_url(segment, at),
            (_, b':') => atom::emoji(segment, at),
            (_, b'@') => atom::mention(segment, at, self.mentions).or_else(|| atom::email(segment, runs, at)),
            (_, b'.') => atom::email_or_host(segment, runs, at),
            (_, b'+') => atom::email_or_phone(segment, runs, at),
            _ => None,
        }
    }

    fn push_atom(&mut self, at: Range<usize>, node: TextNode) {
        // Markers that turned out to stand in an address are letters of it.
        while self.pieces.last().is_some_and(|piece| piece.start() >= at.start) {
            self.pieces.pop();
        }
        if let Some(Piece::Marker { at: before, closes, .. }) = self.pieces.last_mut()
            && *before + 1 == at.start
            && *closes == Closing::BeforeAtom
        {
            *closes = Closing::Yes;
        }
        self.pieces.push(Piece::Atom { at, node });
    }

    fn push_marker(&mut self, segment: &Segment, at: usize, marker: Marker) {
        let (before, after) = (segment.before(at), segment.text_from(at + 1).chars().next());
        let itself = segment.text_from(at).chars().next();
        // Doubled markers are text, and so is one that is the base of a keycap emoji or carries an accent.
        if before == itself || after == itself || after.is_some_and(combines) {
            return;
        }
        // Beside atoms, code and the ends of a line there is no character, and all is as beside a comma. That nothing
        // is before a line or after it needs no check: nothing there could be the other marker.
        let opens = !before.is_some_and(is_of_word) && !after.is_some_and(char::is_whitespace);
        let closes = match after {
            _ if before.is_some_and(char::is_whitespace) => Closing::No,
            Some(after) if is_of_word(after) => Closing::BeforeAtom,
            _ => Closing::Yes,
        };
        if opens || closes != Closing::No {
            self.pieces.push(Piece::Marker { at, marker, opens, closes });
        }
    }
}
