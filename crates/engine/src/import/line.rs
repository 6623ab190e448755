//! What a line says.

use chinwag_model::{ConversationId, Timestamp, UserId};
use chinwag_protocol::rest::{ConversationBody, ImportedMessageBody, RequestBody, UserBody};
use chinwag_protocol::{ErrorCode, WireError};
use serde_json::Value;

/// One line of a history: `{"user": {…}}`, `{"conversation": {…}}`, `{"message": {…}}`, or a message by itself, known by
/// its `conversationId`.
#[derive(Debug)]
pub enum ImportLine {
    /// A user, as `PUT /users/{userId}` takes them, with their `id`; and when they were created, if that is said.
    User(UserId, UserBody, Option<Timestamp>),
    /// A conversation, as `PUT /conversations/{conversationId}` takes it, with its `id`; and when it was created, if that
    /// is said.
    Conversation(ConversationId, ConversationBody, Option<Timestamp>),
    /// A message, as `POST /import/conversations/{conversationId}/messages` takes it.
    Message(ConversationId, ImportedMessageBody),
}

impl ImportLine {
    /// Reads a line.
    ///
    /// # Errors
    /// What is wrong with it, naming the field.
    pub fn read(line: &str) -> Result<Self, WireError> {
        let mut value: Value = serde_json::from_str(line)
            .map_err(|error| WireError::new(ErrorCode::Malformed, format!("this is not JSON: {error}")))?;
        for kind in ["user", "conversation", "message"] {
            if let Some(body) = value.get_mut(kind).map(Value::take) {
                return Self::of(kind, body);
            }
        }
        if value.get("conversationId").is_some() {
            return Self::of("message", value);
        }
        let message = "a line must be {\"user\": {…}}, {\"conversation\": {…}}, {\"message\": {…}}, or a message with its \
                       conversationId";
        Err(WireError::new(ErrorCode::InvalidArgument, message))
    }

    fn of(kind: &str, body: Value) -> Result<Self, WireError> {
        let named = if kind == "message" { "conversationId" } else { "id" };
        let Some(id) = body.get(named).and_then(Value::as_str) else {
            let field = format!("{kind}.{named}");
            let message = format!("{field} is missing, or no text");
            return Err(WireError::at(ErrorCode::MissingField, field, message));
        };
        let (id, json) = (id.to_owned(), body.to_string());
        Ok(match kind {
            "user" => Self::User(UserId::new(id)?, UserBody::read(&json)?, created_at(kind, &body)?),
            "conversation" => {
                let conversation = ConversationBody::read(&json)?;
                Self::Conversation(ConversationId::new(id)?, conversation, created_at(kind, &body)?)
            }
            _ => Self::Message(ConversationId::new(id)?, ImportedMessageBody::read(&json)?),
        })
    }
}

fn created_at(kind: &str, body: &Value) -> Result<Option<Timestamp>, WireError> {
    match body.get("createdAt") {
        None | Some(Value::Null) => Ok(None),
        Some(value) => match value.as_i64().filter(|millis| *millis >= 0) {
            Some(millis) => Ok(Some(Timestamp::from_millis(millis))),
            None => {
                let field = format!("{kind}.createdAt");
                let message =
                    format!("{field} must be a time in Unix milliseconds, from 1970 on, not {value}");
                Err(WireError::at(ErrorCode::WrongType, field, message))
            }
        },
    }
}
