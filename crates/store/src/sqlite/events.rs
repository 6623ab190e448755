//! The log of what each revision of a conversation was about, by reference.

use chinwag_model::{MessageId, UserId};
use rusqlite::{Connection, params};

use super::rows::{all, execute};
use crate::StoreError;

/// What a revision was about.
#[derive(Debug, Clone, Copy)]
pub enum Subject<'a> {
    /// The conversation's attributes.
    Conversation,
    /// A participant.
    Participant(&'a UserId),
    /// A message.
    Message(&'a MessageId),
}

/// The code of [`Subject::Message`] in the table, also for queries.
const MESSAGE: i64 = 2;

/// Writes down one revision.
pub fn append(
    connection: &Connection,
    conversation: i64,
    revision: u64,
    subject: Subject,
) -> Result<(), StoreError> {
    let (kind, id) = match subject {
        Subject::Conversation => (0, None),
        Subject::Participant(user) => (1, Some(user.as_str())),
        Subject::Message(message) => (MESSAGE, Some(message.as_str())),
    };
    execute(
        connection,
        "INSERT INTO events (conversation, revision, kind, subject) VALUES (?1, ?2, ?3, ?4)",
        params![conversation, revision as i64, kind, id],
    )?;
    Ok(())
}

/// The messages that revisions after `since` were about, each once, oldest message first; at most `limit`.
pub fn messages_since(
    connection: &Connection,
    conversation: i64,
    since: u64,
    limit: u32,
) -> Result<Vec<MessageId>, StoreError> {
    let sql = "SELECT DISTINCT subject FROM events WHERE conversation = ?1 AND revision > ?2 AND kind = ?3 \
               ORDER BY subject LIMIT ?4";
    all(connection, sql, params![conversation, since as i64, MESSAGE, limit], |columns| columns.message_id())
}

/// Forgets everything about a conversation.
pub fn clear(connection: &Connection, conversation: i64) -> Result<(), StoreError> {
    execute(connection, "DELETE FROM events WHERE conversation = ?1", [conversation])?;
    Ok(())
}
