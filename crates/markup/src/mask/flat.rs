//! All words of a tree in one text, so that what is spread over several nodes is found.

use chinwag_model::{Masking, TextNode};

use super::hides_node;

/// Stands for what is no words. It is part of no word and no address.
const OTHER: char = '\u{fffc}';

/// The words of a tree.
pub struct Flat {
    pub text: String,
    /// Whether there are nodes that are hidden as a whole.
    pub hides_nodes: bool,
}

/// Puts the words together.
pub fn flatten(nodes: &[TextNode], masking: &Masking) -> Flat {
    let mut flat = Flat { text: String::new(), hides_nodes: false };
    flat.append(nodes, masking);
    flat
}

impl Flat {
    fn append(&mut self, nodes: &[TextNode], masking: &Masking) {
        for node in nodes {
            self.hides_nodes |= hides_node(masking, node);
            match part(node, masking) {
                Part::Words(words) => self.text.push_str(words),
                Part::Other => self.text.push(OTHER),
                Part::Inside { children, apart } => {
                    if apart {
                        self.text.push(OTHER);
                    }
                    self.append(children, masking);
                    if apart {
                        self.text.push(OTHER);
                    }
                }
            }
        }
    }
}

/// What a node is to the text.
pub enum Part<'a> {
    Words(&'a str),
    /// One [`OTHER`].
    Other,
    /// Its children; when apart, with an [`OTHER`] on both sides.
    Inside {
        children: &'a [TextNode],
        apart: bool,
    },
}

/// How long [`OTHER`] is.
pub const OTHER_LEN: usize = OTHER.len_utf8();

/// The one place that decides it, so that places in the text and places in the tree agree.
pub fn part<'a>(node: &'a TextNode, masking: &Masking) -> Part<'a> {
    match node {
        TextNode::Plain(words) | TextNode::CodeSpan { text: words } => Part::Words(words),
        TextNode::AutoLink { .. } | TextNode::CustomEmoji { .. } | TextNode::Mention { .. } => Part::Other,
        TextNode::Link { .. } if hides_node(masking, node) => Part::Other,
        TextNode::Bold { children }
        | TextNode::Italic { children }
        | TextNode::Strikethrough { children } => Part::Inside { children, apart: false },
        TextNode::BulletList { children }
        | TextNode::BulletPoint { children }
        | TextNode::Link { children, .. }
        | TextNode::ActionLink { children, .. }
        | TextNode::ActionButton { children, .. } => Part::Inside { children, apart: true },
    }
}
