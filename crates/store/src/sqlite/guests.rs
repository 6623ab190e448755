//! People who look at a conversation, and write in it, without taking part. Whatever asks who takes part does not find
//! them. Whatever asks what one sees, and whether one may write, does.

use chinwag_model::{Access, AppKey, ConversationId, Notify, Participant, UserId};
use rusqlite::{Connection, params};

use super::heads::{self, Head};
use super::rows::{execute, first};
use super::writer::Writing;
use super::{participants, users};
use crate::{JoinAsGuest, StoreError};

/// See [`crate::Store::join_as_guest`].
pub fn join(writing: &mut Writing, join: &JoinAsGuest) -> Result<(), StoreError> {
    let JoinAsGuest { app, conversation, user, at } = join;
    let connection = writing.connection;
    let head = heads::require(connection, *app, conversation)?;
    let row = users::require(connection, *app, user)?;
    if participants::find(connection, head.key, row.key)?.is_some() {
        return Ok(());
    }
    let sql = "INSERT OR IGNORE INTO guests (conversation, user, joined_at) VALUES (?1, ?2, ?3)";
    execute(connection, sql, params![head.key, row.key, at.as_millis()])?;
    Ok(())
}

/// What a guest has in place of a part, by the user's id, with the user's key: they may write, and have read it all.
pub fn find(
    connection: &Connection,
    head: &Head,
    user: &UserId,
) -> Result<Option<(i64, Participant)>, StoreError> {
    let sql = "SELECT g.user, g.joined_at FROM users u JOIN guests g ON g.user = u.key AND g.conversation = ?3 \
               WHERE u.app = ?1 AND u.id = ?2";
    first(connection, sql, params![head.app.0, user.as_str(), head.key], |columns| {
        let (key, joined_at) = (columns.get()?, columns.time()?);
        let part = Participant {
            user: user.clone(),
            access: Access::ReadWrite,
            notify: Notify::Nothing,
            joined_at,
            joined_revision: head.revision,
            read_until: head.last_message.clone(),
            marked_unread: false,
        };
        Ok((key, part))
    })
}

/// Whether a user is a guest of a conversation, by keys.
pub fn is_one(connection: &Connection, conversation: i64, user: i64) -> Result<bool, StoreError> {
    let sql = "SELECT 1 FROM guests WHERE conversation = ?1 AND user = ?2";
    Ok(first(connection, sql, [conversation, user], |columns| columns.get::<i64>())?.is_some())
}

/// See [`crate::Store::is_guest`].
pub fn is_known(
    connection: &Connection,
    app: AppKey,
    conversation: &ConversationId,
    user: &UserId,
) -> Result<bool, StoreError> {
    let Some(head) = heads::find(connection, app, conversation)? else { return Ok(false) };
    Ok(find(connection, &head, user)?.is_some())
}

/// A user is a guest no longer: they take part.
pub fn forget(connection: &Connection, conversation: i64, user: i64) -> Result<(), StoreError> {
    execute(connection, "DELETE FROM guests WHERE conversation = ?1 AND user = ?2", [conversation, user])?;
    Ok(())
}
