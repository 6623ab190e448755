//! Conversations as one participant sees them.

use chinwag_model::{AppKey, ConversationId, Message, MessageId, Participant, UserId};
use rusqlite::Connection;

use super::gather::Gather;
use super::heads::{self, Head};
use super::{conversations, events, marks, messages, participants};
use crate::{MessagePage, Resume, Snapshot, StoreError, View, WithReferences};

/// A viewer who is a participant.
pub struct Viewer {
    /// The conversation.
    pub head: Head,
    /// The key of the user.
    pub key: i64,
    /// Their part.
    pub me: Participant,
}

/// The viewer, when they are a participant of a conversation that exists.
fn viewer(
    connection: &Connection,
    app: AppKey,
    conversation: &ConversationId,
    user: &UserId,
) -> Result<Option<Viewer>, StoreError> {
    let Some(head) = heads::find(connection, app, conversation)? else { return Ok(None) };
    let part = participants::find_by_id(connection, &head, user)?;
    Ok(part.map(|(key, me)| Viewer { head, key, me }))
}

/// The view of a participant.
pub fn view(
    connection: &Connection,
    viewer: Viewer,
    participants: u32,
    gather: &mut Gather,
) -> Result<View, StoreError> {
    let Viewer { head, key, me } = viewer;
    let newest = participants::newest(connection, head.key, participants)?;
    let last_message = match &head.last_message {
        Some(id) => messages::find(connection, head.key, id)?,
        None => None,
    };
    Ok(View {
        conversation: conversations::attributes(connection, head.key)?,
        participants: newest.into_iter().map(|part| gather.participant(part)).collect(),
        participant_count: head.participant_count,
        last_message: last_message.map(|message| gather.message(head.key, message)),
        unread_count: marks::unread_count(connection, head.key, key, me.read_until.as_ref())?,
        everyone_read_until: marks::everyone_read_until(connection, &head)?,
        me: gather.participant((key, me)),
    })
}

/// See [`crate::Store::view`].
pub fn one(
    connection: &Connection,
    app: AppKey,
    conversation: &ConversationId,
    user: &UserId,
    participants: u32,
) -> Result<Option<WithReferences<View>>, StoreError> {
    let Some(viewer) = viewer(connection, app, conversation, user)? else { return Ok(None) };
    let mut gather = Gather::default();
    let view = view(connection, viewer, participants, &mut gather)?;
    let (users, references) = gather.read(connection)?;
    Ok(Some((view, users, references)))
}

/// See [`crate::Store::snapshot`].
pub fn snapshot(
    connection: &Connection,
    app: AppKey,
    conversation: &ConversationId,
    user: &UserId,
    participants: u32,
    limit: u32,
) -> Result<Option<Snapshot>, StoreError> {
    let Some(viewer) = viewer(connection, app, conversation, user)? else { return Ok(None) };
    let mut gather = Gather::default();
    let (messages, loaded_all) = page(connection, viewer.head.key, None, limit, &mut gather)?;
    let view = view(connection, viewer, participants, &mut gather)?;
    let (users, references) = gather.read(connection)?;
    Ok(Some(Snapshot { view, messages, loaded_all, users, references }))
}

/// A page of messages, newest first, and whether there is nothing older.
fn page(
    connection: &Connection,
    conversation: i64,
    before: Option<&MessageId>,
    limit: u32,
    gather: &mut Gather,
) -> Result<(Vec<Message>, bool), StoreError> {
    let mut found = messages::newest(connection, conversation, before, limit.saturating_add(1))?;
    let loaded_all = found.len() <= limit as usize;
    found.truncate(limit as usize);
    Ok((gather.messages(conversation, found), loaded_all))
}

/// See [`crate::Store::resume`].
pub fn resume(
    connection: &Connection,
    app: AppKey,
    conversation: &ConversationId,
    user: &UserId,
    participants: u32,
    since: u64,
    max_changes: u32,
) -> Result<Resume, StoreError> {
    let Some(viewer) = viewer(connection, app, conversation, user)? else { return Ok(Resume::Nothing) };
    let key = viewer.head.key;
    if since < viewer.head.log_from || since > viewer.head.revision {
        return Ok(Resume::TooFar);
    }
    let touched = events::messages_since(connection, key, since, max_changes.saturating_add(1))?;
    if touched.len() > max_changes as usize {
        return Ok(Resume::TooFar);
    }
    let mut gather = Gather::default();
    let (mut changed, mut deleted) = (Vec::new(), Vec::new());
    for id in touched {
        match messages::find(connection, key, &id)? {
            Some(message) => changed.push(gather.message(key, message)),
            None => deleted.push(id),
        }
    }
    let view = view(connection, viewer, participants, &mut gather)?;
    let (users, references) = gather.read(connection)?;
    Ok(Resume::Changes { view, changed, deleted, users, references })
}

/// The conversation, as far as somebody may read its messages: participants and the app.
fn readable(
    connection: &Connection,
    app: AppKey,
    conversation: &ConversationId,
    user: Option<&UserId>,
) -> Result<Option<Head>, StoreError> {
    match user {
        Some(user) => Ok(viewer(connection, app, conversation, user)?.map(|viewer| viewer.head)),
        None => heads::find(connection, app, conversation),
    }
}

/// See [`crate::Store::messages`].
pub fn message_page(
    connection: &Connection,
    app: AppKey,
    conversation: &ConversationId,
    user: Option<&UserId>,
    before: Option<&MessageId>,
    limit: u32,
) -> Result<Option<MessagePage>, StoreError> {
    let Some(head) = readable(connection, app, conversation, user)? else { return Ok(None) };
    let mut gather = Gather::default();
    let (messages, loaded_all) = page(connection, head.key, before, limit, &mut gather)?;
    let (users, references) = gather.read(connection)?;
    Ok(Some(MessagePage { revision: head.revision, messages, loaded_all, users, references }))
}

/// See [`crate::Store::message`].
pub fn message(
    connection: &Connection,
    app: AppKey,
    conversation: &ConversationId,
    user: Option<&UserId>,
    id: &MessageId,
) -> Result<Option<WithReferences<Message>>, StoreError> {
    let Some(head) = readable(connection, app, conversation, user)? else { return Ok(None) };
    let Some(found) = messages::find(connection, head.key, id)? else { return Ok(None) };
    let mut gather = Gather::default();
    let message = gather.message(head.key, found);
    let (users, references) = gather.read(connection)?;
    Ok(Some((message, users, references)))
}
