//! Conversations as back ends see them: with all their participants, one or in lists.

use std::ops::ControlFlow;

use chinwag_model::{AppKey, ConversationFacts, ConversationId, Custom, Timestamp, UserId};
use rusqlite::{Connection, params};

use super::codes::ACCESS;
use super::rows::{Columns, all, each, first};
use super::selection::activity;
use super::{conversations, frozen, heads, marks, messages, participants, reactions, users};
use crate::{ActivityOrder, ConversationQuery, ConversationRecord, Refusal, StoreError};

/// See [`crate::Store::conversation`].
pub fn one(
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
        frozen: None,
    }))
}

/// See [`crate::Store::conversation_of`].
pub fn of(
    connection: &Connection,
    app: AppKey,
    user: &UserId,
    id: &ConversationId,
) -> Result<Option<ConversationRecord>, StoreError> {
    let Some(mut record) = one(connection, app, id)? else { return Ok(None) };
    let head = heads::require(connection, app, id)?;
    if let Some((key, me)) = participants::find_by_id(connection, &head, user)? {
        record.unread_count = marks::unread_count(connection, head.key, key, me.read_until.as_ref())?;
    } else if let Some(kept) = frozen::find(connection, &head, user)? {
        record.participants.retain(|part| part.joined_revision <= kept.revision);
        for part in &mut record.participants {
            part.read_until = part.read_until.take().min(kept.until.clone());
        }
        let last = messages::newest(connection, head.key, &kept.end(), 1)?.pop();
        record.last_message = last.map(|(_, message)| message);
        if let Some(message) = &mut record.last_message {
            reactions::name_all(connection, head.key, message)?;
        }
        record.frozen = Some(kept.part);
    }
    Ok(Some(record))
}

/// See [`crate::Store::list_conversations`].
pub fn list(
    connection: &Connection,
    app: AppKey,
    user: Option<&UserId>,
    query: &ConversationQuery,
) -> Result<Vec<ConversationRecord>, StoreError> {
    let viewer = user.map(|user| users::require(connection, app, user)).transpose()?.map(|row| row.key);
    let mut found = Vec::new();
    let keeps = viewer.map_or(Ok(false), |viewer| frozen::has_any(connection, viewer))?;
    for id in ids(connection, Whose::new(app, viewer, keeps), query)? {
        found.extend(match user {
            Some(user) => of(connection, app, user, &id)?,
            None => one(connection, app, &id)?,
        });
    }
    Ok(found)
}

/// Whose conversations are listed: the pieces of SQL that say so. `?1` is `key`.
struct Whose {
    key: i64,
    rows: &'static str,
    activity: &'static str,
    /// When the last message was sent.
    last_at: &'static str,
    /// What a filter may ask of one's part: access, when one joined, and whether there is something unread.
    access: &'static str,
    joined_at: &'static str,
    unread: &'static str,
}

impl Whose {
    fn new(app: AppKey, viewer: Option<i64>, keeps: bool) -> Self {
        match viewer {
            // With what they were taken out of: all is read, and nothing came since.
            Some(key) if keeps => Self {
                key,
                rows: "(SELECT conversation, user, access, joined_at, read_until, marked_unread, \
                         (SELECT last_message_at FROM conversations WHERE key = conversation) AS last_at, 0 AS is_frozen \
                         FROM participants WHERE user = ?1 UNION ALL \
                        SELECT conversation, user, 1, joined_at, until, 0, last_message_at, 1 \
                         FROM frozen_participants WHERE user = ?1) p \
                       JOIN conversations c ON c.key = p.conversation WHERE true",
                activity: "max(coalesce(p.last_at, 0), p.joined_at)",
                last_at: "p.last_at",
                access: "p.access",
                joined_at: "p.joined_at",
                unread: "(NOT p.is_frozen AND (p.marked_unread OR EXISTS (SELECT 1 FROM messages m \
                         WHERE m.conversation = c.key AND m.id > coalesce(p.read_until, '') \
                         AND (m.sender IS NULL OR m.sender <> p.user))))",
            },
            Some(key) => Self {
                key,
                last_at: "c.last_message_at",
                rows: "participants p JOIN conversations c ON c.key = p.conversation WHERE p.user = ?1",
                activity: activity!(),
                access: "p.access",
                joined_at: "p.joined_at",
                unread: "(p.marked_unread OR EXISTS (SELECT 1 FROM messages m WHERE m.conversation = c.key \
                         AND m.id > coalesce(p.read_until, '') AND (m.sender IS NULL OR m.sender <> p.user)))",
            },
            None => Self {
                key: app.0,
                rows: "conversations c WHERE c.app = ?1 AND c.deleted_at IS NULL",
                activity: "coalesce(c.last_message_at, c.created_at)",
                last_at: "c.last_message_at",
                access: "0",
                joined_at: "c.created_at",
                unread: "0",
            },
        }
    }
}

/// The ids of what a query wants, in its order. Rows are read until there are enough that its filter fits.
fn ids(
    connection: &Connection,
    whose: Whose,
    query: &ConversationQuery,
) -> Result<Vec<ConversationId>, StoreError> {
    let place = match query.order {
        ActivityOrder::LastActivity => whose.activity,
        ActivityOrder::CreatedAt => "c.created_at",
    };
    let (past, direction) = if query.descending { ("<", "DESC") } else { (">", "ASC") };
    let (from, from_id) = start(connection, &whose, query, place)?;
    let Whose { key, rows, last_at, access, joined_at, unread, .. } = whose;
    // The pieces are constants of this file: eight statements in all, each prepared once. The first comparison says nothing
    // that the second does not, but is what an index on an expression is found by.
    let sql = format!(
        "SELECT c.key, c.id, c.created_at, {last_at}, c.subject, {access}, {joined_at}, \
           CASE WHEN ?7 THEN c.custom END, CASE WHEN ?8 THEN {unread} ELSE 0 END \
         FROM {rows} AND {place} {past}= ?2 AND ({place}, c.id) {past} (?2, ?3) \
         AND (?4 IS NULL OR {last_at} > ?4) AND (?5 IS NULL OR {last_at} < ?5) \
         AND (NOT ?6 OR {unread}) ORDER BY {place} {direction}, c.id {direction}"
    );
    let millis = |time: Option<Timestamp>| time.map(Timestamp::as_millis);
    let filter = query.filter.as_ref();
    let params = params![
        key,
        from,
        from_id,
        millis(query.last_message_after),
        millis(query.last_message_before),
        query.unread_only,
        filter.is_some_and(|filter| filter.asks_custom()),
        filter.is_some_and(|filter| filter.asks_unread()),
    ];
    let mut wanted = Vec::new();
    each(connection, &sql, params, |columns| {
        let (key, id) = (columns.get()?, columns.conversation_id()?);
        if fits(connection, key, columns, query)? {
            wanted.push(id);
        }
        let enough = wanted.len() >= query.limit as usize;
        Ok(if enough { ControlFlow::Break(()) } else { ControlFlow::Continue(()) })
    })?;
    Ok(wanted)
}

/// Where the list begins: a place and an id that come just before, in its order. Of two that are given, the later.
fn start(
    connection: &Connection,
    whose: &Whose,
    query: &ConversationQuery,
    place: &str,
) -> Result<(i64, String), StoreError> {
    let end = if query.descending { i64::MAX } else { i64::MIN };
    // No id is empty: strictly before a moment is before its smallest id, strictly after it past its greatest.
    let offset = query.offset.map_or(end, Timestamp::as_millis);
    let greatest = if query.descending { "" } else { "\u{10FFFF}" };
    let offset = (offset, greatest.to_owned());
    let Some(id) = &query.after else { return Ok(offset) };
    let sql = format!("SELECT {place} FROM {} AND c.id = ?2", whose.rows);
    let found = first(connection, &sql, params![whose.key, id.as_str()], |columns| columns.get())?;
    let after = (found.ok_or(Refusal::UnknownConversation)?, id.as_str().to_owned());
    Ok(if query.descending { after.min(offset) } else { after.max(offset) })
}

/// Whether what a query asks beside its SQL holds for the rest of a row.
fn fits(
    connection: &Connection,
    conversation: i64,
    columns: &mut Columns,
    query: &ConversationQuery,
) -> Result<bool, StoreError> {
    if query.filter.is_none() && query.words.is_none() {
        return Ok(true);
    }
    let (created_at, last_message_at) = (columns.time()?, columns.optional_time()?);
    let subject: Option<String> = columns.get()?;
    let (access, joined_at) = (columns.code(ACCESS)?, columns.time()?);
    let custom: Custom = columns.optional_json()?.unwrap_or_default();
    let facts = ConversationFacts {
        access,
        custom: &custom,
        is_unread: columns.get()?,
        subject: subject.as_deref(),
        last_message_at,
        created_at,
        joined_at,
    };
    if !query.filter.as_ref().is_none_or(|filter| filter.matches(&facts)) {
        return Ok(false);
    }
    match &query.words {
        None => Ok(true),
        Some(words) if subject.is_some_and(|subject| words.matches(&subject)) => Ok(true),
        Some(words) => Ok(names(connection, conversation)?.iter().any(|name| words.matches(name))),
    }
}

/// The names of those who take part.
fn names(connection: &Connection, conversation: i64) -> Result<Vec<String>, StoreError> {
    let sql = "SELECT u.name FROM participants p JOIN users u ON u.key = p.user WHERE p.conversation = ?1";
    all(connection, sql, [conversation], |columns| columns.get())
}
