//! What a message says, as a tree. Nothing in it is ever parsed as HTML, by anything.

use serde::{Deserialize, Serialize};

/// One block of a message's content; blocks are shown top to bottom. Today a message has exactly one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(tag = "type", rename_all = "camelCase")]
pub enum ContentBlock {
    /// Formatted text.
    Text {
        /// The text, piece by piece.
        children: Vec<TextNode>,
    },
}

/// A piece of text. Formatting nodes join the plain ones when messages learn to be formatted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(untagged)]
pub enum TextNode {
    /// Text as it is.
    Plain(String),
}

impl ContentBlock {
    /// Unformatted text.
    pub fn plain(text: impl Into<String>) -> Self {
        Self::Text { children: vec![TextNode::Plain(text.into())] }
    }
}

/// The words of the content, without formatting or attachments: for lists and notifications.
pub fn plaintext(content: &[ContentBlock]) -> String {
    let mut text = String::new();
    for ContentBlock::Text { children } in content {
        for TextNode::Plain(piece) in children {
            text.push_str(piece);
        }
    }
    text
}
