//! People who were taken out of a conversation and keep what it was then. They take no part: whatever asks who does, does
//! not find them. Whatever asks what one sees, does.

use chinwag_model::{Access, AppKey, ConversationId, MessageId, Notify, Participant, Timestamp, UserId};
use rusqlite::{Connection, params};

use super::codes::{NOTIFY, code};
use super::heads::{self, Head};
use super::rows::{all, execute, first};
use super::writer::Writing;
use super::{messages, participants, users};
use crate::{ListCursor, MeChange, Refusal, StoreError, StoredFrozen};

/// What somebody keeps.
pub struct Frozen {
    /// The key of the user.
    pub key: i64,
    /// Their part: they may read, and have read it all.
    pub part: Participant,
    /// The last message that they see.
    pub until: Option<MessageId>,
    /// Who joined after it is not shown to them.
    pub revision: u64,
}

/// What a user keeps of a conversation, if they were taken out of it.
pub fn find(connection: &Connection, head: &Head, user: &UserId) -> Result<Option<Frozen>, StoreError> {
    let sql = "SELECT f.user, f.notify, f.joined_at, nullif(f.until, ''), f.revision FROM users u \
               JOIN frozen_participants f ON f.user = u.key AND f.conversation = ?3 WHERE u.app = ?1 AND u.id = ?2";
    first(connection, sql, params![head.app.0, user.as_str(), head.key], |columns| {
        let key = columns.get()?;
        let (notify, joined_at) = (columns.code(NOTIFY)?, columns.time()?);
        let until = columns.optional_message_id()?;
        let revision = columns.count()?;
        let part = Participant {
            user: user.clone(),
            access: Access::Read,
            notify,
            joined_at,
            joined_revision: revision,
            read_until: until.clone(),
            marked_unread: false,
        };
        Ok(Frozen { key, part, until, revision })
    })
}

impl Frozen {
    /// The conversation as it was.
    pub fn head(&self, connection: &Connection, head: Head) -> Result<Head, StoreError> {
        let sql = "SELECT count(*) FROM participants WHERE conversation = ?1 AND joined_revision <= ?2";
        let counted = params![head.key, self.revision as i64];
        let participant_count = first(connection, sql, counted, |columns| columns.get())?.unwrap_or(0);
        // The last one may have been deleted since.
        let last = messages::newest(connection, head.key, &self.end(), 1)?;
        let last_message = last.into_iter().next().map(|(_, message)| message.id);
        Ok(Head { revision: self.revision, log_from: self.revision, last_message, participant_count, ..head })
    }

    /// Sorts after the last message that they see, and before any other.
    pub fn end(&self) -> String {
        // `~` sorts after every letter and digit.
        self.until.as_ref().map(|until| format!("{until}~")).unwrap_or_default()
    }
}

/// See [`crate::Store::freeze_participant`].
pub fn freeze(
    writing: &mut Writing,
    app: AppKey,
    conversation: &ConversationId,
    user: &UserId,
    at: Timestamp,
) -> Result<(), StoreError> {
    let connection = writing.connection;
    let mut head = heads::require(connection, app, conversation)?;
    let Some((key, part)) = participants::find_by_id(connection, &head, user)? else {
        return match find(connection, &head, user)? {
            Some(_) => Ok(()),
            None => Err(Refusal::NotAParticipant(user.clone()).into()),
        };
    };
    participants::leave(writing, &mut head, key, &part, at)?;
    let kept = StoredFrozen {
        user: user.clone(),
        notify: part.notify,
        joined_at: part.joined_at,
        until: head.last_message.clone(),
        participants: head.participant_count,
    };
    insert(connection, head.key, key, &kept, head.revision as i64)?;
    users::tell(writing, app, key, user.clone(), MeChange::Joined { conversation: conversation.clone() })?;
    head.save(connection)
}

/// Changes what somebody will be told of once they take part again.
pub fn set_notify(connection: &Connection, head: &Head, key: i64, notify: Notify) -> Result<(), StoreError> {
    let sql = "UPDATE frozen_participants SET notify = ?3 WHERE conversation = ?1 AND user = ?2";
    execute(connection, sql, params![head.key, key, code(NOTIFY, &notify)])?;
    Ok(())
}

/// Takes what somebody keeps away; `false` when they kept nothing.
pub fn forget(connection: &Connection, conversation: i64, user: i64) -> Result<bool, StoreError> {
    let sql = "DELETE FROM frozen_participants WHERE conversation = ?1 AND user = ?2";
    Ok(execute(connection, sql, [conversation, user])? > 0)
}

/// Everybody who keeps something of a conversation.
pub fn all_of(connection: &Connection, conversation: i64) -> Result<Vec<(i64, UserId)>, StoreError> {
    let sql = "SELECT f.user, u.id FROM frozen_participants f JOIN users u ON u.key = f.user WHERE f.conversation = ?1";
    all(connection, sql, [conversation], |columns| Ok((columns.get()?, columns.user_id()?)))
}

/// See [`crate::ArchiveStore::stored_frozen`].
pub fn stored(
    connection: &Connection,
    app: AppKey,
    conversation: &ConversationId,
) -> Result<Vec<StoredFrozen>, StoreError> {
    let Some(head) = heads::find(connection, app, conversation)? else { return Ok(Vec::new()) };
    let sql = "SELECT u.id, f.notify, f.joined_at, nullif(f.until, ''), (SELECT count(*) FROM participants p \
                 WHERE p.conversation = f.conversation AND p.joined_revision <= f.revision) \
               FROM frozen_participants f JOIN users u ON u.key = f.user WHERE f.conversation = ?1 ORDER BY u.id";
    all(connection, sql, [head.key], |columns| {
        let (user, notify, joined_at) = (columns.user_id()?, columns.code(NOTIFY)?, columns.time()?);
        Ok(StoredFrozen {
            user,
            notify,
            joined_at,
            until: columns.optional_message_id()?,
            participants: columns.get()?,
        })
    })
}

/// Puts back what somebody keeps, in a conversation where everybody is who takes part.
pub fn restore(connection: &Connection, head: &Head, kept: &StoredFrozen) -> Result<(), StoreError> {
    let key = users::require(connection, head.app, &kept.user)?.key;
    let sql = "SELECT max(joined_revision) FROM (SELECT joined_revision FROM participants WHERE conversation = ?1 \
               ORDER BY joined_revision LIMIT ?2)";
    let revision =
        first(connection, sql, params![head.key, kept.participants], |columns| columns.get::<Option<i64>>())?;
    insert(connection, head.key, key, kept, revision.flatten().unwrap_or(0))
}

fn insert(
    connection: &Connection,
    conversation: i64,
    user: i64,
    kept: &StoredFrozen,
    revision: i64,
) -> Result<(), StoreError> {
    let sql = "INSERT OR REPLACE INTO frozen_participants \
               (conversation, user, notify, joined_at, until, last_message_at, revision) \
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
    let last_message_at = kept.until.as_ref().map(|id| id.created_at().as_millis());
    let until = kept.until.as_ref().map_or("", MessageId::as_str);
    let (notify, joined_at) = (code(NOTIFY, &kept.notify), kept.joined_at.as_millis());
    let params = params![conversation, user, notify, joined_at, until, last_message_at, revision];
    execute(connection, sql, params)?;
    Ok(())
}

/// Whether a user keeps anything: most do not, and cost nothing more.
pub fn has_any(connection: &Connection, user: i64) -> Result<bool, StoreError> {
    let sql = "SELECT 1 FROM frozen_participants WHERE user = ?1 LIMIT 1";
    Ok(first(connection, sql, [user], |columns| columns.get::<i64>())?.is_some())
}

/// What a user keeps, after a place in their list: activity, key and id.
pub fn after(
    connection: &Connection,
    user: i64,
    after: Option<&ListCursor>,
) -> Result<Vec<(i64, i64, ConversationId)>, StoreError> {
    let sql = "SELECT max(coalesce(f.last_message_at, 0), f.joined_at), c.key, c.id FROM frozen_participants f \
               JOIN conversations c ON c.key = f.conversation WHERE f.user = ?1 \
               AND (?2 IS NULL OR (max(coalesce(f.last_message_at, 0), f.joined_at), c.id) < (?2, ?3))";
    let at = after.map(|cursor| cursor.activity_at.as_millis());
    let id = after.map(|cursor| cursor.conversation.as_str());
    all(connection, sql, params![user, at, id], |columns| {
        Ok((columns.get()?, columns.get()?, columns.conversation_id()?))
    })
}
