//! Sending: every message once, however often it is sent.

use chinwag_model::{IdempotencyKey, Message, MessageId, MessageKind, Timestamp, User};
use rusqlite::{Connection, params};
use sha2::{Digest, Sha256};

use super::events::Subject;
use super::heads::{self, Head};
use super::rows::{execute, first, json};
use super::users::{self, UserRow};
use super::writer::Writing;
use super::{marks, messages, participants};
use crate::{ConversationChange, NewMessage, Refusal, SendMessages, Sender, Sent, StoreError};

/// Bytes kept of the SHA-256 of what was sent: enough to tell a retry from a mistake.
const DIGEST_BYTES: usize = 12;
/// In the table of sends, the key of nobody in particular. Row keys start at 1.
const SYSTEM: i64 = 0;

/// See [`crate::Store::send_messages`].
pub fn send(writing: &mut Writing, send: SendMessages) -> Result<Vec<Sent>, StoreError> {
    let SendMessages { app, conversation, messages, require_write, at } = send;
    let mut head = heads::require(writing.connection, app, &conversation)?;
    let before = head.revision;
    let mut sending = Sending { head: &mut head, require_write, at };
    let sent =
        messages.into_iter().map(|message| sending.send(writing, message)).collect::<Result<_, _>>()?;
    if head.revision != before {
        head.save(writing.connection)?;
    }
    Ok(sent)
}

struct Sending<'a> {
    head: &'a mut Head,
    require_write: bool,
    at: Timestamp,
}

impl Sending<'_> {
    fn send(&mut self, writing: &mut Writing, new: NewMessage) -> Result<Sent, StoreError> {
        let connection = writing.connection;
        let (sender, may_write) = self.sender(connection, &new.sender)?;
        let sender_key = sender.as_ref().map_or(SYSTEM, |row| row.key);
        let landed = match &new.key {
            Some(key) => Landing::find(connection, self.head.key, sender_key, key)?,
            None => None,
        };
        let digest = digest(&new)?;
        // Before all other refusals: what has landed stays landed, whatever has changed since.
        if let Some(landing) = &landed
            && landing.digest == digest
        {
            return self.duplicate(connection, landing, new);
        }
        if self.require_write && !may_write {
            return Err(Refusal::ReadOnly.into());
        }
        let reference = self.reference(connection, new.referenced_message.as_ref())?;
        if landed.is_some() {
            return Err(Refusal::KeyReused.into());
        }
        let key = new.key.clone();
        let message = self.land(connection, new, sender.as_ref())?;
        if let Some(key) = key {
            Landing::record(connection, self.head.key, sender_key, &key, &message, &digest)?;
        }
        let sender = sender.map(|row| row.user);
        self.emit(writing, &message, sender, reference);
        Ok(Sent { message, duplicate: false })
    }

    /// The sender, who must be a participant, and whether they may write.
    fn sender(
        &self,
        connection: &Connection,
        sender: &Sender,
    ) -> Result<(Option<UserRow>, bool), StoreError> {
        let Sender::User(id) = sender else { return Ok((None, true)) };
        let stranger = || StoreError::from(Refusal::NotAParticipant(id.clone()));
        let row = users::find(connection, self.head.app, id)?.ok_or_else(stranger)?;
        let part = participants::find(connection, self.head.key, row.key)?.ok_or_else(stranger)?;
        Ok((Some(row), part.access == chinwag_model::Access::ReadWrite))
    }

    fn reference(
        &self,
        connection: &Connection,
        id: Option<&MessageId>,
    ) -> Result<Option<Message>, StoreError> {
        let Some(id) = id else { return Ok(None) };
        let found = messages::find(connection, self.head.key, id)?.map(|(_, message)| message);
        match found {
            Some(message) if message.kind == MessageKind::UserMessage => Ok(Some(message)),
            _ => Err(Refusal::UnknownReference.into()),
        }
    }

    fn duplicate(
        &self,
        connection: &Connection,
        landing: &Landing,
        new: NewMessage,
    ) -> Result<Sent, StoreError> {
        let stored = messages::find(connection, self.head.key, &landing.message)?.map(|(_, message)| message);
        let message = stored.unwrap_or_else(|| made(new, landing.message.clone(), landing.revision));
        Ok(Sent { message, duplicate: true })
    }

    /// Stores a message that is new and allowed.
    fn land(
        &mut self,
        connection: &Connection,
        new: NewMessage,
        sender: Option<&UserRow>,
    ) -> Result<Message, StoreError> {
        let created_at = self.at.max(self.head.latest_at);
        let id = MessageId::make(created_at, self.head.revision + 1, new.random);
        let revision = self.head.advance(connection, Subject::Message(&id))?;
        let message = made(new, id, revision);
        let sender_key = sender.map(|row| row.key);
        messages::insert(connection, self.head.key, sender_key, &message)?;
        if let Some(key) = sender_key {
            marks::sent(connection, self.head, key, &message.id)?;
        }
        self.head.last_message = Some(message.id.clone());
        self.head.latest_at = created_at;
        Ok(message)
    }

    fn emit(
        &self,
        writing: &mut Writing,
        message: &Message,
        sender: Option<User>,
        reference: Option<Message>,
    ) {
        let message = message.clone();
        self.head.emit(writing, ConversationChange::MessageCreated { message, sender, reference });
    }
}

fn made(new: NewMessage, id: MessageId, revision: u64) -> Message {
    let (kind, sender) = match new.sender {
        Sender::User(user) => (MessageKind::UserMessage, Some(user)),
        Sender::System => (MessageKind::SystemMessage, None),
    };
    Message {
        kind,
        sender,
        text: new.text,
        content: new.content,
        custom: new.custom,
        origin: new.origin,
        referenced_message: new.referenced_message,
        reactions: Vec::new(),
        created_at: id.created_at(),
        edited_at: None,
        revision,
        id,
    }
}

/// What a message says, whoever sends it and when. The kind is part of the sender, hence of the key.
fn digest(new: &NewMessage) -> Result<[u8; DIGEST_BYTES], StoreError> {
    let mut hash = Sha256::new();
    hash.update(json(&(&new.content, &new.custom, &new.referenced_message))?);
    let mut digest = [0; DIGEST_BYTES];
    digest.copy_from_slice(&hash.finalize()[..DIGEST_BYTES]);
    Ok(digest)
}

/// Where an idempotency key landed.
struct Landing {
    message: MessageId,
    revision: u64,
    digest: Vec<u8>,
}

impl Landing {
    fn find(
        connection: &Connection,
        conversation: i64,
        sender: i64,
        key: &IdempotencyKey,
    ) -> Result<Option<Self>, StoreError> {
        let sql = "SELECT message_id, revision, digest FROM sends WHERE conversation = ?1 AND sender = ?2 AND key = ?3";
        first(connection, sql, params![conversation, sender, key.as_str()], |columns| {
            Ok(Self { message: columns.message_id()?, revision: columns.count()?, digest: columns.get()? })
        })
    }

    fn record(
        connection: &Connection,
        conversation: i64,
        sender: i64,
        key: &IdempotencyKey,
        message: &Message,
        digest: &[u8],
    ) -> Result<(), StoreError> {
        execute(
            connection,
            "INSERT INTO sends (conversation, sender, key, message_id, revision, digest) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            params![conversation, sender, key.as_str(), message.id.as_str(), message.revision as i64, digest],
        )?;
        Ok(())
    }
}
