//! Messages to send, and changes to one.

use chinwag_model::{CustomPatch, IdempotencyKey, Message, MessageId, MessageKind, Patch, UserId};
use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;

use super::body::{check_object, object};
use super::{PlainContent, RequestBody};
use crate::decode::decode;
use crate::{ErrorCode, WireError};

/// A message to send.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct NewMessageBody {
    /// User or system message.
    #[serde(rename = "type")]
    pub kind: MessageKind,
    /// For whom it speaks; exactly user messages have one.
    #[serde(default)]
    pub sender: Option<UserId>,
    #[serde(default)]
    text: Option<String>,
    #[serde(default)]
    content: Option<PlainContent>,
    #[serde(default)]
    attachment_token: Value,
    #[serde(default)]
    location: Value,
    /// The message it replies to.
    #[serde(default)]
    pub referenced_message_id: Option<MessageId>,
    /// What the app stores with it.
    #[serde(default)]
    pub custom: Option<CustomPatch>,
    /// Makes the send safe to retry.
    #[serde(default)]
    pub idempotency_key: Option<IdempotencyKey>,
}

impl RequestBody for Vec<NewMessageBody> {
    fn read(json: &str) -> Result<Self, WireError> {
        for (index, item) in decode::<Vec<Box<RawValue>>>(json)?.iter().enumerate() {
            check_object(&format!("[{index}]"), item.get())?;
        }
        decode(json)
    }
}

impl NewMessageBody {
    /// Takes out what the message says. `at` is where the message stands in the request.
    ///
    /// # Errors
    /// When it says nothing, or something else than text.
    pub fn take_text(&mut self, at: &str) -> Result<String, WireError> {
        refuse_other_kinds(at, &self.attachment_token, &self.location)?;
        one_text(at, self.text.take(), self.content.take())?.ok_or_else(|| {
            let field = format!("{at}text");
            let message = format!("the field {field} is missing");
            WireError::at(ErrorCode::MissingField, field, message)
        })
    }

    /// Checks that user messages have a sender and system messages none.
    ///
    /// # Errors
    /// When it is the other way round.
    pub fn check_sender(&self, at: &str) -> Result<(), WireError> {
        let field = format!("{at}sender");
        match (self.kind, &self.sender) {
            (MessageKind::UserMessage, None) => {
                let message = format!("{field} is missing: a user message needs a sender");
                Err(WireError::at(ErrorCode::MissingField, field, message))
            }
            (MessageKind::SystemMessage, Some(_)) => {
                let message = format!("{field} must be left out: a system message has no sender");
                Err(WireError::at(ErrorCode::InvalidArgument, field, message))
            }
            _ => Ok(()),
        }
    }
}

/// Changes to a message.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MessageEditBody {
    #[serde(default)]
    text: Option<String>,
    #[serde(default)]
    content: Option<PlainContent>,
    #[serde(default)]
    attachment_token: Value,
    #[serde(default)]
    location: Value,
    /// Patched key by key.
    #[serde(default)]
    pub custom: Patch<CustomPatch>,
}

impl RequestBody for MessageEditBody {
    fn read(json: &str) -> Result<Self, WireError> {
        object(json)
    }
}

impl MessageEditBody {
    /// Takes out the new text; `None` when it stays as it is.
    ///
    /// # Errors
    /// When it is something else than text.
    pub fn take_text(&mut self) -> Result<Option<String>, WireError> {
        refuse_other_kinds("", &self.attachment_token, &self.location)?;
        one_text("", self.text.take(), self.content.take())
    }
}

fn refuse_other_kinds(at: &str, attachment_token: &Value, location: &Value) -> Result<(), WireError> {
    for (name, value) in [("attachmentToken", attachment_token), ("location", location)] {
        if !value.is_null() {
            let field = format!("{at}{name}");
            let message = format!("{field} is not part of this version, which sends text only");
            return Err(WireError::at(ErrorCode::InvalidArgument, field, message));
        }
    }
    Ok(())
}

/// Text given either way, checked under the name of the field that it came from.
fn one_text(
    at: &str,
    text: Option<String>,
    content: Option<PlainContent>,
) -> Result<Option<String>, WireError> {
    let field = format!("{at}content");
    match (text, content) {
        (Some(_), Some(_)) => {
            let message = format!("{field} and {at}text exclude each other");
            Err(WireError::at(ErrorCode::InvalidArgument, field, message))
        }
        (None, Some(content)) => {
            let text = content.into_text(&field)?;
            Message::check_text(&field, &text)?;
            Ok(Some(text))
        }
        (Some(text), None) => {
            Message::check_text(&format!("{at}text"), &text)?;
            Ok(Some(text))
        }
        (None, None) => Ok(None),
    }
}
