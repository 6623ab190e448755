//! Conversations as one participant sees them.

use chinwag_model::{AppKey, ConversationId, Message, MessageId, Participant, UserId};
use rusqlite::Connection;

use super::gather::Gather;
use super::heads::{self, Head};
use super::{conversations, marks, message_changes, messages, participants, users};
use crate::{MessagePage, ParticipantPage, Resume, Snapshot, StoreError, View, WithReferences};

/// Most revisions that a resume looks through, to find out which messages they were about. Reactions and edits make
/// many of few messages.
const RESUME_MAX_REVISIONS: u64 = 10_000;

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
pub fn viewer(
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
    gather: &mut Gather<'_>,
) -> Result<View, StoreError> {
    let Viewer { head, key, me } = viewer;
    let newest = participants::newest(connection, head.key, None, participants)?;
    let last_message = match &head.last_message {
        Some(id) => messages::find(connection, head.key, id)?,
        None => None,
    };
    let last_message = last_message.map(|message| gather.message(head.key, message)).transpose()?;
    Ok(View {
        conversation: gather.conversation(conversations::attributes(connection, head.key)?),
        participants: newest.into_iter().map(|part| gather.participant(part)).collect::<Result<_, _>>()?,
        participant_count: head.participant_count,
        last_message,
        unread_count: marks::unread_count(connection, head.key, key, me.read_until.as_ref())?,
        everyone_read_until: marks::everyone_read_until(connection, &head)?,
        me_revision: users::me_revision_by_key(connection, key)?,
        me: gather.participant((key, me))?,
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
    let mut gather = Gather::new(connection, Some(viewer.key));
    let view = view(connection, viewer, participants, &mut gather)?;
    let (users, references) = gather.finish();
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
    let mut gather = Gather::new(connection, Some(viewer.key));
    let (messages, loaded_all) = page(connection, viewer.head.key, None, limit, &mut gather)?;
    let view = view(connection, viewer, participants, &mut gather)?;
    let (users, references) = gather.finish();
    Ok(Some(Snapshot { view, messages, loaded_all, users, references }))
}

/// A page of messages, newest first, and whether there is nothing older. Of large ones it has fewer than `limit`.
fn page(
    connection: &Connection,
    conversation: i64,
    before: Option<&MessageId>,
    limit: u32,
    gather: &mut Gather<'_>,
) -> Result<(Vec<Message>, bool), StoreError> {
    let mut found = messages::newest(connection, conversation, before, limit.saturating_add(1))?;
    let loaded_all = found.len() <= limit as usize;
    found.truncate(limit as usize);
    let (messages, all) = gather.page(found, |gather, found| gather.message(conversation, found))?;
    Ok((messages, loaded_all && all))
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
    let head = &viewer.head;
    if since < head.log_from || since > head.revision || head.revision - since > RESUME_MAX_REVISIONS {
        return Ok(Resume::TooFar);
    }
    let touched =
        message_changes::between(connection, key, since, head.revision, max_changes.saturating_add(1))?;
    if touched.len() > max_changes as usize {
        return Ok(Resume::TooFar);
    }
    let mut gather = Gather::new(connection, Some(viewer.key));
    let (mut changed, mut deleted) = (Vec::new(), Vec::new());
    for id in touched {
        if gather.is_full() {
            return Ok(Resume::TooFar);
        }
        match messages::find(connection, key, &id)? {
            Some(message) => changed.push(gather.message(key, message)?),
            None => deleted.push(id),
        }
    }
    let view = view(connection, viewer, participants, &mut gather)?;
    let (users, references) = gather.finish();
    Ok(Resume::Changes { view, changed, deleted, users, references })
}

/// The conversation with the key of the viewer, as far as somebody may read its messages: participants and the app.
fn readable(
    connection: &Connection,
    app: AppKey,
    conversation: &ConversationId,
    user: Option<&UserId>,
) -> Result<Option<(Head, Option<i64>)>, StoreError> {
    match user {
        Some(user) => {
            Ok(viewer(connection, app, conversation, user)?.map(|viewer| (viewer.head, Some(viewer.key))))
        }
        None => Ok(heads::find(connection, app, conversation)?.map(|head| (head, None))),
    }
}

/// See [`crate::Store::participants`].
pub fn participant_page(
    connection: &Connection,
    app: AppKey,
    conversation: &ConversationId,
    user: &UserId,
    before: Option<u64>,
    limit: u32,
) -> Result<Option<ParticipantPage>, StoreError> {
    let Some(Viewer { head, key, .. }) = viewer(connection, app, conversation, user)? else {
        return Ok(None);
    };
    let mut found = participants::newest(connection, head.key, before, limit.saturating_add(1))?;
    let loaded_all = found.len() <= limit as usize;
    found.truncate(limit as usize);
    let mut gather = Gather::new(connection, Some(key));
    let (participants, all) = gather.page(found, Gather::participant)?;
    let (users, _) = gather.finish();
    let loaded_all = loaded_all && all;
    Ok(Some(ParticipantPage { revision: head.revision, participants, loaded_all, users }))
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
    let Some((head, viewer)) = readable(connection, app, conversation, user)? else { return Ok(None) };
    let mut gather = Gather::new(connection, viewer);
    let (messages, loaded_all) = page(connection, head.key, before, limit, &mut gather)?;
    let (users, references) = gather.finish();
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
    let Some((head, viewer)) = readable(connection, app, conversation, user)? else { return Ok(None) };
    let Some(found) = messages::find(connection, head.key, id)? else { return Ok(None) };
    let mut gather = Gather::new(connection, viewer);
    let message = gather.message(head.key, found)?;
    let (users, references) = gather.finish();
    Ok(Some((message, users, references)))
}
