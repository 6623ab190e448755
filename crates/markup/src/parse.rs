//! From text to a tree.
//!
//! Five steps, each linear in the text: code is taken out, what is left is cut into lines, lines that begin as points
//! become lists (this file), addresses and other atoms are found in a line together with the markers of emphasis
//! (`scan`), and markers are paired (`emphasis`).

mod code;
mod emphasis;
mod nodes;
mod scan;

use std::borrow::Cow;
use std::mem;
use std::ops::Range;

use chinwag_model::{Mentioned, TextNode};
use memchr::memchr;

use code::Code;
use nodes::Nodes;
use scan::{Context, Piece, Scan};

/// Whose text it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Trust {
    /// A back end's: links with labels, action links and action buttons are read.
    Trusted,
    /// A user's: an address in angle brackets stays visible.
    Untrusted,
}

/// Reads a text: emphasis, code, lists, addresses, custom emoji. What is no markup stays as it is, but for line ends,
/// which all become line feeds.
///
/// It takes time and memory in proportion to the text, whatever the text is. The tree is at most 9 nodes deep.
pub fn parse(text: &str, trust: Trust) -> Vec<TextNode> {
    parse_mentioning(text, trust, &[])
}

/// Reads a text in which people are mentioned: wherever it says `@` and the words of one of them, not within a word
/// and not within code. Of several that fit the longest counts.
pub fn parse_mentioning(text: &str, trust: Trust, mentions: &[Mentioned]) -> Vec<TextNode> {
    let text = &*with_line_feeds(text);
    if text.is_empty() {
        return Vec::new();
    }
    if !text.starts_with('-') && !scan::may_have_markup(text) {
        return vec![TextNode::Plain(text.to_owned())];
    }
    let codes = code::spans(text);
    let context = match trust {
        Trust::Trusted => Context::Trusted,
        Trust::Untrusted => Context::Untrusted,
    };
    let mut lines = Lines { text, codes: &codes, next: Some(0) };
    let mut nodes = Nodes::new(text);
    let mut scan = Scan::new(text, context).mentioning(mentions);
    let mut line = lines.next();
    while let Some(current) = line.take() {
        let Some(first) = current.as_point(text) else {
            emphasis::read(&mut scan, &current, &mut nodes);
            line = lines.next();
            if line.is_some() {
                nodes.push_text(current.at.end..current.at.end + 1);
            }
            continue;
        };
        // The line feeds around a list are part of the list.
        nodes.take_back_line_feed();
        let mut points = Vec::new();
        let mut point = Some(first);
        while let Some(words) = point.take() {
            let mut inner = Nodes::new(text);
            emphasis::read(&mut scan, &words, &mut inner);
            points.push(TextNode::BulletPoint { children: inner.finish() });
            line = lines.next();
            point = line.as_ref().and_then(|line| line.as_point(text));
        }
        nodes.push(TextNode::BulletList { children: points });
    }
    nodes.finish()
}

/// Reads the label of a link: emphasis and emoji.
pub(crate) fn label(text: &str) -> Vec<TextNode> {
    let mut nodes = Nodes::new(text);
    let line = Line { at: 0..text.len(), codes: &[] };
    emphasis::read(&mut Scan::new(text, Context::Label), &line, &mut nodes);
    nodes.finish()
}

/// The links and emoji in some words, in order, which are taken as they are, not as markup.
pub(crate) fn atoms(text: &str) -> Vec<(Range<usize>, TextNode)> {
    let mut scan = Scan::new(text, Context::Untrusted);
    let pieces = scan.pieces(&Line { at: 0..text.len(), codes: &[] });
    let atoms = pieces.iter_mut().filter_map(|piece| match piece {
        Piece::Atom { at, node } => Some((at.clone(), mem::replace(node, TextNode::Plain(String::new())))),
        Piece::Marker { .. } => None,
    });
    atoms.collect()
}

/// CR LF and CR, as LF.
fn with_line_feeds(text: &str) -> Cow<'_, str> {
    match memchr(b'\r', text.as_bytes()) {
        None => Cow::Borrowed(text),
        Some(_) => Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n")),
    }
}

/// A line, or what a point of a list says, with the code in it.
pub(crate) struct Line<'a> {
    pub at: Range<usize>,
    pub codes: &'a [Code],
}

impl<'a> Line<'a> {
    /// What the line says, when it is a point of a list: `-`, `*` or `+`, spaces, and something more.
    fn as_point(&self, text: &str) -> Option<Self> {
        let rest = text[self.at.clone()].strip_prefix(['-', '*', '+'])?;
        let words = rest.trim_start_matches(' ');
        (words.len() < rest.len() && !words.is_empty())
            .then(|| Self { at: self.at.end - words.len()..self.at.end, codes: self.codes })
    }
}

/// Cuts a text into lines. Code may span several, which are then one.
struct Lines<'a> {
    text: &'a str,
    /// Code that is not in a line yet.
    codes: &'a [Code],
    /// Where the next line begins; `None` after the last.
    next: Option<usize>,
}

impl<'a> Iterator for Lines<'a> {
    type Item = Line<'a>;

    fn next(&mut self) -> Option<Line<'a>> {
        let start = self.next?;
        let (mut from, mut inside) = (start, 0);
        let end = loop {
            let end = memchr(b'\n', &self.text.as_bytes()[from..]).map_or(self.text.len(), |at| from + at);
            let before = self.codes[inside..].iter().take_while(|code| code.at.start < end).count();
            inside += before;
            match self.codes[..inside].last() {
                Some(last) if before > 0 && last.at.end > end => from = last.at.end,
                _ => break end,
            }
        };
        let (codes, rest) = self.codes.split_at(inside);
        self.codes = rest;
        self.next = (end < self.text.len()).then_some(end + 1);
        Some(Line { at: start..end, codes })
    }
}
