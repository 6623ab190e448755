//! A list of nodes that is being made.

use std::ops::Range;

use chinwag_model::TextNode;

/// Nodes, and the text behind the last of them, which becomes one string however many pieces it comes in.
pub struct Nodes<'a> {
    text: &'a str,
    nodes: Vec<TextNode>,
    /// Where in `text` what is to be the next string stands.
    waiting: Range<usize>,
}

impl<'a> Nodes<'a> {
    /// None yet, of this text.
    pub fn new(text: &'a str) -> Self {
        Self { text, nodes: Vec::new(), waiting: 0..0 }
    }

    /// The text they are of.
    pub fn text(&self) -> &'a str {
        self.text
    }

    /// Adds text as it is.
    pub fn push_text(&mut self, at: Range<usize>) {
        if self.waiting.is_empty() {
            self.waiting = at;
        } else if !at.is_empty() {
            debug_assert_eq!(
                self.waiting.end, at.start,
                "between two pieces of text stands a node, or nothing"
            );
            self.waiting.end = at.end;
        }
    }

    /// Adds a node.
    pub fn push(&mut self, node: TextNode) {
        self.flush();
        self.nodes.push(node);
    }

    /// Removes the line feed that was added last, if one was.
    pub fn take_back_line_feed(&mut self) {
        if self.text[self.waiting.clone()].ends_with('\n') {
            self.waiting.end -= 1;
        }
    }

    /// All of them.
    pub fn finish(mut self) -> Vec<TextNode> {
        self.flush();
        self.nodes
    }

    fn flush(&mut self) {
        if !self.waiting.is_empty() {
            self.nodes.push(TextNode::Plain(self.text[self.waiting.clone()].to_owned()));
            self.waiting = 0..0;
        }
    }
}
