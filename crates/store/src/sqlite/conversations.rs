//! Conversations: their attributes, their beginning and end.

use chinwag_model::{
    AppKey, Conversation, ConversationId, ConversationPatch, Custom, Timestamp, WebhookEvent,
};
use rusqlite::{Connection, params};

use super::codes::conversation_columns;
use super::heads::{self, Head};
use super::rows::{execute, first, json_unless};
use super::writer::Writing;
use super::{files, frozen, outbox, participants, users};
use crate::{ConversationChange, MeChange, PutConversation, PutMode, StoreError};

/// What hangs on a conversation, and goes with it.
const TABLES: &[&str] = &[
    "messages",
    "message_changes",
    "reactions",
    "sends",
    "participants",
    "former_participants",
    "frozen_participants",
    "guests",
    "search_words",
    "search_progress",
    "search_shuffled",
];

/// The attributes of a conversation whose head is known.
pub fn attributes(connection: &Connection, key: i64) -> Result<Conversation, StoreError> {
    let sql = concat!("SELECT ", conversation_columns!(), " FROM conversations c WHERE c.key = ?1");
    first(connection, sql, [key], |columns| columns.conversation())?
        .ok_or_else(|| StoreError::Failed("a conversation has gone".to_owned()))
}

/// See [`crate::Store::put_conversation`].
pub fn put(writing: &mut Writing, put: PutConversation) -> Result<(), StoreError> {
    let PutConversation { app, id, patch, mode, joining, add, participant_limit, at } = put;
    let connection = writing.connection;
    let joining = match joining {
        Some(joining) => Some((users::require(connection, app, &joining.user)?, joining.patch)),
        None => None,
    };
    let add = add.iter().map(|id| users::require(connection, app, id)).collect::<Result<Vec<_>, _>>()?;

    let mut head = match heads::find_any(connection, app, &id)? {
        Some(head) if !head.deleted => {
            if mode == PutMode::Upsert {
                change(writing, head, patch, at)?
            } else {
                head
            }
        }
        remembered => create(writing, app, id, patch, remembered, at)?,
    };

    let mut joins = participants::Joins { head: &mut head, limit: participant_limit, at };
    if let Some((user, patch)) = joining {
        match participants::find(connection, joins.head.key, user.key)? {
            None => joins.join(writing, user, patch)?,
            Some(part) if mode == PutMode::Upsert => {
                participants::change(writing, joins.head, user.key, &part, patch, at)?;
            }
            Some(_) => {}
        }
    }
    for user in add {
        if participants::find(connection, joins.head.key, user.key)?.is_none() {
            joins.join(writing, user, Default::default())?;
        }
    }
    head.save(connection)
}

fn change(
    writing: &mut Writing,
    mut head: Head,
    patch: ConversationPatch,
    at: Timestamp,
) -> Result<Head, StoreError> {
    let before = attributes(writing.connection, head.key)?;
    let mut conversation = before.clone();
    patch.apply_to(&mut conversation)?;
    if conversation != before {
        conversation.revision = head.advance();
        save(writing.connection, head.key, &conversation)?;
        outbox::conversation(writing, &head, WebhookEvent::ConversationUpdated, at)?;
        head.emit(writing, ConversationChange::Changed { conversation });
    }
    Ok(head)
}

fn create(
    writing: &mut Writing,
    app: AppKey,
    id: ConversationId,
    patch: ConversationPatch,
    remembered: Option<Head>,
    at: Timestamp,
) -> Result<Head, StoreError> {
    let mut conversation = Conversation {
        id: id.clone(),
        subject: None,
        photo_url: None,
        welcome_messages: None,
        custom: Custom::new(),
        created_at: at,
        revision: 0,
    };
    patch.apply_to(&mut conversation)?;
    let mut head = match remembered {
        Some(head) => Head { deleted: false, ..head },
        None => insert(writing.connection, app, id, at)?,
    };
    conversation.revision = head.advance();
    save(writing.connection, head.key, &conversation)?;
    outbox::conversation(writing, &head, WebhookEvent::ConversationCreated, at)?;
    head.emit(writing, ConversationChange::Changed { conversation });
    Ok(head)
}

/// An empty row at revision 0, before its first change.
fn insert(
    connection: &Connection,
    app: AppKey,
    id: ConversationId,
    at: Timestamp,
) -> Result<Head, StoreError> {
    execute(
        connection,
        "INSERT INTO conversations (app, id, created_at, revision, log_from, latest_at, participant_count) \
         VALUES (?1, ?2, ?3, 0, 0, 0, 0)",
        params![app.0, id.as_str(), at.as_millis()],
    )?;
    Ok(Head {
        app,
        id,
        key: connection.last_insert_rowid(),
        deleted: false,
        revision: 0,
        log_from: 0,
        last_message: None,
        latest_at: Timestamp::from_millis(0),
        participant_count: 0,
    })
}

fn save(connection: &Connection, key: i64, conversation: &Conversation) -> Result<(), StoreError> {
    execute(
        connection,
        "UPDATE conversations SET subject = ?2, photo_url = ?3, welcome_messages = ?4, custom = ?5, \
         created_at = ?6, revision = ?7, deleted_at = NULL WHERE key = ?1",
        params![
            key,
            conversation.subject,
            conversation.photo_url,
            json_unless(&conversation.welcome_messages, conversation.welcome_messages.is_none())?,
            json_unless(&conversation.custom, conversation.custom.is_empty())?,
            conversation.created_at.as_millis(),
            conversation.revision as i64,
        ],
    )?;
    Ok(())
}

/// See [`crate::Store::delete_conversation`]. What stays is the id with its revision and the time of its newest
/// message, so that both go on from there.
pub fn delete(
    writing: &mut Writing,
    app: AppKey,
    id: &ConversationId,
    at: Timestamp,
) -> Result<(), StoreError> {
    let connection = writing.connection;
    let mut head = heads::require(connection, app, id)?;
    let left = participants::all_of(connection, head.key)?.into_iter().map(|(key, part)| (key, part.user));
    let left: Vec<_> = left.chain(frozen::all_of(connection, head.key)?).collect();
    outbox::conversation(writing, &head, WebhookEvent::ConversationDeleted, at)?;
    files::all_released(connection, head.key)?;
    for table in TABLES {
        execute(connection, &format!("DELETE FROM {table} WHERE conversation = ?1"), [head.key])?;
    }
    head.revision += 1;
    execute(
        connection,
        "UPDATE conversations SET subject = NULL, photo_url = NULL, welcome_messages = NULL, custom = NULL, \
         deleted_at = ?2, revision = ?3, log_from = ?3, last_message_id = NULL, last_message_at = NULL, \
         participant_count = 0 WHERE key = ?1",
        params![head.key, at.as_millis(), head.revision as i64],
    )?;
    head.emit(writing, ConversationChange::Deleted);
    for (key, user) in left {
        users::tell(writing, app, key, user, MeChange::Left { conversation: id.clone() })?;
    }
    Ok(())
}
