//! Messages to send, and changes to one.

use chinwag_model::{
    ContentBlock, CustomPatch, Finite, IdempotencyKey, MessageId, MessageKind, Patch, UserId,
};
use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;

use super::RequestBody;
use super::body::{check_object, object};
use crate::decode::decode;
use crate::{ErrorCode, Said, WireError};

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
    content: Option<Vec<ContentBlock>>,
    #[serde(default)]
    attachment_token: Value,
    #[serde(default)]
    location: Option<[Finite; 2]>,
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
    /// When it says nothing, or says it in several ways; when it is a system message with a place.
    pub fn take_said(&mut self, at: &str) -> Result<Said, WireError> {
        refuse_files(at, &self.attachment_token)?;
        if self.kind == MessageKind::SystemMessage && self.location.is_some() {
            let field = format!("{at}location");
            let message = format!("{field} must be left out: a system message is at no place");
            return Err(WireError::at(ErrorCode::InvalidArgument, field, message));
        }
        match place(at, self.text.as_ref(), self.content.as_ref(), self.location)? {
            Some(place) => Ok(place),
            None => Said::required(at, self.text.take(), self.content.take()),
        }
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
    content: Option<Vec<ContentBlock>>,
    #[serde(default)]
    attachment_token: Value,
    #[serde(default)]
    location: Option<[Finite; 2]>,
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
    /// Takes out what it is to say; `None` when that stays as it is.
    ///
    /// # Errors
    /// When it is said in several ways.
    pub fn take_said(&mut self) -> Result<Option<Said>, WireError> {
        refuse_files("", &self.attachment_token)?;
        match place("", self.text.as_ref(), self.content.as_ref(), self.location)? {
            Some(place) => Ok(Some(place)),
            None => Said::one_of("", self.text.take(), self.content.take()),
        }
    }
}

fn refuse_files(at: &str, attachment_token: &Value) -> Result<(), WireError> {
    if attachment_token.is_null() {
        return Ok(());
    }
    let field = format!("{at}attachmentToken");
    let message = format!("{field} is not part of this version, which sends no files");
    Err(WireError::at(ErrorCode::InvalidArgument, field, message))
}

/// The older way to name a place: `[latitude, longitude]`.
fn place(
    at: &str,
    text: Option<&String>,
    content: Option<&Vec<ContentBlock>>,
    location: Option<[Finite; 2]>,
) -> Result<Option<Said>, WireError> {
    let Some([latitude, longitude]) = location else { return Ok(None) };
    if text.is_some() || content.is_some() {
        let field = format!("{at}location");
        let message = format!("{field} excludes {at}text and {at}content");
        return Err(WireError::at(ErrorCode::InvalidArgument, field, message));
    }
    Ok(Some(Said::Content(vec![ContentBlock::Location { latitude, longitude }])))
}
