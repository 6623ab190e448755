//! Sending: every message once, however often it is sent.

use std::sync::Arc;

use chinwag_model::{
    Access, IdempotencyKey, Message, MessageId, MessageKind, Participant, Roles, Timestamp, User,
    WebhookEvent,
};
use rusqlite::{Connection, params};
use sha2::{Digest, Sha256};

use super::heads::{self, Head};
use super::rows::{execute, first, json};
use super::users::{self, UserRow};
use super::writer::Writing;
use super::{files, guests, marks, messages, outbox, participants, reactions, said, search};
use crate::outbox::Reading;
use crate::{ConversationChange, NewMessage, Past, Refusal, SendMessages, Sender, Sent, StoreError};

/// Bytes kept of the SHA-256 of what was sent: enough to tell a retry from a mistake.
const DIGEST_BYTES: usize = 12;
/// In the table of sends, the key of nobody in particular. Row keys start at 1.
const SYSTEM: i64 = 0;

/// See [`crate::Store::send_messages`].
pub fn send(writing: &mut Writing, send: SendMessages) -> Result<Vec<Sent>, StoreError> {
    let SendMessages { app, conversation, messages, require_write, roles, participants_shown, at } = send;
    let mut head = heads::require(writing.connection, app, &conversation)?;
    let before = head.revision;
    let mut sending = Sending { head: &mut head, require_write, roles, participants_shown, at };
    let sent =
        messages.into_iter().map(|message| sending.send(writing, message)).collect::<Result<_, _>>()?;
    if head.revision != before {
        head.save(writing.connection)?;
        writing.index_later(head.key);
    }
    Ok(sent)
}

struct Sending<'a> {
    head: &'a mut Head,
    require_write: bool,
    roles: Option<Arc<Roles>>,
    participants_shown: u32,
    at: Timestamp,
}

impl Sending<'_> {
    fn send(&mut self, writing: &mut Writing, mut new: NewMessage) -> Result<Sent, StoreError> {
        let connection = writing.connection;
        let (sender, part) = self.sender(connection, &new.sender)?;
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
            // Whoever has left learns that it landed, and nothing of what happened since.
            let since = sender.is_none() || part.is_some();
            return self.duplicate(connection, landing, new, since.then_some(sender_key));
        }
        self.check_part(&new.sender, part.as_ref())?;
        participants::require_mentioned(connection, self.head, &new.wording.mentions)?;
        let file = files::attach(connection, self.head.app, &mut new.wording)?;
        let reference = self.reference(connection, new.referenced_message.as_ref())?;
        if let (Some(roles), Some(sender)) = (&self.roles, &sender) {
            let role = roles.of(&sender.user.role);
            said::permit(role, &mut new.wording)?;
            if let Some(reference) = &reference {
                role.permits_reply(reference.sender.as_ref(), &sender.user.id).map_err(Refusal::Denied)?;
            }
        }
        if landed.is_some() {
            return Err(Refusal::KeyReused.into());
        }
        let (key, past) = (new.key.clone(), new.past.take());
        let lagging = part.as_ref().is_some_and(|part| self.lags(part));
        let message = match &past {
            Some(past) => self.land_in_the_past(connection, new, sender.as_ref(), past)?,
            None => self.land(connection, new, sender.as_ref())?,
        };
        files::used(connection, self.head.key, &message.id, file)?;
        if let Some(key) = key {
            Landing::record(connection, self.head.key, sender_key, &key, &message, &digest)?;
        }
        if past.is_some() {
            return Ok(Sent { message, duplicate: false });
        }
        outbox::message(writing, self.head, WebhookEvent::MessageSent, &message, self.at)?;
        if lagging && let Some(part) = &part {
            let (after, until) = (part.read_until.as_ref(), &message.id);
            outbox::read(writing, self.head, &Reading { user: &part.user, after, until }, self.at)?;
        }
        let sender = sender.map(|row| row.user);
        self.emit(writing, &message, sender, reference);
        if lagging {
            marks::tell_of_lagging_sender(writing, self.head, &message, self.participants_shown)?;
        }
        Ok(Sent { message, duplicate: false })
    }

    /// The sender, and their part if they are a participant, or what a guest has in its place.
    fn sender(
        &self,
        connection: &Connection,
        sender: &Sender,
    ) -> Result<(Option<UserRow>, Option<Participant>), StoreError> {
        let Sender::User(id) = sender else { return Ok((None, None)) };
        let row = users::find(connection, self.head.app, id)?;
        let row = row.ok_or_else(|| Refusal::NotAParticipant(id.clone()))?;
        let part = match participants::find(connection, self.head.key, row.key)? {
            Some(part) => Some(part),
            None => guests::find(connection, self.head, id)?.map(|(_, part)| part),
        };
        Ok((Some(row), part))
    }

    /// Refuses users who may not send.
    fn check_part(&self, sender: &Sender, part: Option<&Participant>) -> Result<(), StoreError> {
        match (sender, part) {
            (Sender::System, _) => Ok(()),
            (Sender::User(id), None) => Err(Refusal::NotAParticipant(id.clone()).into()),
            (Sender::User(_), Some(part)) if self.require_write && part.access == Access::Read => {
                Err(Refusal::ReadOnly.into())
            }
            (Sender::User(_), Some(_)) => Ok(()),
        }
    }

    /// Whether a sender has not read something that others may have: it may have been deleted since.
    fn lags(&self, part: &Participant) -> bool {
        let read_at = part.read_until.as_ref().map_or(0, |id| id.created_at().as_millis());
        part.read_until < self.head.last_message || read_at < self.head.latest_at.as_millis()
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
        viewer: Option<i64>,
    ) -> Result<Sent, StoreError> {
        let stored = match viewer {
            Some(_) => messages::find(connection, self.head.key, &landing.message)?,
            None => None,
        };
        let message = match (stored, viewer) {
            (Some((_, mut message)), Some(viewer)) => {
                reactions::mark_own(connection, self.head.key, viewer, &mut message)?;
                message
            }
            _ => made(new, landing.message.clone(), landing.revision),
        };
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
        let revision = self.head.advance();
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

    /// Stores a message where its time puts it. The revisions that others know of do not lead here, so that they have to
    /// take a fresh snapshot.
    fn land_in_the_past(
        &mut self,
        connection: &Connection,
        new: NewMessage,
        sender: Option<&UserRow>,
        past: &Past,
    ) -> Result<Message, StoreError> {
        let id = MessageId::make(past.sent_at, self.head.revision + 1, new.random);
        let revision = self.head.advance();
        self.head.log_from = revision;
        let message = made(new, id, revision);
        let sender_key = sender.map(|row| row.key);
        messages::insert(connection, self.head.key, sender_key, &message)?;
        marks::read_in_the_past(connection, self.head, sender_key, past, &message.id)?;
        if self.head.last_message.as_ref().is_some_and(|last| *last > message.id) {
            search::came_late(connection, self.head.key, &message)?;
        }
        self.head.last_message = self.head.last_message.take().max(Some(message.id.clone()));
        self.head.latest_at = self.head.latest_at.max(message.created_at);
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
        text: new.wording.text,
        content: new.wording.content,
        custom: new.custom,
        origin: new.origin,
        referenced_message: new.referenced_message,
        reactions: Vec::new(),
        reactors: Vec::new(),
        created_at: id.created_at(),
        edited_at: None,
        revision,
        id,
    }
}

/// What a message says, whoever sends it and when. The kind is part of the sender, hence of the key.
fn digest(new: &NewMessage) -> Result<[u8; DIGEST_BYTES], StoreError> {
    let mut hash = Sha256::new();
    hash.update(json(&(&new.wording.content, &new.custom, &new.referenced_message))?);
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
