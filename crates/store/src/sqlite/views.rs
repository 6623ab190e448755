//! Conversations as one participant sees them.

use chinwag_model::{AppKey, Conversation, ConversationId, Message, MessageId, Participant, UserId};
use rusqlite::Connection;

use super::frozen::{self, Frozen};
use super::gather::Gather;
use super::heads::{self, Head};
use super::{conversations, guests, marks, message_changes, messages, participants, users};
use crate::{MessagePage, ParticipantPage, Resume, Snapshot, StoreError, View, WithReferences};

/// Most revisions that a resume looks through, to find out which messages they were about. Reactions and edits make
/// many of few messages.
const RESUME_MAX_REVISIONS: u64 = 10_000;

/// Somebody who sees a conversation: a participant, a guest, or one who was taken out of it.
pub struct Viewer {
    /// The conversation.
    pub head: Head,
    /// The key of the user.
    pub key: i64,
    /// Their part.
    pub me: Participant,
    /// Set when they take no part any more, and see it as it was.
    frozen: Option<Frozen>,
    /// Whether they look at it as a guest.
    is_guest: bool,
}

impl Viewer {
    /// Somebody who takes part.
    pub fn participant(head: Head, (key, me): (i64, Participant)) -> Self {
        Self { head, key, me, frozen: None, is_guest: false }
    }

    /// What sorts after every message that they see; with `before`, only those before that one.
    fn end(&self, before: Option<&MessageId>) -> String {
        let end = self.frozen.as_ref().map_or(messages::NEWEST.to_owned(), Frozen::end);
        before.map_or(end.clone(), |before| end.min(before.as_str().to_owned()))
    }

    /// The newest joiners whom they see, or those who joined before a revision.
    fn participants(
        &self,
        connection: &Connection,
        before: Option<u64>,
        limit: u32,
    ) -> Result<Vec<(i64, Participant)>, StoreError> {
        let Some(frozen) = &self.frozen else {
            return participants::newest(connection, self.head.key, before, limit);
        };
        let before = before.unwrap_or(u64::MAX).min(frozen.revision + 1);
        let mut found = participants::newest(connection, self.head.key, Some(before), limit)?;
        for (_, part) in &mut found {
            // Marks that have moved on since would tell of messages that are not shown.
            part.read_until = part.read_until.take().min(frozen.until.clone());
        }
        Ok(found)
    }

    /// Whether they see a message, if it exists.
    pub fn sees(&self, message: &MessageId) -> bool {
        message.as_str() < self.end(None).as_str()
    }
}

/// The viewer, when they are a participant or guest of a conversation that exists, or were taken out of it and keep what
/// it was.
pub fn viewer(
    connection: &Connection,
    app: AppKey,
    conversation: &ConversationId,
    user: &UserId,
) -> Result<Option<Viewer>, StoreError> {
    let Some(head) = heads::find(connection, app, conversation)? else { return Ok(None) };
    if let Some(part) = participants::find_by_id(connection, &head, user)? {
        return Ok(Some(Viewer::participant(head, part)));
    }
    if let Some((key, me)) = guests::find(connection, &head, user)? {
        return Ok(Some(Viewer { head, key, me, frozen: None, is_guest: true }));
    }
    let Some(frozen) = frozen::find(connection, &head, user)? else { return Ok(None) };
    let head = frozen.head(connection, head)?;
    let (key, me) = (frozen.key, frozen.part.clone());
    Ok(Some(Viewer { head, key, me, frozen: Some(frozen), is_guest: false }))
}

/// The view of a participant.
pub fn view(
    connection: &Connection,
    viewer: Viewer,
    participants: u32,
    gather: &mut Gather<'_>,
) -> Result<View, StoreError> {
    let newest = viewer.participants(connection, None, participants)?;
    let Viewer { head, key, me, frozen, is_guest } = viewer;
    let last_message = match &head.last_message {
        Some(id) => messages::find(connection, head.key, id)?,
        None => None,
    };
    let last_message = last_message.map(|message| gather.message(head.key, message)).transpose()?;
    Ok(View {
        conversation: gather.conversation(Conversation {
            revision: head.revision,
            ..conversations::attributes(connection, head.key)?
        }),
        participants: newest.into_iter().map(|part| gather.participant(part)).collect::<Result<_, _>>()?,
        participant_count: head.participant_count,
        last_message,
        unread_count: match frozen.is_some() || is_guest {
            false => marks::unread_count(connection, head.key, key, me.read_until.as_ref())?,
            true => 0,
        },
        everyone_read_until: match &frozen {
            None => marks::everyone_read_until(connection, &head)?,
            Some(_) => None,
        },
        is_guest,
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
    let (messages, loaded_all) = page(connection, viewer.head.key, &viewer.end(None), limit, &mut gather)?;
    let view = view(connection, viewer, participants, &mut gather)?;
    let (users, references) = gather.finish();
    Ok(Some(Snapshot { view, messages, loaded_all, users, references }))
}

/// A page of messages, newest first, and whether there is nothing older. Of large ones it has fewer than `limit`.
fn page(
    connection: &Connection,
    conversation: i64,
    before: &str,
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
    if viewer.frozen.is_some() {
        return Ok(Resume::TooFar);
    }
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

/// Who reads a conversation: the app, or somebody who may.
enum Reader {
    App(Head),
    User(Viewer),
}

impl Reader {
    fn head(&self) -> &Head {
        match self {
            Self::App(head) => head,
            Self::User(viewer) => &viewer.head,
        }
    }

    fn key(&self) -> Option<i64> {
        match self {
            Self::App(_) => None,
            Self::User(viewer) => Some(viewer.key),
        }
    }

    fn end(&self, before: Option<&MessageId>) -> String {
        match self {
            Self::App(_) => before.map_or(messages::NEWEST, MessageId::as_str).to_owned(),
            Self::User(viewer) => viewer.end(before),
        }
    }
}

fn reader(
    connection: &Connection,
    app: AppKey,
    conversation: &ConversationId,
    user: Option<&UserId>,
) -> Result<Option<Reader>, StoreError> {
    Ok(match user {
        Some(user) => viewer(connection, app, conversation, user)?.map(Reader::User),
        None => heads::find(connection, app, conversation)?.map(Reader::App),
    })
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
    let Some(viewer) = viewer(connection, app, conversation, user)? else { return Ok(None) };
    let mut found = viewer.participants(connection, before, limit.saturating_add(1))?;
    let Viewer { head, key, .. } = viewer;
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
    let Some(reader) = reader(connection, app, conversation, user)? else { return Ok(None) };
    let mut gather = Gather::new(connection, reader.key());
    let (messages, loaded_all) =
        page(connection, reader.head().key, &reader.end(before), limit, &mut gather)?;
    let (users, references) = gather.finish();
    Ok(Some(MessagePage { revision: reader.head().revision, messages, loaded_all, users, references }))
}

/// See [`crate::Store::message`].
pub fn message(
    connection: &Connection,
    app: AppKey,
    conversation: &ConversationId,
    user: Option<&UserId>,
    id: &MessageId,
) -> Result<Option<WithReferences<Message>>, StoreError> {
    let Some(reader) = reader(connection, app, conversation, user)? else { return Ok(None) };
    let key = reader.head().key;
    let found = messages::find(connection, key, id)?.filter(|_| id.as_str() < reader.end(None).as_str());
    let Some(found) = found else { return Ok(None) };
    let mut gather = Gather::new(connection, reader.key());
    let message = gather.message(key, found)?;
    let (users, references) = gather.finish();
    Ok(Some((message, users, references)))
}
