//! Messages.

use chinwag_model::{
    ContentBlock, ConversationId, Custom, CustomPatch, IdempotencyKey, Mentioned, MessageId, Origin, Patch,
};
use serde::{Deserialize, Serialize};

use crate::entity::{MessageEntity, UserEntity};

/// A message to send.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct MessageSend {
    /// The conversation's id.
    pub conversation: ConversationId,
    /// Made by the client, one for each message; a retry carries the same.
    pub key: IdempotencyKey,
    /// What it says, as markup. Either this or `content`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Who is mentioned in `text`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<Mentioned>>")]
    pub mentions: Vec<Mentioned>,
    /// What it says, as a tree: one block.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub content: Option<Vec<ContentBlock>>,
    /// What the app stores with it.
    #[serde(default)]
    #[ts(optional, as = "Option<Custom>")]
    pub custom: Custom,
    /// The message it replies to.
    #[serde(default)]
    pub referenced_message: Option<MessageId>,
    /// `web` for the classic UI; absent means `rest`.
    #[serde(default)]
    pub origin: Option<Origin>,
}

/// The answer to [`MessageSend`]. When it arrives, the message is on disk.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct MessageSent {
    /// The message as stored: its id, its time, its revision.
    pub message: MessageEntity,
    /// Whether an earlier send with the same key had already stored it.
    pub duplicate: bool,
}

/// A change to a message that is there.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct MessageEdit {
    /// The conversation's id.
    pub conversation: ConversationId,
    /// The message's id.
    pub message: MessageId,
    /// What it says from now on, as markup. Without this and `content`, it says what it did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub text: Option<String>,
    /// Who is mentioned in `text`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<Mentioned>>")]
    pub mentions: Vec<Mentioned>,
    /// What it says from now on, as a tree: one block.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub content: Option<Vec<ContentBlock>>,
    /// Changes to what the app stores with it, key by key; `null` clears all.
    #[serde(default, skip_serializing_if = "Patch::is_keep")]
    #[ts(optional = nullable, as = "Option<CustomPatch>")]
    pub custom: Patch<CustomPatch>,
}

/// The answer to [`MessageEdit`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct MessageEdited {
    /// The message in its new form.
    pub message: MessageEntity,
}

/// Which message to delete.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct MessageDelete {
    /// The conversation's id.
    pub conversation: ConversationId,
    /// The message's id. Deleting one that is not there succeeds.
    pub message: MessageId,
}

/// Which message to read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct MessageGet {
    /// The conversation's id.
    pub conversation: ConversationId,
    /// The message's id.
    pub message: MessageId,
}

/// Which message to translate, and into which language.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct MessageTranslate {
    /// The conversation's id.
    pub conversation: ConversationId,
    /// The message's id.
    pub message: MessageId,
    /// A language tag, such as `nl` or `pt-BR`.
    pub language: String,
}

/// The answer to [`MessageTranslate`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct MessageTranslated {
    /// What it says in that language; `null` when one does not see such a message.
    #[ts(as = "Option<Vec<ContentBlock>>")]
    pub content: Option<Vec<ContentBlock>>,
}

/// Of which message to show what is behind its first link.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct MessagePreview {
    /// The conversation's id.
    pub conversation: ConversationId,
    /// The message's id.
    pub message: MessageId,
}

/// The answer to [`MessagePreview`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct MessagePreviewed {
    /// What the preview is had by, over HTTP; `null` when one sees no such message, or it has no link.
    pub key: Option<String>,
}

/// The answer to [`MessageGet`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct MessageFound {
    /// `null` when there is none, or one is not a participant.
    pub message: Option<MessageEntity>,
    /// Every user it refers to.
    pub users: Vec<UserEntity>,
    /// The message it replies to.
    pub references: Vec<MessageEntity>,
}

/// Which messages to list: those before a known one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[ts(optional_fields)]
pub struct MessageList {
    /// The conversation's id.
    pub conversation: ConversationId,
    /// The oldest one already known; absent for the newest page.
    #[serde(default)]
    pub before: Option<MessageId>,
    /// How many, 1 to 100; absent means 30.
    #[serde(default)]
    pub limit: Option<u32>,
}

/// The answer to [`MessageList`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct MessagePage {
    /// The conversation's revision that this page shows: deletions after it are not in it.
    #[ts(type = "number")]
    pub revision: u64,
    /// Newest first; `null` when one is not a participant.
    pub messages: Option<Vec<MessageEntity>>,
    /// Whether there is nothing older.
    pub loaded_all: bool,
    /// Every user that the messages refer to.
    pub users: Vec<UserEntity>,
    /// Every message that they reply to.
    pub references: Vec<MessageEntity>,
}
