//! Messages to send, and changes to one.

use chinwag_model::{
    ContentBlock, CustomPatch, FileBlock, FileToken, Finite, IdempotencyKey, MessageId, MessageKind, Patch,
    UserId,
};
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::value::RawValue;

use super::body::{check_object, object};
use super::said_schema::{at_most_one_way, new_message};
use super::{RequestBody, said_schema};
use crate::decode::decode;
use crate::limits::REST_SEND_MAX_MESSAGES;
use crate::{ErrorCode, Said, WireError};

/// Messages to send, in order; all or none are sent.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct MessagesBody(#[schemars(length(min = 1, max = REST_SEND_MAX_MESSAGES))] pub Vec<NewMessageBody>);

/// A message to send. A user message has a sender and one of `text`, `content`, `attachmentToken` and `location`; a
/// system message has no sender, and `text` or `content`.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(transform = new_message)]
pub struct NewMessageBody {
    /// User or system message.
    #[serde(rename = "type")]
    pub kind: MessageKind,
    /// For whom it speaks; exactly user messages have one.
    #[serde(default)]
    pub sender: Option<UserId>,
    #[serde(default)]
    #[schemars(schema_with = "said_schema::text")]
    text: Option<String>,
    #[serde(default)]
    #[schemars(schema_with = "said_schema::content")]
    content: Option<Vec<ContentBlock>>,
    #[serde(default)]
    attachment_token: Option<FileToken>,
    #[serde(default)]
    #[schemars(schema_with = "said_schema::location")]
    location: Option<[Finite; 2]>,
    /// The message it replies to.
    #[serde(default)]
    pub referenced_message_id: Option<MessageId>,
    /// What the app stores with it.
    #[serde(default)]
    #[schemars(schema_with = "chinwag_model::schema::custom_patch")]
    pub custom: Option<CustomPatch>,
    /// Makes the send safe to retry.
    #[serde(default)]
    pub idempotency_key: Option<IdempotencyKey>,
}

impl RequestBody for MessagesBody {
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
        if self.kind == MessageKind::SystemMessage {
            self.check_of_system(at)?;
        }
        match older(at, self.attachment_token.take(), self.location, (&self.text, &self.content))? {
            Some(other) => Ok(other),
            None => Said::required(at, self.text.take(), self.content.take()),
        }
    }

    fn check_of_system(&self, at: &str) -> Result<(), WireError> {
        let given = [
            ("location", self.location.is_some(), "is at no place"),
            ("attachmentToken", self.attachment_token.is_some(), "has no file"),
        ];
        let Some((name, _, why)) = given.iter().find(|(_, is_given, _)| *is_given) else { return Ok(()) };
        let field = format!("{at}{name}");
        let message = format!("{field} must be left out: a system message {why}");
        Err(WireError::at(ErrorCode::InvalidArgument, field, message))
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

/// Changes to a message: at most one of `text`, `content`, `attachmentToken` and `location`.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(transform = at_most_one_way)]
pub struct MessageEditBody {
    #[serde(default)]
    #[schemars(schema_with = "said_schema::text")]
    text: Option<String>,
    #[serde(default)]
    #[schemars(schema_with = "said_schema::content")]
    content: Option<Vec<ContentBlock>>,
    #[serde(default)]
    attachment_token: Option<FileToken>,
    #[serde(default)]
    #[schemars(schema_with = "said_schema::location")]
    location: Option<[Finite; 2]>,
    /// Patched key by key.
    #[serde(default)]
    #[schemars(schema_with = "chinwag_model::schema::custom_patch")]
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
        match older("", self.attachment_token.take(), self.location, (&self.text, &self.content))? {
            Some(other) => Ok(Some(other)),
            None => Said::one_of("", self.text.take(), self.content.take()),
        }
    }
}

/// The older ways to send a file, and to name a place as `[latitude, longitude]`.
pub(super) fn older(
    at: &str,
    attachment_token: Option<FileToken>,
    location: Option<[Finite; 2]>,
    (text, content): (&Option<String>, &Option<Vec<ContentBlock>>),
) -> Result<Option<Said>, WireError> {
    let (name, block) = match (attachment_token, location) {
        (Some(_), Some(_)) => {
            let field = format!("{at}location");
            let message = format!("{field} and {at}attachmentToken exclude each other");
            return Err(WireError::at(ErrorCode::InvalidArgument, field, message));
        }
        (Some(token), None) => ("attachmentToken", ContentBlock::File(FileBlock::unfilled(token))),
        (None, Some([latitude, longitude])) => ("location", ContentBlock::Location { latitude, longitude }),
        (None, None) => return Ok(None),
    };
    if text.is_some() || content.is_some() {
        let field = format!("{at}{name}");
        let message = format!("{field} excludes {at}text and {at}content");
        return Err(WireError::at(ErrorCode::InvalidArgument, field, message));
    }
    Ok(Some(Said::Content(vec![block])))
}
