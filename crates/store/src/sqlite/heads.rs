//! The part of a conversation's row that changes with everything that happens in it.

use chinwag_model::{AppKey, ConversationId, MessageId, Timestamp};
use rusqlite::{Connection, params};

use super::message_changes;
use super::rows::{execute, first};
use super::writer::Writing;
use crate::{Change, ConversationChange, Refusal, StoreError};

/// Counters and the place of the newest message. Read, changed in memory by a command, and [saved](Head::save).
#[derive(Debug, Clone)]
pub struct Head {
    pub app: AppKey,
    pub id: ConversationId,
    pub key: i64,
    pub deleted: bool,
    pub revision: u64,
    /// The changes of messages are known after this revision.
    pub log_from: u64,
    pub last_message: Option<MessageId>,
    /// Creation time of the newest message ever, so that ids grow even after the newest was deleted.
    pub latest_at: Timestamp,
    pub participant_count: u32,
}

/// A conversation that exists, or is only remembered.
pub fn find_any(
    connection: &Connection,
    app: AppKey,
    id: &ConversationId,
) -> Result<Option<Head>, StoreError> {
    let sql = "SELECT key, deleted_at IS NOT NULL, revision, log_from, last_message_id, latest_at, \
               participant_count FROM conversations WHERE app = ?1 AND id = ?2";
    first(connection, sql, params![app.0, id.as_str()], |columns| {
        Ok(Head {
            app,
            id: id.clone(),
            key: columns.get()?,
            deleted: columns.get()?,
            revision: columns.count()?,
            log_from: columns.count()?,
            last_message: columns.optional_message_id()?,
            latest_at: columns.time()?,
            participant_count: columns.get()?,
        })
    })
}

/// A conversation that exists.
pub fn find(connection: &Connection, app: AppKey, id: &ConversationId) -> Result<Option<Head>, StoreError> {
    Ok(find_any(connection, app, id)?.filter(|head| !head.deleted))
}

/// A conversation that must exist.
pub fn require(connection: &Connection, app: AppKey, id: &ConversationId) -> Result<Head, StoreError> {
    find(connection, app, id)?.ok_or_else(|| Refusal::UnknownConversation.into())
}

impl Head {
    /// The next revision.
    pub fn advance(&mut self) -> u64 {
        self.revision += 1;
        self.revision
    }

    /// The next revision, which changes or deletes a message.
    pub fn advance_by(&mut self, connection: &Connection, message: &MessageId) -> Result<u64, StoreError> {
        message_changes::record(connection, self.key, self.advance(), message)?;
        Ok(self.revision)
    }

    /// Tells what the present revision is about.
    pub fn emit(&self, writing: &mut Writing, what: ConversationChange) {
        let (app, conversation, revision) = (self.app, self.id.clone(), self.revision);
        writing.emit(Change::Conversation { app, conversation, revision, what });
    }

    /// Writes the row. To be called once, after the last change.
    pub fn save(&self, connection: &Connection) -> Result<(), StoreError> {
        execute(
            connection,
            "UPDATE conversations SET revision = ?2, last_message_id = ?3, last_message_at = ?4, latest_at = ?5, \
             participant_count = ?6, log_from = ?7 WHERE key = ?1",
            params![
                self.key,
                self.revision as i64,
                self.last_message.as_ref().map(MessageId::as_str),
                self.last_message.as_ref().map(|id| id.created_at().as_millis()),
                self.latest_at.as_millis(),
                self.participant_count,
                self.log_from as i64,
            ],
        )?;
        Ok(())
    }
}
