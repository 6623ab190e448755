//! The words of a tree.

use super::{ContentBlock, TextNode};

/// The words of the content, without formatting or attachments: for lists, notifications and search. Blocks of text
/// stand on lines of their own.
pub fn plaintext(content: &[ContentBlock]) -> String {
    let mut text = String::new();
    let mut is_first = true;
    for block in content {
        if let ContentBlock::Text { children } = block {
            if !is_first {
                text.push('\n');
            }
            is_first = false;
            append(children, &mut text);
        }
    }
    text
}

/// The words of some nodes. Each point of a list stands on a line of its own, after `- `.
pub fn plaintext_of(nodes: &[TextNode]) -> String {
    let mut text = String::new();
    append(nodes, &mut text);
    text
}

fn append(nodes: &[TextNode], text: &mut String) {
    let mut after_list = false;
    for node in nodes {
        let is_list = matches!(node, TextNode::BulletList { .. });
        if after_list {
            text.push('\n');
        }
        if is_list && !text.is_empty() {
            text.push('\n');
        }
        after_list = is_list;
        append_node(node, text);
    }
}

fn append_node(node: &TextNode, text: &mut String) {
    match node {
        TextNode::Plain(words)
        | TextNode::CodeSpan { text: words }
        | TextNode::AutoLink { text: words, .. }
        | TextNode::CustomEmoji { text: words } => text.push_str(words),
        TextNode::Mention { text: name, .. } => {
            text.push('@');
            text.push_str(name);
        }
        TextNode::BulletList { children } => {
            for (index, point) in children.iter().enumerate() {
                if index > 0 {
                    text.push('\n');
                }
                append_node(point, text);
            }
        }
        TextNode::BulletPoint { children } => {
            text.push_str("- ");
            append(children, text);
        }
        TextNode::Bold { children }
        | TextNode::Italic { children }
        | TextNode::Strikethrough { children }
        | TextNode::Link { children, .. }
        | TextNode::ActionLink { children, .. }
        | TextNode::ActionButton { children, .. } => append(children, text),
    }
}
