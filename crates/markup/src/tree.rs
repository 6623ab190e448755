//! Making a tree of another.

use chinwag_model::TextNode;

/// The same node around other children.
pub fn with_children(node: &TextNode, made: Vec<TextNode>) -> TextNode {
    let mut node = node.clone();
    match &mut node {
        TextNode::Bold { children }
        | TextNode::Italic { children }
        | TextNode::Strikethrough { children }
        | TextNode::BulletList { children }
        | TextNode::BulletPoint { children }
        | TextNode::Link { children, .. }
        | TextNode::ActionLink { children, .. }
        | TextNode::ActionButton { children, .. } => *children = made,
        TextNode::CodeSpan { .. }
        | TextNode::AutoLink { .. }
        | TextNode::CustomEmoji { .. }
        | TextNode::Mention { .. }
        | TextNode::Plain(_) => {}
    }
    node
}
