//! The tree without what is hidden.

use std::ops::Range;

use chinwag_model::{Masking, TextNode};

use super::flat::{OTHER_LEN, Part, part};
use super::hides_node;
use crate::tree::with_children;

/// Makes the tree anew. `hits` are places in the flat text of the nodes, in order.
pub fn rebuild(
    nodes: &[TextNode],
    hits: &[Range<usize>],
    masking: &Masking,
    replacement: &str,
) -> Vec<TextNode> {
    Rebuild { at: 0, hits, masking, replacement }.nodes(nodes)
}

struct Rebuild<'a> {
    /// Where in the flat text we are.
    at: usize,
    /// Those that do not end before.
    hits: &'a [Range<usize>],
    masking: &'a Masking,
    replacement: &'a str,
}

impl Rebuild<'_> {
    fn nodes(&mut self, nodes: &[TextNode]) -> Vec<TextNode> {
        let mut made: Vec<TextNode> = Vec::with_capacity(nodes.len());
        for node in nodes {
            match (self.node(node), made.last_mut()) {
                (Some(TextNode::Plain(words)), Some(TextNode::Plain(before))) => before.push_str(&words),
                (Some(node), _) => made.push(node),
                (None, _) => {}
            }
        }
        made
    }

    /// `None` when nothing is left of it.
    fn node(&mut self, node: &TextNode) -> Option<TextNode> {
        match part(node, self.masking) {
            Part::Words(words) => {
                let words = self.words(words);
                if words.is_empty() {
                    return None;
                }
                Some(match node {
                    TextNode::CodeSpan { .. } => TextNode::CodeSpan { text: words },
                    _ => TextNode::Plain(words),
                })
            }
            Part::Other => {
                self.at += OTHER_LEN;
                let is_hidden = hides_node(self.masking, node);
                Some(if is_hidden { TextNode::Plain(self.replacement.to_owned()) } else { node.clone() })
            }
            Part::Inside { children, apart } => {
                let around = if apart { OTHER_LEN } else { 0 };
                self.at += around;
                let made = self.nodes(children);
                self.at += around;
                (!made.is_empty()).then(|| with_children(node, made))
            }
        }
    }

    /// The words that are left. What is hidden is replaced where it begins.
    fn words(&mut self, words: &str) -> String {
        let start = self.at;
        self.at += words.len();
        let mut left = String::with_capacity(words.len());
        let mut from = start;
        while let [hit, rest @ ..] = self.hits {
            if hit.start >= self.at {
                break;
            }
            if hit.start >= start {
                left.push_str(&words[from - start..hit.start - start]);
                left.push_str(self.replacement);
            }
            from = hit.end.min(self.at);
            if hit.end > self.at {
                break;
            }
            self.hits = rest;
        }
        left.push_str(&words[from - start..]);
        left
    }
}
