//! Files: their rows, and which messages have them.

use chinwag_model::{AppKey, ContentBlock, FileBlock, FileId, FileKey, MessageId, Timestamp};
use rusqlite::{Connection, params};

use super::rows::{all, execute, first, json};
use super::users;
use super::writer::Writing;
use crate::{FileContents, FileRecord, FinishedFile, NewFile, Refusal, StoreError, Wording};

const UPLOADING: i64 = 0;
pub const READY: i64 = 1;
const DOOMED: i64 = 2;

/// See [`crate::Store::begin_file`].
pub fn begin(writing: &mut Writing, new: NewFile) -> Result<(), StoreError> {
    let connection = writing.connection;
    let NewFile { app, id, uploader, block, quota, at } = new;
    let uploader = match uploader {
        Some(user) => Some(users::require(connection, app, &user)?.key),
        None => None,
    };
    if let (Some(uploader), Some(quota)) = (uploader, quota) {
        check_quota(connection, uploader, block.size, quota)?;
    }
    let sql = "INSERT INTO files (app, id, uploader, state, block, size, created_at, unused_since) \
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?7)";
    let size = block.size as i64;
    execute(
        connection,
        sql,
        params![app.0, id.as_str(), uploader, UPLOADING, stored(block)?, size, at.as_millis()],
    )?;
    Ok(())
}

fn check_quota(connection: &Connection, uploader: i64, more: u64, quota: u64) -> Result<(), StoreError> {
    let sql = "SELECT coalesce(sum(size), 0) FROM files WHERE uploader = ?1";
    let used = first(connection, sql, [uploader], |columns| columns.count())?.unwrap_or_default();
    match used.saturating_add(more) <= quota {
        true => Ok(()),
        false => Err(Refusal::QuotaExceeded { used, quota }.into()),
    }
}

fn stored(block: FileBlock) -> Result<String, StoreError> {
    json(&ContentBlock::File(block))
}

/// See [`crate::Store::finish_file`].
pub fn finish(writing: &mut Writing, finished: FinishedFile) -> Result<FileRecord, StoreError> {
    let connection = writing.connection;
    let FinishedFile { app, id, block, media_type, sha256 } = finished;
    let sql = "UPDATE files SET state = ?3, block = ?4, size = ?5, media_type = ?6, sha256 = ?7 \
               WHERE app = ?1 AND id = ?2 AND state = ?8";
    let size = block.size as i64;
    execute(
        connection,
        sql,
        params![app.0, id.as_str(), READY, stored(block)?, size, media_type, sha256, UPLOADING],
    )?;
    find(connection, app, &id)?.ok_or_else(|| Refusal::UnknownFile(id).into())
}

/// See [`crate::Store::discard_file`].
pub fn discard(writing: &mut Writing, app: AppKey, id: &FileId) -> Result<bool, StoreError> {
    let sql = "UPDATE files SET state = ?3, unused_since = 0 \
               WHERE app = ?1 AND id = ?2 AND state <> ?3 AND unused_since IS NOT NULL";
    Ok(execute(writing.connection, sql, params![app.0, id.as_str(), DOOMED])? > 0)
}

/// See [`crate::Store::doom_files`].
pub fn doom(writing: &mut Writing, unused_since: Timestamp, limit: u32) -> Result<Vec<FileKey>, StoreError> {
    let connection = writing.connection;
    let sql = "SELECT key, app, id FROM files WHERE unused_since <= ?1 ORDER BY unused_since LIMIT ?2";
    let found = all(connection, sql, params![unused_since.as_millis(), limit], |columns| {
        let key: i64 = columns.get()?;
        Ok((key, FileKey { app: AppKey(columns.get()?), id: columns.file_id()? }))
    })?;
    for (key, _) in &found {
        execute(connection, "UPDATE files SET state = ?2 WHERE key = ?1", params![key, DOOMED])?;
    }
    Ok(found.into_iter().map(|(_, file)| file).collect())
}

/// See [`crate::Store::forget_files`].
pub fn forget(writing: &mut Writing, files: &[FileKey]) -> Result<(), StoreError> {
    for file in files {
        let sql = "DELETE FROM files WHERE app = ?1 AND id = ?2 AND state = ?3";
        execute(writing.connection, sql, params![file.app.0, file.id.as_str(), DOOMED])?;
    }
    Ok(())
}

/// See [`crate::Store::file`].
pub fn find(connection: &Connection, app: AppKey, id: &FileId) -> Result<Option<FileRecord>, StoreError> {
    let sql = "SELECT block, media_type, sha256, created_at FROM files \
               WHERE app = ?1 AND id = ?2 AND state <> ?3";
    first(connection, sql, params![app.0, id.as_str(), DOOMED], |columns| {
        let block = columns.file_block()?;
        let media_type: Option<String> = columns.get()?;
        let sha256: Option<String> = columns.get()?;
        let contents = media_type.zip(sha256).map(|(media_type, sha256)| FileContents { media_type, sha256 });
        Ok(FileRecord { id: id.clone(), block, contents, created_at: columns.time()? })
    })
}

/// Writes down a file that is whole, with when it came and since when no message has it.
pub fn insert_ready(
    connection: &Connection,
    (app, id): (AppKey, &FileId),
    uploader: Option<i64>,
    (block, contents): (FileBlock, &FileContents),
    (created_at, unused_since): (Timestamp, Timestamp),
) -> Result<(), StoreError> {
    let sql = "INSERT INTO files (app, id, uploader, state, block, size, media_type, sha256, created_at, unused_since) \
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";
    let FileContents { media_type, sha256 } = contents;
    let size = block.size as i64;
    let (created_at, unused_since) = (created_at.as_millis(), unused_since.as_millis());
    let block = stored(block)?;
    let params = params![
        app.0,
        id.as_str(),
        uploader,
        READY,
        block,
        size,
        media_type,
        sha256,
        created_at,
        unused_since
    ];
    execute(connection, sql, params)?;
    Ok(())
}

/// A file that a message is about to have.
#[derive(Clone, Copy)]
pub struct Attached(i64);

/// Fills in what is known of the file that is sent, if one is.
pub fn attach(
    connection: &Connection,
    app: AppKey,
    wording: &mut Wording,
) -> Result<Option<Attached>, StoreError> {
    let Some(id) = &wording.file else { return Ok(None) };
    let sql = "SELECT key, block FROM files WHERE app = ?1 AND id = ?2 AND state = ?3";
    let found = first(connection, sql, params![app.0, id.as_str(), READY], |columns| {
        Ok((columns.get()?, columns.file_block()?))
    })?;
    let (key, block) = found.ok_or_else(|| Refusal::UnknownFile(id.clone()))?;
    wording.content = vec![ContentBlock::File(block)];
    Ok(Some(Attached(key)))
}

/// Writes down that a message has a file.
pub fn used(
    connection: &Connection,
    conversation: i64,
    message: &MessageId,
    file: Option<Attached>,
) -> Result<(), StoreError> {
    let Some(Attached(key)) = file else { return Ok(()) };
    let sql = "INSERT INTO file_uses (conversation, message, file) VALUES (?1, ?2, ?3)";
    execute(connection, sql, params![conversation, message.as_str(), key])?;
    execute(connection, "UPDATE files SET unused_since = NULL WHERE key = ?1", [key])?;
    Ok(())
}

/// Writes down that a message has no file any more. `content` is what it said: most have none, and cost nothing.
pub fn released(
    connection: &Connection,
    conversation: i64,
    message: &MessageId,
    content: &[ContentBlock],
) -> Result<(), StoreError> {
    if !content.iter().any(|block| matches!(block, ContentBlock::File(_))) {
        return Ok(());
    }
    let sql = "DELETE FROM file_uses WHERE conversation = ?1 AND message = ?2 RETURNING file";
    let files = all(connection, sql, params![conversation, message.as_str()], |columns| columns.get())?;
    files.into_iter().try_for_each(|file: i64| if_unused(connection, file))
}

/// Writes down that no message of a conversation has a file any more.
pub fn all_released(connection: &Connection, conversation: i64) -> Result<(), StoreError> {
    let sql = "DELETE FROM file_uses WHERE conversation = ?1 RETURNING file";
    let files = all(connection, sql, [conversation], |columns| columns.get())?;
    files.into_iter().try_for_each(|file: i64| if_unused(connection, file))
}

fn if_unused(connection: &Connection, file: i64) -> Result<(), StoreError> {
    let sql = "UPDATE files SET unused_since = 0 \
               WHERE key = ?1 AND NOT EXISTS (SELECT 1 FROM file_uses WHERE file = ?1)";
    execute(connection, sql, [file])?;
    Ok(())
}
