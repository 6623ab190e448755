//! Messages.

use serde::{Deserialize, Serialize};

use crate::invalid::{Invalid, InvalidCode};
use crate::{ContentBlock, Custom, Emoji, MessageId, ReactionCount, Timestamp, UserId, limits};

/// Whether somebody sent a message, or nobody in particular.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS, schemars::JsonSchema)]
pub enum MessageKind {
    /// Sent by a user; always has a sender.
    UserMessage,
    /// Told by the system; never has a sender.
    SystemMessage,
}

/// Which way a message came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS, schemars::JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum Origin {
    /// The UI, or the classic builder's send.
    Web,
    /// The REST API, or `ConversationRef.send`.
    Rest,
    /// The import API.
    Import,
    /// A reply to an e-mail notification.
    Email,
}

/// A stored message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Message {
    /// Its place in the conversation: ids sort as messages do.
    pub id: MessageId,
    /// User or system message.
    pub kind: MessageKind,
    /// The sender; `None` exactly for system messages.
    pub sender: Option<UserId>,
    /// The markup as sent.
    pub text: String,
    /// What it says.
    pub content: Vec<ContentBlock>,
    /// What the app stores with the message.
    pub custom: Custom,
    /// Which way it came in.
    pub origin: Origin,
    /// The message this one replies to; kept when that one is deleted.
    pub referenced_message: Option<MessageId>,
    /// How often it was reacted to with which emoji, in the order of first use. Whether the viewer is among them
    /// is given only where there is a viewer.
    pub reactions: Vec<ReactionCount>,
    /// Who reacted with which emoji, in the same order, oldest reaction first. Given only to back ends: it can be as
    /// long as the list of participants, many times over.
    pub reactors: Vec<(Emoji, Vec<UserId>)>,
    /// When it was sent. Equal to `id.created_at()`.
    pub created_at: Timestamp,
    /// When its content last changed; `None` when never.
    pub edited_at: Option<Timestamp>,
    /// The conversation's revision that last changed this message.
    pub revision: u64,
}

impl Message {
    /// Checks the text of a message.
    ///
    /// # Errors
    /// When it is blank, or longer than [`limits::MESSAGE_TEXT_MAX_CHARS`].
    pub fn check_text(field: &str, text: &str) -> Result<(), Invalid> {
        let max = limits::MESSAGE_TEXT_MAX_CHARS;
        if text.trim().is_empty() {
            return Err(Invalid::argument(field, "must not be empty"));
        }
        if text.contains('\0') {
            return Err(Invalid::argument(field, "must not hold NUL characters"));
        }
        if text.len() > max && text.chars().count() > max {
            return Err(Invalid {
                code: InvalidCode::TextTooLong,
                field: field.to_owned(),
                problem: format!("must be at most {max} characters long, but has {}", text.chars().count()),
            });
        }
        Ok(())
    }
}
