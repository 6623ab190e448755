//! What a message says, as a tree. Nothing in it is ever parsed as HTML, by anything.

mod file;
mod finite;
mod mentioned;
mod plaintext;
mod reading;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use serde::Serialize;

pub use file::{FileBlock, FileToken, Media};
pub use finite::Finite;
pub use mentioned::{Mentioned, check_mentioned, mentioned_in};
pub use plaintext::{plaintext, plaintext_of};

use crate::UserId;

/// One block of a message's content; blocks are shown top to bottom. Today a message has exactly one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS, schemars::JsonSchema)]
#[serde(tag = "type", rename_all = "camelCase")]
pub enum ContentBlock {
    /// Formatted text.
    Text {
        /// The text, piece by piece.
        children: Vec<TextNode>,
    },
    /// A file.
    File(FileBlock),
    /// A place in the world.
    Location {
        /// North and south, -90 to 90.
        #[ts(type = "number")]
        #[schemars(range(min = -90, max = 90))]
        latitude: Finite,
        /// East and west, -180 to 180.
        #[ts(type = "number")]
        #[schemars(range(min = -180, max = 180))]
        longitude: Finite,
    },
}

/// A piece of text: a string, or an object with a `type` and either `text` or `children`.
///
/// Trees that come from outside are at most [`crate::limits::CONTENT_DEPTH_MAX`] deep, so whatever walks one may recurse.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS, schemars::JsonSchema)]
#[serde(tag = "type", rename_all = "camelCase")]
pub enum TextNode {
    /// Emphasis: `*bold*`.
    Bold {
        /// What is bold.
        children: Vec<TextNode>,
    },
    /// Emphasis: `_italic_`.
    Italic {
        /// What is italic.
        children: Vec<TextNode>,
    },
    /// Emphasis: `~strikethrough~`.
    Strikethrough {
        /// What is struck through.
        children: Vec<TextNode>,
    },
    /// A list.
    BulletList {
        /// Its points.
        children: Vec<TextNode>,
    },
    /// One point of a list.
    BulletPoint {
        /// What it says.
        children: Vec<TextNode>,
    },
    /// Code within a line.
    CodeSpan {
        /// The code.
        text: String,
    },
    /// A link with a free label.
    Link {
        /// Where it leads.
        url: String,
        /// The label.
        children: Vec<TextNode>,
    },
    /// An address in the text, made a link.
    AutoLink {
        /// Where it leads.
        url: String,
        /// The address as written.
        text: String,
    },
    /// A link that raises a custom action.
    ActionLink {
        /// The action's name.
        action: String,
        /// What the action is given.
        params: BTreeMap<String, String>,
        /// The label.
        children: Vec<TextNode>,
    },
    /// A button that raises a custom action.
    ActionButton {
        /// The action's name.
        action: String,
        /// What the action is given.
        params: BTreeMap<String, String>,
        /// The label.
        children: Vec<TextNode>,
    },
    /// An emoji of the app's own.
    CustomEmoji {
        /// Its name, colons included.
        text: String,
    },
    /// Somebody is mentioned.
    Mention {
        /// The user's id.
        id: UserId,
        /// The user's name, when it was written.
        text: String,
    },
    /// Text as it is.
    #[serde(untagged)]
    Plain(String),
}

impl ContentBlock {
    /// Unformatted text.
    pub fn plain(text: impl Into<String>) -> Self {
        Self::Text { children: vec![TextNode::Plain(text.into())] }
    }
}

impl TextNode {
    /// The nodes inside; `None` for those that hold words.
    pub fn children(&self) -> Option<&[Self]> {
        match self {
            Self::Bold { children }
            | Self::Italic { children }
            | Self::Strikethrough { children }
            | Self::BulletList { children }
            | Self::BulletPoint { children }
            | Self::Link { children, .. }
            | Self::ActionLink { children, .. }
            | Self::ActionButton { children, .. } => Some(children),
            Self::CodeSpan { .. }
            | Self::AutoLink { .. }
            | Self::CustomEmoji { .. }
            | Self::Mention { .. }
            | Self::Plain(_) => None,
        }
    }
}
