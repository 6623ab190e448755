//! Everything of an app, read row by row.

use async_trait::async_trait;
use chinwag_model::{AppKey, ConversationId, MessageId};
use rusqlite::{Connection, params};

use super::codes::{message_columns, user_columns};
use super::rows::all;
use super::{SqliteStore, files, frozen, heads};
use crate::{
    ArchiveStore, FileContents, FileRecord, StoreError, StoredFile, StoredFrozen, StoredMessage,
    StoredReaction, StoredUser,
};

#[async_trait]
impl ArchiveStore for SqliteStore {
    async fn stored_users(&self, app: AppKey, after: i64, limit: u32) -> Result<Vec<StoredUser>, StoreError> {
        self.readers.read(move |connection| users(connection, app, after, limit)).await
    }

    async fn stored_messages(
        &self,
        app: AppKey,
        conversation: &ConversationId,
        after: Option<&MessageId>,
        limit: u32,
    ) -> Result<Vec<StoredMessage>, StoreError> {
        let (conversation, after) = (conversation.clone(), after.cloned());
        self.readers
            .read(move |connection| messages(connection, app, &conversation, after.as_ref(), limit))
            .await
    }

    async fn stored_frozen(
        &self,
        app: AppKey,
        conversation: &ConversationId,
    ) -> Result<Vec<StoredFrozen>, StoreError> {
        let conversation = conversation.clone();
        self.readers.read(move |connection| frozen::stored(connection, app, &conversation)).await
    }

    async fn stored_files(&self, app: AppKey, after: i64, limit: u32) -> Result<Vec<StoredFile>, StoreError> {
        self.readers.read(move |connection| stored_files(connection, app, after, limit)).await
    }
}

fn users(
    connection: &Connection,
    app: AppKey,
    after: i64,
    limit: u32,
) -> Result<Vec<StoredUser>, StoreError> {
    let sql = concat!(
        "SELECT u.key, u.erased_at, ",
        user_columns!(),
        " FROM users u WHERE u.app = ?1 AND u.key > ?2 ORDER BY u.key LIMIT ?3"
    );
    all(connection, sql, params![app.0, after, limit], |columns| {
        Ok(StoredUser { place: columns.get()?, erased_at: columns.optional_time()?, user: columns.user()? })
    })
}

fn messages(
    connection: &Connection,
    app: AppKey,
    conversation: &ConversationId,
    after: Option<&MessageId>,
    limit: u32,
) -> Result<Vec<StoredMessage>, StoreError> {
    let Some(head) = heads::find(connection, app, conversation)? else { return Ok(Vec::new()) };
    let sql = concat!(
        "SELECT ",
        message_columns!(),
        " FROM messages m LEFT JOIN users s ON s.key = m.sender WHERE m.conversation = ?1 AND m.id > ?2 \
         ORDER BY m.id LIMIT ?3"
    );
    let after = after.map_or("", MessageId::as_str);
    let found = all(connection, sql, params![head.key, after, limit], |columns| columns.message())?;
    let stored = |(_, message): (_, chinwag_model::Message)| {
        let reactions = match message.reactions.is_empty() {
            true => Vec::new(),
            false => reactions(connection, head.key, &message)?,
        };
        Ok(StoredMessage { message, reactions })
    };
    found.into_iter().map(stored).collect()
}

fn reactions(
    connection: &Connection,
    conversation: i64,
    message: &chinwag_model::Message,
) -> Result<Vec<StoredReaction>, StoreError> {
    let sql = "SELECT u.id, r.created_at FROM reactions r JOIN users u ON u.key = r.user \
               WHERE r.conversation = ?1 AND r.message = ?2 AND r.emoji = ?3 ORDER BY r.revision";
    let mut reactions = Vec::new();
    for sum in &message.reactions {
        let params = params![conversation, message.id.as_str(), sum.emoji.as_str()];
        reactions.extend(all(connection, sql, params, |columns| {
            let (user, created_at) = (columns.user_id()?, columns.time()?);
            Ok(StoredReaction { emoji: sum.emoji.clone(), user, created_at })
        })?);
    }
    Ok(reactions)
}

fn stored_files(
    connection: &Connection,
    app: AppKey,
    after: i64,
    limit: u32,
) -> Result<Vec<StoredFile>, StoreError> {
    let sql = "SELECT f.key, f.id, f.block, f.media_type, f.sha256, f.created_at, u.id FROM files f \
               LEFT JOIN users u ON u.key = f.uploader \
               WHERE f.app = ?1 AND f.key > ?2 AND f.state = ?3 ORDER BY f.key LIMIT ?4";
    all(connection, sql, params![app.0, after, files::READY, limit], |columns| {
        let place = columns.get()?;
        let (id, block) = (columns.file_id()?, columns.file_block()?);
        let contents = FileContents { media_type: columns.get()?, sha256: columns.get()? };
        let record = FileRecord { id, block, contents: Some(contents), created_at: columns.time()? };
        let uploader: Option<String> = columns.get()?;
        // Ids in rows were checked on their way in.
        Ok(StoredFile {
            place,
            record,
            uploader: uploader.and_then(|id| chinwag_model::UserId::new(id).ok()),
        })
    })
}
