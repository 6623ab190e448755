//! Which of a user's conversations are wanted, in the order of their activity.

use chinwag_model::{AppKey, ConversationFacts, ConversationId, Custom, Timestamp, UserId};
use rusqlite::{Connection, params};

use super::codes::ACCESS;
use super::rows::{all, first};
use super::{frozen, users};
use crate::{ListCursor, Selection, StoreError};

/// The activity of `conversations c` for `participants p`: the later of its last message and their joining.
macro_rules! activity {
    () => {
        "max(coalesce(c.last_message_at, 0), p.joined_at)"
    };
}
pub(super) use activity;

/// The ids of a user's conversations after a place, latest activity first; at most `limit`.
pub fn ids(
    connection: &Connection,
    app: AppKey,
    user: &UserId,
    selection: &Selection,
    after: Option<&ListCursor>,
    limit: u32,
) -> Result<Vec<ConversationId>, StoreError> {
    let Some(user) = users::find(connection, app, user)?.map(|row| row.key) else { return Ok(Vec::new()) };
    // What is wanted is known only here, so that SQL has to give them all; a user's own are not that many.
    let rows = if selection.is_everything() { i64::from(limit) } else { -1 };
    let mut wanted = Vec::new();
    let mut candidates = in_order(connection, user, after, rows)?;
    if frozen::has_any(connection, user)? {
        candidates.extend(frozen::after(connection, user, after)?);
        candidates.sort_by(|one, other| (other.0, &other.2).cmp(&(one.0, &one.2)));
    }
    for (_, key, id) in candidates {
        if fits(connection, key, user, selection)? {
            wanted.push(id);
        }
        if wanted.len() == limit as usize {
            break;
        }
    }
    Ok(wanted)
}

/// Activity, keys and ids; a negative limit is none.
fn in_order(
    connection: &Connection,
    user: i64,
    after: Option<&ListCursor>,
    limit: i64,
) -> Result<Vec<(i64, i64, ConversationId)>, StoreError> {
    let sql = concat!(
        "SELECT ",
        activity!(),
        ", c.key, c.id FROM participants p JOIN conversations c ON c.key = p.conversation \
         WHERE p.user = ?1 AND (?2 IS NULL OR (",
        activity!(),
        ", c.id) < (?2, ?3)) ORDER BY ",
        activity!(),
        " DESC, c.id DESC LIMIT ?4"
    );
    let at = after.map(|cursor| cursor.activity_at.as_millis());
    let id = after.map(|cursor| cursor.conversation.as_str());
    all(connection, sql, params![user, at, id, limit], |columns| {
        Ok((columns.get()?, columns.get()?, columns.conversation_id()?))
    })
}

/// What a selection is about, as the database has it.
struct Stored {
    access: chinwag_model::Access,
    joined_at: Timestamp,
    created_at: Timestamp,
    last_message_at: Option<Timestamp>,
    subject: Option<String>,
    custom: Custom,
    is_unread: bool,
    custom_search: Option<String>,
}

/// Whether a conversation of a user is wanted.
pub fn fits(
    connection: &Connection,
    conversation: i64,
    user: i64,
    selection: &Selection,
) -> Result<bool, StoreError> {
    if selection.is_everything() {
        return Ok(true);
    }
    let Some(stored) = stored(connection, conversation, user, selection)? else { return Ok(false) };
    let facts = ConversationFacts {
        access: stored.access,
        custom: &stored.custom,
        is_unread: stored.is_unread,
        subject: stored.subject.as_deref(),
        last_message_at: stored.last_message_at,
        created_at: stored.created_at,
        joined_at: stored.joined_at,
    };
    let fits = selection.filter.as_ref().is_none_or(|filter| filter.matches(&facts));
    // Each text by itself: no word of the one makes up for one that the other lacks.
    let mut texts = stored.subject.iter().chain(&stored.custom_search);
    Ok(fits && selection.query.as_ref().is_none_or(|query| texts.any(|text| query.matches(text))))
}

/// Reads what the selection asks about. What it does not, and costs something, stays empty.
fn stored(
    connection: &Connection,
    conversation: i64,
    user: i64,
    selection: &Selection,
) -> Result<Option<Stored>, StoreError> {
    let sql = "SELECT p.access, p.joined_at, c.created_at, c.last_message_at, c.subject, \
                 CASE WHEN ?3 THEN c.custom END, \
                 CASE WHEN ?4 THEN p.marked_unread OR (\
                   coalesce(c.last_message_id, '') > coalesce(p.read_until, '') \
                   AND EXISTS (SELECT 1 FROM messages m WHERE m.conversation = p.conversation \
                     AND m.id > coalesce(p.read_until, '') AND (m.sender IS NULL OR m.sender <> p.user))) \
                 ELSE 0 END, \
                 CASE WHEN ?5 THEN c.custom ->> '$.search' END \
               FROM participants p JOIN conversations c ON c.key = p.conversation \
               WHERE p.conversation = ?1 AND p.user = ?2 \
               UNION ALL SELECT 1, f.joined_at, c.created_at, f.last_message_at, c.subject, \
                 CASE WHEN ?3 THEN c.custom END, 0, CASE WHEN ?5 THEN c.custom ->> '$.search' END \
               FROM frozen_participants f JOIN conversations c ON c.key = f.conversation \
               WHERE f.conversation = ?1 AND f.user = ?2";
    let asks_custom = selection.filter.as_ref().is_some_and(|filter| filter.asks_custom());
    let asks_unread = selection.filter.as_ref().is_some_and(|filter| filter.asks_unread());
    let params = params![conversation, user, asks_custom, asks_unread, selection.query.is_some()];
    first(connection, sql, params, |columns| {
        Ok(Stored {
            access: columns.code(ACCESS)?,
            joined_at: columns.time()?,
            created_at: columns.time()?,
            last_message_at: columns.optional_time()?,
            subject: columns.get()?,
            custom: columns.optional_json()?.unwrap_or_default(),
            is_unread: columns.get()?,
            custom_search: columns.get()?,
        })
    })
}
