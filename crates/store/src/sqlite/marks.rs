//! Read marks and what they leave unread.

use chinwag_model::{Message, MessageId, Participant, limits};
use rusqlite::{Connection, params};

use super::heads::{self, Head};
use super::rows::{execute, first};
use super::writer::Writing;
use super::{outbox, participants, users};
use crate::outbox::Reading;
use crate::{Change, ConversationChange, MarkRead, MeChange, Past, ReadMark, StoreError};

/// See [`crate::Store::mark_read`]. Makes no revision of the conversation, for it is nobody else's state, unless the
/// mark moves back: others take marks to move forward only, so that has to be said in order.
pub fn mark_read(writing: &mut Writing, mark: MarkRead) -> Result<(), StoreError> {
    let MarkRead { app, conversation, user, until, at } = mark;
    let connection = writing.connection;
    let mut head = heads::require(connection, app, &conversation)?;
    let (key, before) = participants::require(connection, &head, &user)?;
    let me = after(before.clone(), until, head.last_message.as_ref());
    if me == before {
        return Ok(());
    }
    save(connection, &head, key, &me)?;
    match (&before.read_until, &me.read_until) {
        (Some(furthest), now) if now.as_ref() < Some(furthest) => remember(connection, &head, key, furthest)?,
        (after, Some(until)) if after.as_ref() < Some(until) => {
            let reading = Reading { user: &user, after: after.as_ref(), until };
            outbox::read(writing, &head, &reading, at)?;
        }
        _ => {}
    }
    if me.read_until < before.read_until {
        head.advance();
        head.save(connection)?;
        head.emit(writing, ConversationChange::ParticipantChanged { participant: me.clone() });
    }
    let unread_count = unread_count(connection, head.key, key, me.read_until.as_ref())?;
    let moved = (me.read_until != before.read_until).then(|| me.read_until.clone()).flatten();
    let read = MeChange::Read { conversation: conversation.clone(), me, unread_count };
    users::tell(writing, app, key, user.clone(), read)?;
    if let Some(read_until) = moved
        && tells_others(&head)
    {
        let everyone_read_until = everyone_read_until(connection, &head)?;
        writing.emit(Change::Read { app, conversation, user, read_until, everyone_read_until });
    }
    Ok(())
}

/// A mark never lies past the newest message, where it would make future messages read.
fn after(mut me: Participant, until: ReadMark, newest: Option<&MessageId>) -> Participant {
    match until {
        ReadMark::Unread => me.marked_unread = true,
        ReadMark::Newest => {
            me.read_until = me.read_until.max(newest.cloned());
            me.marked_unread = false;
        }
        ReadMark::Until(id) => {
            me.read_until = me.read_until.max(newest.cloned().min(Some(id)));
            me.marked_unread &= me.read_until.as_ref() < newest;
        }
        ReadMark::Exactly(id) => {
            me.read_until = newest.cloned().min(Some(id));
            me.marked_unread = false;
        }
    }
    me
}

/// Remembers how far somebody had read whose mark is set back: no message is told as read a second time.
fn remember(connection: &Connection, head: &Head, key: i64, furthest: &MessageId) -> Result<(), StoreError> {
    let sql = "UPDATE participants SET read_furthest = max(coalesce(read_furthest, ''), ?3) \
               WHERE conversation = ?1 AND user = ?2";
    execute(connection, sql, params![head.key, key, furthest.as_str()])?;
    Ok(())
}

fn save(connection: &Connection, head: &Head, key: i64, me: &Participant) -> Result<(), StoreError> {
    execute(
        connection,
        "UPDATE participants SET read_until = ?3, marked_unread = ?4 WHERE conversation = ?1 AND user = ?2",
        params![head.key, key, me.read_until.as_ref().map(MessageId::as_str), me.marked_unread],
    )?;
    Ok(())
}

/// Moves the mark of somebody who has sent a message.
pub fn sent(connection: &Connection, head: &Head, key: i64, message: &MessageId) -> Result<(), StoreError> {
    execute(
        connection,
        "UPDATE participants SET read_until = ?3, marked_unread = 0 WHERE conversation = ?1 AND user = ?2",
        params![head.key, key, message.as_str()],
    )?;
    Ok(())
}

/// Moves the marks of those who have read a message long ago, its sender's too; never back.
pub fn read_in_the_past(
    connection: &Connection,
    head: &Head,
    sender: Option<i64>,
    past: &Past,
    message: &MessageId,
) -> Result<(), StoreError> {
    let mut readers: Vec<i64> = sender.into_iter().collect();
    for user in &past.read_by {
        readers.extend(participants::find_by_id(connection, head, user)?.map(|(key, _)| key));
    }
    let sql = "UPDATE participants SET read_until = ?3 \
               WHERE conversation = ?1 AND user = ?2 AND coalesce(read_until, '') < ?3";
    for reader in readers {
        execute(connection, sql, params![head.key, reader, message.as_str()])?;
    }
    Ok(())
}

/// Tells of a sender who has read with a jump, by sending. Whoever is shown all participants can work out from the
/// message what everyone has read now; where there are more of them, it has to be said.
pub fn tell_of_lagging_sender(
    writing: &mut Writing,
    head: &Head,
    message: &Message,
    participants_shown: u32,
) -> Result<(), StoreError> {
    let Some(user) = &message.sender else { return Ok(()) };
    if tells_others(head) && may_hide_some(writing.connection, head, participants_shown)? {
        let everyone_read_until = everyone_read_until(writing.connection, head)?;
        writing.emit(Change::Read {
            app: head.app,
            conversation: head.id.clone(),
            user: user.clone(),
            read_until: message.id.clone(),
            everyone_read_until,
        });
    }
    Ok(())
}

/// Whether there is, or was at some time, somebody who was not shown to all. When people leave, whoever was shown the
/// newest joiners is left with fewer of them, and still does not know the others.
fn may_hide_some(connection: &Connection, head: &Head, shown: u32) -> Result<bool, StoreError> {
    if head.participant_count > shown {
        return Ok(true);
    }
    // Counted no further than it matters: any number of people may have come and gone.
    let sql = "SELECT count(*) FROM (SELECT 1 FROM former_participants f WHERE f.conversation = ?1 AND NOT EXISTS \
               (SELECT 1 FROM participants p WHERE p.conversation = f.conversation AND p.user = f.user) LIMIT ?2)";
    let enough = shown + 1 - head.participant_count;
    let former: u32 =
        first(connection, sql, params![head.key, enough], |columns| columns.get())?.unwrap_or(0);
    Ok(former >= enough)
}

/// How many messages of others lie after a mark, counted up to the limit.
pub fn unread_count(
    connection: &Connection,
    conversation: i64,
    viewer: i64,
    read_until: Option<&MessageId>,
) -> Result<u32, StoreError> {
    let sql = "SELECT count(*) FROM (SELECT 1 FROM messages WHERE conversation = ?1 AND id > ?2 \
               AND (sender IS NULL OR sender <> ?3) LIMIT ?4)";
    let mark = read_until.map_or("", MessageId::as_str);
    let params = params![conversation, mark, viewer, limits::UNREAD_COUNT_MAX];
    Ok(first(connection, sql, params, |columns| columns.get())?.unwrap_or(0))
}

/// The least mark of all participants; `None` when somebody has none, or there are too many of them to say.
pub fn everyone_read_until(connection: &Connection, head: &Head) -> Result<Option<MessageId>, StoreError> {
    if !tells_others(head) {
        return Ok(None);
    }
    let sql = "SELECT CASE WHEN count(*) = count(read_until) THEN min(read_until) END FROM participants \
               WHERE conversation = ?1";
    Ok(first(connection, sql, [head.key], |columns| columns.optional_message_id())?.flatten())
}

fn tells_others(head: &Head) -> bool {
    head.participant_count as usize <= limits::READ_RECEIPTS_MAX_PARTICIPANTS
}
