//! Messages that were sent long ago, elsewhere.

use chinwag_model::{
    ContentBlock, CustomPatch, FileToken, IdempotencyKey, MessageId, MessageKind, Origin, Timestamp, UserId,
};
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::value::RawValue;

use super::body::{check_object, object};
use super::message_body::older;
use super::said_schema::imported_message;
use super::{RequestBody, said_schema};
use crate::decode::decode;
use crate::limits::REST_SEND_MAX_MESSAGES;
use crate::{ErrorCode, Said, WireError};

/// Messages to import, in any order; all or none are.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct ImportBody(
    #[schemars(length(min = 1, max = REST_SEND_MAX_MESSAGES))] pub Vec<ImportedMessageBody>,
);

/// A message to import. Only what users said can be, since the system says nothing of its own.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(transform = imported_message)]
pub struct ImportedMessageBody {
    #[serde(default)]
    timestamp: Option<Timestamp>,
    #[serde(default)]
    created_at: Option<Timestamp>,
    #[serde(rename = "type", default)]
    #[schemars(schema_with = "said_schema::of_user")]
    kind: Option<MessageKind>,
    /// Who said it.
    pub sender: UserId,
    #[serde(default)]
    #[schemars(schema_with = "said_schema::text")]
    text: Option<String>,
    #[serde(default)]
    #[schemars(schema_with = "said_schema::content")]
    content: Option<Vec<ContentBlock>>,
    #[serde(default)]
    attachment_token: Option<FileToken>,
    /// Who has read it, besides the sender.
    #[serde(default)]
    pub read_by: Vec<UserId>,
    /// The message it replies to.
    #[serde(default)]
    pub referenced_message_id: Option<MessageId>,
    /// What the app stores with it.
    #[serde(default)]
    #[schemars(schema_with = "chinwag_model::schema::custom_patch")]
    pub custom: Option<CustomPatch>,
    /// Which way it came in; `import` without it.
    #[serde(default)]
    pub origin: ImportedOrigin,
    /// Makes the import safe to retry.
    #[serde(default)]
    pub idempotency_key: Option<IdempotencyKey>,
}

/// Which way an imported message came in, where it was sent.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum ImportedOrigin {
    /// None in particular.
    #[default]
    Import,
    /// By e-mail: shown with a note of that, and folded when it is long.
    Email,
}

impl From<ImportedOrigin> for Origin {
    fn from(origin: ImportedOrigin) -> Self {
        match origin {
            ImportedOrigin::Import => Self::Import,
            ImportedOrigin::Email => Self::Email,
        }
    }
}

impl RequestBody for ImportBody {
    fn read(json: &str) -> Result<Self, WireError> {
        for (index, item) in decode::<Vec<Box<RawValue>>>(json)?.iter().enumerate() {
            check_object(&format!("[{index}]"), item.get())?;
        }
        decode(json)
    }
}

impl RequestBody for ImportedMessageBody {
    fn read(json: &str) -> Result<Self, WireError> {
        object(json)
    }
}

impl ImportedMessageBody {
    /// When it was sent, by either name. `at` is where the message stands in the request.
    ///
    /// # Errors
    /// When it is missing or before 1970; when the two differ; when it is a message of the system.
    pub fn sent_at(&self, at: &str) -> Result<Timestamp, WireError> {
        if self.kind == Some(MessageKind::SystemMessage) {
            let field = format!("{at}type");
            let message = format!("{field} must be \"UserMessage\": only what users said can be imported");
            return Err(WireError::at(ErrorCode::InvalidArgument, field, message));
        }
        let field = format!("{at}timestamp");
        match (self.timestamp, self.created_at) {
            (None, None) => {
                let message = format!("{field} is missing: say when it was sent, in Unix milliseconds");
                Err(WireError::at(ErrorCode::MissingField, field, message))
            }
            (Some(one), Some(other)) if one != other => {
                let message = format!("{field} and {at}createdAt are the same thing, but differ");
                Err(WireError::at(ErrorCode::InvalidArgument, field, message))
            }
            (Some(time), _) | (None, Some(time)) if time.as_millis() < 0 => {
                let message = format!("{field} must be a time in Unix milliseconds, from 1970 on");
                Err(WireError::at(ErrorCode::InvalidArgument, field, message))
            }
            (Some(time), _) | (None, Some(time)) => Ok(time),
        }
    }

    /// Takes out what it says.
    ///
    /// # Errors
    /// When it says nothing, or says it in several ways.
    pub fn take_said(&mut self, at: &str) -> Result<Said, WireError> {
        match older(at, self.attachment_token.take(), None, (&self.text, &self.content))? {
            Some(file) => Ok(file),
            None => Said::required(at, self.text.take(), self.content.take()),
        }
    }
}
