//! Writing down what webhooks are told, in the transaction in which it happens.

use std::rc::Rc;

use chinwag_model::{
    AppKey, Emoji, EventId, Message, MessageId, Participant, Timestamp, User, WebhookEvent, limits,
};
use rusqlite::{Connection, params};

use super::conversations::attributes;
use super::heads::Head;
use super::rows::{all, execute, first, json};
use super::writer::Writing;
use super::{messages, participants, reactions, users, webhooks};
use crate::outbox::Reading;
use crate::{ConversationThen, Happening, StoreError};

/// Most messages that one step of reading is told of, the newest; whoever marks more as read at once has not looked at
/// each.
const READS_TOLD_MAX: u32 = 1_000;

/// The webhooks of an app, by key, with what each is told of. Looked up once a commit.
pub type Subscribers = Rc<Vec<(i64, Vec<WebhookEvent>)>>;

/// A user was created or changed.
pub fn user(writing: &mut Writing, app: AppKey, user: &User, at: Timestamp) -> Result<(), StoreError> {
    let kind = if user.revision == 1 { WebhookEvent::UserCreated } else { WebhookEvent::UserUpdated };
    let lane = || format!("u/{}", user.id);
    tell(writing, app, kind, at, lane, |_| Ok(Happening::User { user: user.clone() }))
}

/// Something happened to a message.
pub fn message(
    writing: &mut Writing,
    head: &Head,
    kind: WebhookEvent,
    message: &Message,
    at: Timestamp,
) -> Result<(), StoreError> {
    in_conversation(writing, head, kind, at, |connection| {
        let sender = sender_of(connection, head, message)?;
        let mut message = message.clone();
        reactions::name_all(connection, head.key, &mut message)?;
        Ok(Happening::Message { sender, within: then(connection, head)?, message })
    })
}

/// Something happened to a conversation.
pub fn conversation(
    writing: &mut Writing,
    head: &Head,
    kind: WebhookEvent,
    at: Timestamp,
) -> Result<(), StoreError> {
    in_conversation(writing, head, kind, at, |connection| {
        Ok(Happening::Conversation { within: then(connection, head)? })
    })
}

/// Something happened to a participant.
pub fn participant(
    writing: &mut Writing,
    head: &Head,
    kind: WebhookEvent,
    participant: &Participant,
    at: Timestamp,
) -> Result<(), StoreError> {
    in_conversation(writing, head, kind, at, |connection| {
        let user = users::require(connection, head.app, &participant.user)?.user;
        Ok(Happening::Participant { user, participant: participant.clone(), within: then(connection, head)? })
    })
}

/// A reaction came or went.
pub fn reaction(
    writing: &mut Writing,
    head: &Head,
    kind: WebhookEvent,
    (user, emoji, message): (&User, &Emoji, &Message),
    at: Timestamp,
) -> Result<(), StoreError> {
    in_conversation(writing, head, kind, at, |connection| {
        let (user, emoji, mut message) = (user.clone(), emoji.clone(), message.clone());
        reactions::name_all(connection, head.key, &mut message)?;
        Ok(Happening::Reaction { user, emoji, message, within: then(connection, head)? })
    })
}

/// Somebody read on: each message of others that they had never read is told.
pub fn read(writing: &mut Writing, head: &Head, reading: &Reading, at: Timestamp) -> Result<(), StoreError> {
    let is_small = head.participant_count as usize <= limits::READ_RECEIPTS_MAX_PARTICIPANTS;
    if !is_small || subscribers(writing, head.app, WebhookEvent::MessageRead)?.is_empty() {
        return Ok(());
    }
    let connection = writing.connection;
    let recipient = users::require(connection, head.app, reading.user)?;
    let sql = "SELECT read_furthest FROM participants WHERE conversation = ?1 AND user = ?2";
    let furthest =
        first(connection, sql, [head.key, recipient.key], |columns| columns.optional_message_id())?;
    let after = furthest.flatten().max(reading.after.cloned());
    // The same for all of them, and not small: read once.
    let within = then(connection, head)?;
    for id in newly_read(connection, head.key, recipient.key, after.as_ref(), reading.until)? {
        in_conversation(writing, head, WebhookEvent::MessageRead, at, |connection| {
            let found = messages::find(connection, head.key, &id)?;
            let (_, mut message) =
                found.ok_or_else(|| StoreError::Failed("a message has gone".to_owned()))?;
            reactions::name_all(connection, head.key, &mut message)?;
            let sender = sender_of(connection, head, &message)?;
            let recipient = recipient.user.clone();
            Ok(Happening::Read { recipient, sender, within: within.clone(), message })
        })?;
    }
    Ok(())
}

/// Messages of others between two marks, oldest first; the newest of them when there are very many.
fn newly_read(
    connection: &Connection,
    conversation: i64,
    reader: i64,
    after: Option<&MessageId>,
    until: &MessageId,
) -> Result<Vec<MessageId>, StoreError> {
    let sql = "SELECT id FROM messages WHERE conversation = ?1 AND id > ?2 AND id <= ?3 \
               AND (sender IS NULL OR sender <> ?4) ORDER BY id DESC LIMIT ?5";
    let after = after.map_or("", MessageId::as_str);
    let params = params![conversation, after, until.as_str(), reader, READS_TOLD_MAX];
    let mut ids = all(connection, sql, params, |columns| columns.message_id())?;
    ids.reverse();
    Ok(ids)
}

fn then(connection: &Connection, head: &Head) -> Result<ConversationThen, StoreError> {
    let participants = participants::all_of(connection, head.key)?;
    Ok(ConversationThen {
        conversation: attributes(connection, head.key)?,
        participants: participants.into_iter().map(|(_, part)| part).collect(),
    })
}

fn sender_of(connection: &Connection, head: &Head, message: &Message) -> Result<Option<User>, StoreError> {
    let Some(sender) = &message.sender else { return Ok(None) };
    Ok(users::find(connection, head.app, sender)?.map(|row| row.user))
}

fn in_conversation(
    writing: &mut Writing,
    head: &Head,
    kind: WebhookEvent,
    at: Timestamp,
    happening: impl FnOnce(&Connection) -> Result<Happening, StoreError>,
) -> Result<(), StoreError> {
    tell(writing, head.app, kind, at, || format!("c/{}", head.key), happening)
}

/// Those webhooks of an app that are told of something.
fn subscribers(writing: &mut Writing, app: AppKey, kind: WebhookEvent) -> Result<Vec<i64>, StoreError> {
    if writing.silent {
        return Ok(Vec::new());
    }
    let connection = writing.connection;
    let subscribers = match writing.subscribers.get(&app) {
        Some(known) => known.clone(),
        None => {
            let found: Subscribers = Rc::new(webhooks::told_of(connection, app)?);
            writing.subscribers.insert(app, found.clone());
            found
        }
    };
    Ok(subscribers.iter().filter(|(_, events)| events.contains(&kind)).map(|(key, _)| *key).collect())
}

/// Writes down what happened, for each webhook that is told of such things. Where there is none, nothing is read.
fn tell(
    writing: &mut Writing,
    app: AppKey,
    kind: WebhookEvent,
    at: Timestamp,
    lane: impl FnOnce() -> String,
    happening: impl FnOnce(&Connection) -> Result<Happening, StoreError>,
) -> Result<(), StoreError> {
    let webhooks = subscribers(writing, app, kind)?;
    if webhooks.is_empty() {
        return Ok(());
    }
    let connection = writing.connection;
    let happening = json(&happening(connection)?)?;
    execute(
        connection,
        "INSERT INTO outbox (id, kind, happening, created_at) VALUES ('', ?1, ?2, ?3)",
        params![kind.as_str(), happening, at.as_millis()],
    )?;
    let number = connection.last_insert_rowid();
    let id = EventId::make(at, number as u64);
    execute(connection, "UPDATE outbox SET id = ?2 WHERE number = ?1", params![number, id.as_str()])?;
    let lane = lane();
    for webhook in webhooks {
        let sql = "INSERT INTO deliveries (webhook, lane, event, attempts) VALUES (?1, ?2, ?3, 0)";
        execute(connection, sql, params![webhook, lane, number])?;
        let sql = "INSERT OR IGNORE INTO delivery_lanes (webhook, lane, due_at) VALUES (?1, ?2, ?3)";
        execute(connection, sql, params![webhook, lane, at.as_millis()])?;
    }
    writing.deliveries = true;
    Ok(())
}
