//! Puts back what was taken elsewhere, exactly as it was.

use chinwag_model::{
    AppKey, ContentBlock, ConversationId, Participant, ReactionCount, Timestamp, UserId, UserPatch,
};
use rusqlite::{Connection, params};

use super::codes::{ACCESS, NOTIFY, code};
use super::heads::{self, Head};
use super::rows::{execute, first, json_unless};
use super::writer::Writing;
use super::{files, frozen, messages, participants, search, themes, users};
use crate::{
    MeChange, PutMode, PutUser, Refusal, Restored, StoreError, StoredFile, StoredMessage, StoredReaction,
    Wording,
};

pub fn restore(writing: &mut Writing, app: AppKey, restored: Restored) -> Result<(), StoreError> {
    match restored {
        Restored::Theme(stored) => themes::put(writing, app, &stored),
        Restored::Erased(id, at) => erased(writing, app, id, at),
        Restored::Participants(conversation, parts) => taking_part(writing, app, &conversation, parts),
        Restored::Frozen(conversation, kept) => {
            let head = heads::require(writing.connection, app, &conversation)?;
            kept.iter().try_for_each(|kept| frozen::restore(writing.connection, &head, kept))
        }
        Restored::Message(conversation, stored) => message(writing, app, &conversation, *stored),
        Restored::File(file, now) => stored_file(writing.connection, app, *file, now),
    }
}

/// What is left of a user was named like everybody else who was forgotten.
fn erased(writing: &mut Writing, app: AppKey, id: UserId, at: Timestamp) -> Result<(), StoreError> {
    let patch = UserPatch { name: Some(id.to_string()), ..UserPatch::default() };
    users::put(writing, app, vec![PutUser { id: id.clone(), patch, mode: PutMode::CreateOnly }], at)?;
    let sql = "UPDATE users SET erased_at = ?3 WHERE app = ?1 AND id = ?2 AND erased_at IS NULL";
    execute(writing.connection, sql, params![app.0, id.as_str(), at.as_millis()])?;
    Ok(())
}

fn taking_part(
    writing: &mut Writing,
    app: AppKey,
    conversation: &ConversationId,
    parts: Vec<Participant>,
) -> Result<(), StoreError> {
    let mut head = heads::require(writing.connection, app, conversation)?;
    for part in parts {
        let key = users::require(writing.connection, app, &part.user)?.key;
        if participants::find(writing.connection, head.key, key)?.is_none() {
            head.participant_count += 1;
            let sql = "INSERT INTO participants (conversation, user, access, notify, joined_at, joined_revision, \
                       marked_unread) VALUES (?1, ?2, 0, 0, 0, ?3, 0)";
            execute(writing.connection, sql, params![head.key, key, head.revision as i64 + 1])?;
            let joined = MeChange::Joined { conversation: conversation.clone() };
            users::tell(writing, app, key, part.user.clone(), joined)?;
        }
        head.log_from = head.advance();
        let sql = "UPDATE participants SET access = ?3, notify = ?4, joined_at = ?5, read_until = ?6, \
                   marked_unread = ?7 WHERE conversation = ?1 AND user = ?2";
        let until = part.read_until.as_ref().map(|id| id.as_str());
        let (access, notify) = (code(ACCESS, &part.access), code(NOTIFY, &part.notify));
        let joined_at = part.joined_at.as_millis();
        let params = params![head.key, key, access, notify, joined_at, until, part.marked_unread];
        execute(writing.connection, sql, params)?;
    }
    head.save(writing.connection)
}

fn message(
    writing: &mut Writing,
    app: AppKey,
    conversation: &ConversationId,
    stored: StoredMessage,
) -> Result<(), StoreError> {
    let connection = writing.connection;
    let StoredMessage { mut message, reactions } = stored;
    let mut head = heads::require(connection, app, conversation)?;
    if messages::find(connection, head.key, &message.id)?.is_some() {
        return Ok(());
    }
    let sender = match &message.sender {
        Some(user) => Some(known(connection, &head, user)?),
        None => None,
    };
    let file = attach(connection, &head, &mut message.content)?;
    // Its id says by which revision it came to be; those who ask what came after it must not find it again.
    head.revision = head.revision.max(message.id.created_revision());
    message.revision = head.advance();
    head.log_from = message.revision;
    messages::insert(connection, head.key, sender, &message)?;
    let sql = "UPDATE messages SET edited_at = ?3 WHERE conversation = ?1 AND id = ?2";
    let edited_at = message.edited_at.map(Timestamp::as_millis);
    execute(connection, sql, params![head.key, message.id.as_str(), edited_at])?;
    react(connection, &mut head, &message, reactions)?;
    files::used(connection, head.key, &message.id, file)?;
    if head.last_message.as_ref().is_some_and(|last| *last > message.id) {
        search::came_late(connection, head.key, &message)?;
    }
    head.last_message = head.last_message.take().max(Some(message.id.clone()));
    head.latest_at = head.latest_at.max(message.created_at);
    head.save(connection)?;
    writing.index_later(head.key);
    Ok(())
}

/// The key of somebody who said something, or reacted. Those who take no part any more are still seen by name.
fn known(connection: &Connection, head: &Head, user: &UserId) -> Result<i64, StoreError> {
    let key = users::require(connection, head.app, user)?.key;
    if participants::find(connection, head.key, key)?.is_none() {
        let remember = "INSERT OR IGNORE INTO former_participants (conversation, user) VALUES (?1, ?2)";
        execute(connection, remember, [head.key, key])?;
    }
    Ok(key)
}

/// Fills in what is known of the file, if it is one.
fn attach(
    connection: &Connection,
    head: &Head,
    content: &mut Vec<ContentBlock>,
) -> Result<Option<files::Attached>, StoreError> {
    let [ContentBlock::File(block)] = content.as_slice() else { return Ok(None) };
    let file = block.file_token.file();
    let mut wording = Wording { file, ..Wording::plain("") };
    let attached = files::attach(connection, head.app, &mut wording)?;
    if attached.is_some() {
        *content = wording.content;
    }
    Ok(attached)
}

fn react(
    connection: &Connection,
    head: &mut Head,
    message: &chinwag_model::Message,
    reactions: Vec<StoredReaction>,
) -> Result<(), StoreError> {
    let mut sums: Vec<ReactionCount> = Vec::new();
    for StoredReaction { emoji, user, created_at } in reactions {
        let key = users::require(connection, head.app, &user)?.key;
        let revision = head.advance();
        let sql = "INSERT INTO reactions (conversation, message, emoji, revision, user, created_at) \
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
        let id = message.id.as_str();
        let params = params![head.key, id, emoji.as_str(), revision as i64, key, created_at.as_millis()];
        execute(connection, sql, params)?;
        match sums.iter_mut().find(|sum| sum.emoji == emoji) {
            Some(sum) => sum.count += 1,
            None => sums.push(ReactionCount { emoji, count: 1, reacted: None }),
        }
    }
    head.log_from = head.revision;
    let sql = "UPDATE messages SET reactions = ?3 WHERE conversation = ?1 AND id = ?2";
    let sums = json_unless(&sums, sums.is_empty())?;
    execute(connection, sql, params![head.key, message.id.as_str(), sums])?;
    Ok(())
}

fn stored_file(
    connection: &Connection,
    app: AppKey,
    file: StoredFile,
    now: Timestamp,
) -> Result<(), StoreError> {
    let StoredFile { record, uploader, .. } = file;
    let known = "SELECT 1 FROM files WHERE app = ?1 AND id = ?2";
    if first(connection, known, params![app.0, record.id.as_str()], |columns| columns.get::<i64>())?.is_some()
    {
        return Ok(());
    }
    let uploader = match &uploader {
        Some(user) => Some(users::require(connection, app, user)?.key),
        None => None,
    };
    let contents = record.contents.ok_or_else(|| Refusal::UnknownFile(record.id.clone()))?;
    files::insert_ready(
        connection,
        (app, &record.id),
        uploader,
        (record.block, &contents),
        (record.created_at, now),
    )
}
