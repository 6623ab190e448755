//! What a line says.

use chinwag_model::{ConversationId, Timestamp, UserId};
use chinwag_protocol::rest::{ConversationBody, ImportedMessageBody, RequestBody, UserBody};
use chinwag_protocol::{ErrorCode, WireError};
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::archive::{AppLine, ErasedLine, FileLine, FrozenLine, MessageLine, ParticipantLine, ThemeLine};

/// One line of a history: `{"user": {…}}`, `{"conversation": {…}}`, `{"message": {…}}`, or a message by itself, known by
/// its `conversationId`.
#[derive(Debug)]
pub enum ImportLine {
    /// A user, as `PUT /users/{userId}` takes them, with their `id`; and when they were created, if that is said.
    User(UserId, UserBody, Option<Timestamp>),
    /// A conversation, as `PUT /conversations/{conversationId}` takes it, with its `id`; and when it was created, if that
    /// is said.
    Conversation(ConversationId, ConversationBody, Option<Timestamp>),
    /// What is left of somebody who was erased.
    Erased(ErasedLine),
    /// How people take part in a conversation that was exported.
    Participants(ConversationId, Vec<ParticipantLine>),
    /// Who was taken out of a conversation that was exported, and keeps what it was.
    Frozen(ConversationId, Vec<FrozenLine>),
    /// The app that was exported. Whoever imports may want to make it first.
    App(Box<AppLine>),
    /// A theme of the app that was exported.
    Theme(Box<ThemeLine>),
    /// A file that was exported; its bytes have to be stored before.
    File(Box<FileLine>),
    /// A message that was exported. Unlike one from elsewhere, whose `id` means nothing here, it keeps its own.
    Restored(Box<MessageLine>),
    /// A message, as `POST /import/conversations/{conversationId}/messages` takes it.
    Message(ConversationId, ImportedMessageBody),
}

impl ImportLine {
    /// Reads a line.
    ///
    /// # Errors
    /// What is wrong with it, naming the field.
    pub fn read(line: &str) -> Result<Vec<Self>, WireError> {
        let mut value: Value = serde_json::from_str(line)
            .map_err(|error| WireError::new(ErrorCode::Malformed, format!("this is not JSON: {error}")))?;
        for kind in ["app", "theme", "user", "file", "conversation", "message", "stored"] {
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

    fn of(kind: &str, mut body: Value) -> Result<Vec<Self>, WireError> {
        match kind {
            "app" => return Ok(vec![Self::App(exported(kind, body)?)]),
            "theme" => return Ok(vec![Self::Theme(exported(kind, body)?)]),
            "file" => return Ok(vec![Self::File(exported(kind, body)?)]),
            "stored" => return Ok(vec![Self::Restored(exported(kind, body)?)]),
            "user" if body.get("erasedAt").is_some() => {
                return Ok(vec![Self::Erased(*exported(kind, body)?)]);
            }
            _ => {}
        }
        let named = if kind == "message" { "conversationId" } else { "id" };
        let Some(id) = body.get(named).and_then(Value::as_str) else {
            let field = format!("{kind}.{named}");
            let message = format!("{field} is missing, or no text");
            return Err(WireError::at(ErrorCode::MissingField, field, message));
        };
        let id = id.to_owned();
        let parts = exported_participants(&mut body)?;
        // Other histories may have a field of this name, which means nothing here.
        let kept = body.get_mut("frozen").filter(|kept| kind == "conversation" && kept.is_array());
        let kept = kept.map(|kept| exported("frozen", kept.take())).transpose()?;
        let json = body.to_string();
        let line = match kind {
            "user" => Self::User(UserId::new(&id)?, UserBody::read(&json)?, created_at(kind, &body)?),
            "conversation" => {
                let conversation = ConversationBody::read(&json)?;
                Self::Conversation(ConversationId::new(&id)?, conversation, created_at(kind, &body)?)
            }
            _ => Self::Message(ConversationId::new(&id)?, ImportedMessageBody::read(&json)?),
        };
        let mut lines = vec![line];
        if let Some(parts) = parts {
            lines.push(Self::Participants(ConversationId::new(&id)?, parts));
        }
        if let Some(kept) = kept {
            lines.push(Self::Frozen(ConversationId::new(&id)?, *kept));
        }
        Ok(lines)
    }
}

/// Reads a line that an export wrote.
fn exported<T: DeserializeOwned>(kind: &str, body: Value) -> Result<Box<T>, WireError> {
    serde_json::from_value(body).map(Box::new).map_err(|error| {
        WireError::at(ErrorCode::InvalidArgument, kind, format!("{kind} is not as it was exported: {error}"))
    })
}

/// Takes participants out that are objects, which say how each takes part; by their ids, they are just added.
fn exported_participants(body: &mut Value) -> Result<Option<Vec<ParticipantLine>>, WireError> {
    let is_exported = |list: &Value| list.as_array().is_some_and(|list| list.iter().any(Value::is_object));
    match body.get_mut("participants").filter(|list| is_exported(list)) {
        Some(list) => exported("participants", list.take()).map(|list| Some(*list)),
        None => Ok(None),
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
