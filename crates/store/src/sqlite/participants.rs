//! Participants: joining, changing, leaving.

use chinwag_model::{
    Access, AppKey, ConversationId, Invalid, Participant, ParticipantPatch, Patch, Timestamp, UserId,
    WebhookEvent,
};
use rusqlite::{Connection, params};

use super::codes::{ACCESS, NOTIFY, code, participant_columns};
use super::heads::{self, Head};
use super::rows::{all, execute, first};
use super::users::{self, UserRow};
use super::writer::Writing;
use super::{frozen, guests, marks, outbox};
use crate::{
    ConversationChange, MeChange, ParticipantMode, PutParticipant, Refusal, RemoveParticipant, StoreError,
};

/// A user's part in a conversation, by keys.
pub fn find(
    connection: &Connection,
    conversation: i64,
    user: i64,
) -> Result<Option<Participant>, StoreError> {
    let sql = concat!(
        "SELECT ",
        participant_columns!(),
        " FROM participants p JOIN users u ON u.key = p.user WHERE p.conversation = ?1 AND p.user = ?2"
    );
    Ok(first(connection, sql, [conversation, user], |columns| columns.participant())?.map(|(_, part)| part))
}

/// A user's part in a conversation, by the user's id, with the user's key.
pub fn find_by_id(
    connection: &Connection,
    head: &Head,
    user: &UserId,
) -> Result<Option<(i64, Participant)>, StoreError> {
    let sql = concat!(
        "SELECT ",
        participant_columns!(),
        " FROM users u JOIN participants p ON p.user = u.key AND p.conversation = ?3 WHERE u.app = ?1 AND u.id = ?2"
    );
    first(connection, sql, params![head.app.0, user.as_str(), head.key], |columns| columns.participant())
}

/// A user's part that must exist.
pub fn require(
    connection: &Connection,
    head: &Head,
    user: &UserId,
) -> Result<(i64, Participant), StoreError> {
    find_by_id(connection, head, user)?.ok_or_else(|| Refusal::NotAParticipant(user.clone()).into())
}

/// A user who takes part, or is a guest, and may write.
pub fn require_writer(connection: &Connection, head: &Head, user: &UserId) -> Result<UserRow, StoreError> {
    match require_part(connection, head, user)? {
        (row, Access::ReadWrite) => Ok(row),
        (_, Access::Read) => Err(Refusal::ReadOnly.into()),
    }
}

/// A user who takes part, or is a guest.
pub fn require_user(connection: &Connection, head: &Head, user: &UserId) -> Result<UserRow, StoreError> {
    Ok(require_part(connection, head, user)?.0)
}

fn require_part(
    connection: &Connection,
    head: &Head,
    user: &UserId,
) -> Result<(UserRow, Access), StoreError> {
    let stranger = || Refusal::NotAParticipant(user.clone());
    let row = users::find(connection, head.app, user)?.ok_or_else(stranger)?;
    let access = match find(connection, head.key, row.key)? {
        Some(part) => part.access,
        None if guests::is_one(connection, head.key, row.key)? => Access::ReadWrite,
        None => return Err(stranger().into()),
    };
    Ok((row, access))
}

/// Refuses to mention people who do not take part.
pub fn require_mentioned(
    connection: &Connection,
    head: &Head,
    mentions: &[UserId],
) -> Result<(), StoreError> {
    for user in mentions {
        if find_by_id(connection, head, user)?.is_none() {
            let problem = format!("must mention participants only, and \"{user}\" is none");
            return Err(Invalid::argument("content", problem).into());
        }
    }
    Ok(())
}

/// See [`crate::Store::participant`].
pub fn of(
    connection: &Connection,
    app: AppKey,
    conversation: &ConversationId,
    user: &UserId,
) -> Result<Option<Participant>, StoreError> {
    let Some(head) = heads::find(connection, app, conversation)? else { return Ok(None) };
    Ok(find_by_id(connection, &head, user)?.map(|(_, part)| part))
}

/// Everybody with their keys, in the order of joining.
pub fn all_of(connection: &Connection, conversation: i64) -> Result<Vec<(i64, Participant)>, StoreError> {
    let sql = concat!(
        "SELECT ",
        participant_columns!(),
        " FROM participants p JOIN users u ON u.key = p.user WHERE p.conversation = ?1 ORDER BY p.joined_revision"
    );
    all(connection, sql, [conversation], |columns| columns.participant())
}

/// The newest joiners with their keys, or those who joined before a revision; newest first.
pub fn newest(
    connection: &Connection,
    conversation: i64,
    before: Option<u64>,
    limit: u32,
) -> Result<Vec<(i64, Participant)>, StoreError> {
    let sql = concat!(
        "SELECT ",
        participant_columns!(),
        " FROM participants p JOIN users u ON u.key = p.user WHERE p.conversation = ?1 AND p.joined_revision < ?2 \
         ORDER BY p.joined_revision DESC LIMIT ?3"
    );
    let before = before.map_or(i64::MAX, |revision| i64::try_from(revision).unwrap_or(i64::MAX));
    all(connection, sql, params![conversation, before, limit], |columns| columns.participant())
}

/// See [`crate::Store::put_participant`].
pub fn put(writing: &mut Writing, put: PutParticipant) -> Result<(), StoreError> {
    let PutParticipant { app, conversation, user, patch, mode, actor, participant_limit, at } = put;
    let connection = writing.connection;
    let mut head = heads::require(connection, app, &conversation)?;
    check_actor(connection, &head, actor.as_ref(), &user)?;
    let row = users::require(connection, app, &user)?;
    match (find(connection, head.key, row.key)?, mode) {
        (None, ParticipantMode::EditOnly) => match frozen::find(connection, &head, &user)? {
            None => return Err(Refusal::NotAParticipant(user).into()),
            Some(kept) if patch.access.is_keep() => {
                let mut notify = kept.part.notify;
                patch.notify.apply_or(&mut notify, Default::default);
                return frozen::set_notify(connection, &head, kept.key, notify);
            }
            Some(kept) => {
                let notify = if patch.notify.is_keep() { Patch::Set(kept.part.notify) } else { patch.notify };
                let patch = ParticipantPatch { notify, ..patch };
                Joins { head: &mut head, limit: participant_limit, at }.join(writing, row, patch)?;
            }
        },
        (None, _) => Joins { head: &mut head, limit: participant_limit, at }.join(writing, row, patch)?,
        (Some(_), ParticipantMode::CreateOnly) => return Ok(()),
        (Some(part), ParticipantMode::Replace) => {
            change(writing, &mut head, row.key, &part, replacing(patch), at)?;
        }
        (Some(part), ParticipantMode::Upsert | ParticipantMode::EditOnly) => {
            change(writing, &mut head, row.key, &part, patch, at)?;
        }
    }
    head.save(connection)
}

/// The patch that also resets what it does not name.
fn replacing(patch: ParticipantPatch) -> ParticipantPatch {
    use chinwag_model::Patch::{Keep, Reset};
    ParticipantPatch {
        access: if patch.access == Keep { Reset } else { patch.access },
        notify: if patch.notify == Keep { Reset } else { patch.notify },
    }
}

/// See [`crate::Store::remove_participant`].
pub fn remove(writing: &mut Writing, remove: RemoveParticipant) -> Result<(), StoreError> {
    let RemoveParticipant { app, conversation, user, actor, at } = remove;
    let connection = writing.connection;
    let mut head = heads::require(connection, app, &conversation)?;
    check_actor(connection, &head, actor.as_ref(), &user)?;
    if let Some((key, part)) = find_by_id(connection, &head, &user)? {
        leave(writing, &mut head, key, &part, at)?;
        return head.save(connection);
    }
    // Who takes no part any more may still have it in their list.
    if let Some(kept) = frozen::find(connection, &head, &user)? {
        frozen::forget(connection, head.key, kept.key)?;
        users::tell(writing, app, kept.key, user, MeChange::Left { conversation })?;
    }
    Ok(())
}

/// Takes somebody out of a conversation.
pub fn leave(
    writing: &mut Writing,
    head: &mut Head,
    key: i64,
    part: &Participant,
    at: Timestamp,
) -> Result<(), StoreError> {
    let connection = writing.connection;
    let (user, conversation) = (part.user.clone(), head.id.clone());
    execute(connection, "DELETE FROM participants WHERE conversation = ?1 AND user = ?2", [head.key, key])?;
    let remember = "INSERT OR IGNORE INTO former_participants (conversation, user) VALUES (?1, ?2)";
    execute(connection, remember, [head.key, key])?;
    head.participant_count -= 1;
    head.advance();
    let everyone_read_until = marks::everyone_read_until(connection, head)?;
    outbox::participant(writing, head, WebhookEvent::ParticipantLeft, part, at)?;
    head.emit(writing, ConversationChange::ParticipantLeft { user: user.clone(), everyone_read_until });
    users::tell(writing, head.app, key, user, MeChange::Left { conversation })
}

/// Participants and guests may act on others; everybody may act on themselves.
fn check_actor(
    connection: &Connection,
    head: &Head,
    actor: Option<&UserId>,
    user: &UserId,
) -> Result<(), StoreError> {
    match actor {
        Some(actor) if actor != user => require_user(connection, head, actor).map(drop),
        _ => Ok(()),
    }
}

/// People joining a conversation.
pub struct Joins<'a> {
    /// The conversation.
    pub head: &'a mut Head,
    /// Most participants it may have.
    pub limit: usize,
    /// Now.
    pub at: Timestamp,
}

impl Joins<'_> {
    /// Adds a user who is not a participant. They see the whole history, as read.
    pub fn join(
        &mut self,
        writing: &mut Writing,
        row: UserRow,
        patch: ParticipantPatch,
    ) -> Result<(), StoreError> {
        if self.head.participant_count as usize >= self.limit {
            return Err(Refusal::TooManyParticipants { limit: self.limit }.into());
        }
        let UserRow { key, user } = row;
        let mut participant = Participant {
            user: user.id.clone(),
            access: Default::default(),
            notify: Default::default(),
            joined_at: self.at,
            joined_revision: self.head.revision + 1,
            read_until: self.head.last_message.clone(),
            marked_unread: false,
        };
        patch.apply_to(&mut participant);
        let connection = writing.connection;
        frozen::forget(connection, self.head.key, key)?;
        guests::forget(connection, self.head.key, key)?;
        self.head.participant_count += 1;
        let revision = self.head.advance();
        execute(
            connection,
            "INSERT INTO participants (conversation, user, access, notify, joined_at, joined_revision, read_until, \
             marked_unread) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 0)",
            params![
                self.head.key,
                key,
                code(ACCESS, &participant.access),
                code(NOTIFY, &participant.notify),
                self.at.as_millis(),
                revision as i64,
                participant.read_until.as_ref().map(|id| id.as_str()),
            ],
        )?;
        let joined = MeChange::Joined { conversation: self.head.id.clone() };
        users::tell(writing, self.head.app, key, user.id.clone(), joined)?;
        let everyone_read_until = marks::everyone_read_until(connection, self.head)?;
        outbox::participant(writing, self.head, WebhookEvent::ParticipantJoined, &participant, self.at)?;
        let joined = ConversationChange::ParticipantJoined { participant, user, everyone_read_until };
        self.head.emit(writing, joined);
        Ok(())
    }
}

/// Changes a participant, when there is something to change.
pub fn change(
    writing: &mut Writing,
    head: &mut Head,
    key: i64,
    before: &Participant,
    patch: ParticipantPatch,
    at: Timestamp,
) -> Result<(), StoreError> {
    let mut participant = before.clone();
    patch.apply_to(&mut participant);
    if participant == *before {
        return Ok(());
    }
    head.advance();
    execute(
        writing.connection,
        "UPDATE participants SET access = ?3, notify = ?4 WHERE conversation = ?1 AND user = ?2",
        params![head.key, key, code(ACCESS, &participant.access), code(NOTIFY, &participant.notify)],
    )?;
    outbox::participant(writing, head, WebhookEvent::ParticipantChanged, &participant, at)?;
    head.emit(writing, ConversationChange::ParticipantChanged { participant });
    Ok(())
}
