//! Reactions: what people answer a message with instead of words.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::invalid::Invalid;
use crate::limits;

/// What one reacts with: a Unicode emoji in its fully qualified form, or a custom one as `:name:`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, ts_rs::TS)]
#[serde(try_from = "String")]
#[ts(type = "string")]
pub struct Emoji(String);

impl Emoji {
    /// Checks an emoji.
    ///
    /// # Errors
    /// When it is empty, or longer than [`limits::EMOJI_MAX_CHARS`].
    pub fn new(text: impl Into<String>) -> Result<Self, Invalid> {
        let text = text.into();
        if text.is_empty() || text.chars().count() > limits::EMOJI_MAX_CHARS {
            let max = limits::EMOJI_MAX_CHARS;
            return Err(Invalid::argument("emoji", format!("must be an emoji of at most {max} characters")));
        }
        Ok(Self(text))
    }

    /// As text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Emoji {
    type Error = Invalid;

    fn try_from(text: String) -> Result<Self, Invalid> {
        Self::new(text)
    }
}

impl fmt::Display for Emoji {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// How often a message was reacted to with one emoji.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[ts(optional_fields)]
pub struct ReactionCount {
    /// The emoji.
    pub emoji: Emoji,
    /// How many people.
    pub count: u32,
    /// Whether oneself is among them. Absent in events, which are the same for everyone: one then keeps what one
    /// knows, and reads the message where one knows nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reacted: Option<bool>,
}
