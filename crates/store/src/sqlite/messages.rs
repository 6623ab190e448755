//! Messages that are stored: finding, editing, deleting.

use chinwag_model::{Message, MessageId, MessageKind, WebhookEvent, apply_custom};
use rusqlite::{Connection, params};

use super::codes::{KIND, ORIGIN, code, message_columns, plain_content};
use super::rows::{all, execute, first, json_unless};
use super::users::UserRow;
use super::writer::Writing;
use super::{files, heads, outbox, participants, reactions, said, search};
use crate::{ConversationChange, DeleteMessage, EditMessage, MessageActor, Refusal, StoreError, Wording};

/// A message and the key of its sender.
pub type Keyed = (Option<i64>, Message);

/// A message.
pub fn find(connection: &Connection, conversation: i64, id: &MessageId) -> Result<Option<Keyed>, StoreError> {
    let sql = concat!(
        "SELECT ",
        message_columns!(),
        " FROM messages m LEFT JOIN users s ON s.key = m.sender WHERE m.conversation = ?1 AND m.id = ?2"
    );
    first(connection, sql, params![conversation, id.as_str()], |columns| columns.message())
}

/// What sorts after every id of a message: `~` does after every letter and digit.
pub const NEWEST: &str = "~";

/// The messages whose ids sort before something, newest first.
pub fn newest(
    connection: &Connection,
    conversation: i64,
    before: &str,
    limit: u32,
) -> Result<Vec<Keyed>, StoreError> {
    let sql = concat!(
        "SELECT ",
        message_columns!(),
        " FROM messages m LEFT JOIN users s ON s.key = m.sender WHERE m.conversation = ?1 AND m.id < ?2 \
         ORDER BY m.id DESC LIMIT ?3"
    );
    all(connection, sql, params![conversation, before, limit], |columns| columns.message())
}

/// The first message whose id is one of these, or between them.
pub fn first_between(
    connection: &Connection,
    conversation: i64,
    (least, greatest): (&MessageId, &MessageId),
) -> Result<Option<MessageId>, StoreError> {
    let sql = "SELECT id FROM messages WHERE conversation = ?1 AND id BETWEEN ?2 AND ?3 ORDER BY id LIMIT 1";
    let params = params![conversation, least.as_str(), greatest.as_str()];
    first(connection, sql, params, |columns| columns.message_id())
}

/// Writes a new message.
pub fn insert(
    connection: &Connection,
    conversation: i64,
    sender: Option<i64>,
    message: &Message,
) -> Result<(), StoreError> {
    execute(
        connection,
        "INSERT INTO messages (conversation, id, kind, sender, text, content, custom, origin, referenced, \
         created_at, revision) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
        params![
            conversation,
            message.id.as_str(),
            code(KIND, &message.kind),
            sender,
            message.text,
            stored_content(message)?,
            json_unless(&message.custom, message.custom.is_empty())?,
            code(ORIGIN, &message.origin),
            message.referenced_message.as_ref().map(MessageId::as_str),
            message.created_at.as_millis(),
            message.revision as i64,
        ],
    )?;
    Ok(())
}

fn stored_content(message: &Message) -> Result<Option<String>, StoreError> {
    json_unless(&message.content, message.content == plain_content(&message.text))
}

/// See [`crate::Store::edit_message`].
pub fn edit(writing: &mut Writing, edit: EditMessage) -> Result<Message, StoreError> {
    let EditMessage { app, conversation, id, wording, custom, actor, at } = edit;
    let connection = writing.connection;
    let mut head = heads::require(connection, app, &conversation)?;
    let actor = match &actor {
        Some(actor) => Some((actor, participants::require_writer(connection, &head, &actor.user)?)),
        None => None,
    };
    let (_, before) = find(connection, head.key, &id)?.ok_or(Refusal::UnknownMessage)?;
    if let Some((actor, row)) = &actor {
        check_reach(actor, row, &before)?;
        if before.kind == MessageKind::SystemMessage {
            return Err(Refusal::NotPermitted.into());
        }
    }
    let mut message = before.clone();
    apply_custom(&mut message.custom, custom)?;
    if let Some(mut wording) = wording {
        let file = files::attach(connection, app, &mut wording)?;
        if let Some((actor, row)) = &actor {
            said::permit(actor.roles.of(&row.user.role), &mut wording)?;
        }
        let Wording { text, content, mentions, .. } = wording;
        if text != message.text || content != message.content {
            participants::require_mentioned(connection, &head, &mentions)?;
            (message.text, message.content) = (text, content);
            message.edited_at = Some(at.max(message.created_at));
            files::released(connection, head.key, &id, &before.content)?;
            files::used(connection, head.key, &id, file)?;
        }
    }
    if message != before {
        message.revision = head.advance_by(connection, &id)?;
        update(connection, head.key, &message)?;
        search::edited(connection, head.key, &before, &message)?;
        head.save(connection)?;
        outbox::message(writing, &head, WebhookEvent::MessageUpdated, &message, at)?;
        head.emit(writing, ConversationChange::MessageChanged { message: message.clone() });
    }
    if let Some((_, row)) = actor {
        reactions::mark_own(connection, head.key, row.key, &mut message)?;
    }
    Ok(message)
}

/// Refuses whoever may not act on this message.
pub fn check_reach(actor: &MessageActor, row: &UserRow, message: &Message) -> Result<(), StoreError> {
    let reach = actor.permission.of(actor.roles.of(&row.user.role));
    match reach.includes(message.sender.as_ref(), &actor.user) {
        true => Ok(()),
        false => Err(Refusal::NotPermitted.into()),
    }
}

/// Writes what an edit can change.
fn update(connection: &Connection, conversation: i64, message: &Message) -> Result<(), StoreError> {
    execute(
        connection,
        "UPDATE messages SET text = ?3, content = ?4, custom = ?5, edited_at = ?6, revision = ?7 \
         WHERE conversation = ?1 AND id = ?2",
        params![
            conversation,
            message.id.as_str(),
            message.text,
            stored_content(message)?,
            json_unless(&message.custom, message.custom.is_empty())?,
            message.edited_at.map(|at| at.as_millis()),
            message.revision as i64,
        ],
    )?;
    Ok(())
}

/// See [`crate::Store::delete_message`].
pub fn delete(writing: &mut Writing, delete: DeleteMessage) -> Result<bool, StoreError> {
    let DeleteMessage { app, conversation, id, actor, at } = delete;
    let connection = writing.connection;
    let mut head = heads::require(connection, app, &conversation)?;
    let actor = match &actor {
        Some(actor) => Some((actor, participants::require_writer(connection, &head, &actor.user)?)),
        None => None,
    };
    let Some((_, message)) = find(connection, head.key, &id)? else { return Ok(false) };
    if let Some((actor, row)) = &actor {
        check_reach(actor, row, &message)?;
    }
    outbox::message(writing, &head, WebhookEvent::MessageDeleted, &message, at)?;
    let sql = "DELETE FROM messages WHERE conversation = ?1 AND id = ?2";
    execute(connection, sql, params![head.key, id.as_str()])?;
    reactions::clear(connection, head.key, &id)?;
    files::released(connection, head.key, &id, &message.content)?;
    search::deleted(connection, head.key, &message)?;
    let last_message = newest(connection, head.key, NEWEST, 1)?.pop().map(|(_, message)| message);
    head.last_message = last_message.as_ref().map(|message| message.id.clone());
    head.advance_by(connection, &id)?;
    head.save(connection)?;
    head.emit(writing, ConversationChange::MessageDeleted { id, sender: message.sender, last_message });
    Ok(true)
}
