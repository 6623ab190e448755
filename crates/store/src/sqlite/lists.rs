//! A user's conversations, in order.

use chinwag_model::{AppKey, ConversationId, Timestamp, UserId};
use rusqlite::{Connection, params};

use super::gather::Gather;
use super::heads;
use super::rows::{all, first};
use super::selection::{self, activity};
use super::views::{self, Viewer};
use super::{conversations, marks, messages, participants, reactions, users};
use crate::{
    ActivityOrder, ConversationQuery, ConversationRecord, ListCursor, Refusal, Selection, StoreError,
    ViewPage,
};

/// See [`crate::Store::list_views`].
pub fn views(
    connection: &Connection,
    app: AppKey,
    viewer: &UserId,
    selection: &Selection,
    after: Option<&ListCursor>,
    participants: u32,
    limit: u32,
) -> Result<ViewPage, StoreError> {
    let key = users::find(connection, app, viewer)?.map(|row| row.key);
    let mut ids = selection::ids(connection, app, viewer, selection, after, limit.saturating_add(1))?;
    let loaded_all = ids.len() <= limit as usize;
    ids.truncate(limit as usize);
    let mut gather = Gather::new(connection, key);
    let (views, all) = gather.page(ids, |gather, id| {
        let head = heads::require(connection, app, &id)?;
        let (key, me) = participants::require(connection, &head, viewer)?;
        views::view(connection, Viewer { head, key, me }, participants, gather)
    })?;
    let (users, references) = gather.finish();
    Ok(ViewPage { views, loaded_all: loaded_all && all, users, references })
}

/// See [`crate::Store::conversation`].
pub fn record(
    connection: &Connection,
    app: AppKey,
    id: &ConversationId,
) -> Result<Option<ConversationRecord>, StoreError> {
    let Some(head) = heads::find(connection, app, id)? else { return Ok(None) };
    let mut last_message = match &head.last_message {
        Some(id) => messages::find(connection, head.key, id)?.map(|(_, message)| message),
        None => None,
    };
    if let Some(message) = &mut last_message {
        reactions::name_all(connection, head.key, message)?;
    }
    let everybody = participants::all_of(connection, head.key)?;
    Ok(Some(ConversationRecord {
        conversation: conversations::attributes(connection, head.key)?,
        participants: everybody.into_iter().map(|(_, part)| part).collect(),
        last_message,
        unread_count: 0,
    }))
}

/// See [`crate::Store::list_conversations`].
pub fn records(
    connection: &Connection,
    app: AppKey,
    user: &UserId,
    query: &ConversationQuery,
) -> Result<Vec<ConversationRecord>, StoreError> {
    let viewer = users::require(connection, app, user)?.key;
    let mut found = Vec::new();
    for id in ids_matching(connection, viewer, query)? {
        let Some(mut record) = record(connection, app, &id)? else { continue };
        let me = record.participants.iter().find(|part| part.user == *user);
        let mark = me.and_then(|part| part.read_until.as_ref());
        let head = heads::require(connection, app, &id)?;
        record.unread_count = marks::unread_count(connection, head.key, viewer, mark)?;
        found.push(record);
    }
    Ok(found)
}

fn ids_matching(
    connection: &Connection,
    user: i64,
    query: &ConversationQuery,
) -> Result<Vec<ConversationId>, StoreError> {
    let place = match query.order {
        ActivityOrder::LastActivity => activity!(),
        ActivityOrder::CreatedAt => "c.created_at",
    };
    let (past, direction) = if query.descending { ("<", "DESC") } else { (">", "ASC") };
    let after = match &query.after {
        Some(id) => Some((place_of(connection, user, id, place)?, id.as_str())),
        None => None,
    };
    // The pieces are constants of this function: four statements in all, each prepared once.
    let sql = format!(
        "SELECT c.id FROM participants p JOIN conversations c ON c.key = p.conversation WHERE p.user = ?1 \
         AND (?2 IS NULL OR ({place}, c.id) {past} (?2, ?3)) \
         AND (?4 IS NULL OR {place} {past} ?4) \
         AND (?5 IS NULL OR c.last_message_at > ?5) \
         AND (?6 IS NULL OR c.last_message_at < ?6) \
         AND (NOT ?7 OR p.marked_unread OR EXISTS (SELECT 1 FROM messages m WHERE m.conversation = c.key \
              AND m.id > coalesce(p.read_until, '') AND (m.sender IS NULL OR m.sender <> p.user))) \
         ORDER BY {place} {direction}, c.id {direction} LIMIT ?8"
    );
    let millis = |time: Option<Timestamp>| time.map(Timestamp::as_millis);
    let params = params![
        user,
        after.map(|(place, _)| place),
        after.map(|(_, id)| id),
        millis(query.offset),
        millis(query.last_message_after),
        millis(query.last_message_before),
        query.unread_only,
        query.limit,
    ];
    all(connection, &sql, params, |columns| columns.conversation_id())
}

fn place_of(connection: &Connection, user: i64, id: &ConversationId, place: &str) -> Result<i64, StoreError> {
    let sql = format!(
        "SELECT {place} FROM participants p JOIN conversations c ON c.key = p.conversation \
         WHERE p.user = ?1 AND c.id = ?2"
    );
    let found = first(connection, &sql, params![user, id.as_str()], |columns| columns.get())?;
    found.ok_or_else(|| Refusal::UnknownConversation.into())
}
