//! Conversations, as one user sees them or as the app's back end does.

use chinwag_model::{ConversationFilter, ConversationId, ParticipantPatch, UserId};
use chinwag_protocol::limits::{CONVERSATIONS_PAGE_DEFAULT, CONVERSATIONS_PAGE_MAX, PARTICIPANTS_SHOWN};
use chinwag_protocol::{
    ConversationFound, ConversationList, ConversationPage, ConversationWrite, ErrorCode, JoinAsGuest,
    MarkAsRead, MarkAsUnread,
};
use chinwag_store::{
    ConversationQuery, ConversationRecord, Joining, ListCursor, MarkRead, ParticipantMode, PutConversation,
    PutMode, PutParticipant, ReadMark, Selection,
};

use crate::error::in_conversation;
use crate::subjects::check_subject;
use crate::{Caller, Engine, Error, shapes};

impl Engine {
    /// One's view of a conversation; empty for whoever is not a participant.
    ///
    /// # Errors
    /// Only internal ones.
    pub async fn conversation_get(
        &self,
        caller: &Caller,
        viewer: &UserId,
        id: &ConversationId,
    ) -> Result<ConversationFound, Error> {
        Ok(shapes::found(self.store.view(caller.key(), id, viewer, PARTICIPANTS_SHOWN).await?))
    }

    /// Creates a conversation, or leaves an existing one as it is; adds the acting user when not in it.
    ///
    /// # Errors
    /// A broken rule; `CONVERSATION_SYNC_DISABLED` for a browser whose app forbids it, unless the user is in it.
    pub async fn conversation_create(
        &self,
        caller: &Caller,
        user: &UserId,
        write: ConversationWrite,
    ) -> Result<(), Error> {
        if !caller.may_sync_conversations() {
            return match self.store.participant(caller.key(), &write.conversation, user).await? {
                Some(_) => Ok(()),
                None => conversation_sync_disabled(),
            };
        }
        self.put(caller, write, PutMode::CreateOnly, Some(user), Vec::new()).await
    }

    /// Changes a conversation and one's own part in it, creating and joining it when need be.
    ///
    /// # Errors
    /// A broken rule. For a browser whose app forbids syncing: `CONVERSATION_SYNC_DISABLED`, unless it only sets
    /// `notify` as a participant.
    pub async fn conversation_set(
        &self,
        caller: &Caller,
        user: &UserId,
        write: ConversationWrite,
    ) -> Result<(), Error> {
        if !caller.may_sync_conversations() {
            if !write.set.is_empty() {
                return conversation_sync_disabled();
            }
            return self.set_own_notify(caller, user, &write.conversation, write.me).await;
        }
        self.put(caller, write, PutMode::Upsert, Some(user), Vec::new()).await
    }

    /// Lets the acting user look at a conversation, and write in it, without taking part; creates it when it does not
    /// exist, and changes its attributes. A participant stays one.
    ///
    /// # Errors
    /// A broken rule; `CONVERSATION_SYNC_DISABLED` for a browser whose app forbids it; `UNKNOWN_USER`.
    pub async fn join_as_guest(
        &self,
        caller: &Caller,
        user: &UserId,
        join: JoinAsGuest,
    ) -> Result<(), Error> {
        if !caller.may_sync_conversations() {
            return conversation_sync_disabled();
        }
        let JoinAsGuest { conversation, set } = join;
        let mode = if set.is_empty() { PutMode::CreateOnly } else { PutMode::Upsert };
        let write =
            ConversationWrite { conversation: conversation.clone(), set, me: ParticipantPatch::default() };
        self.put(caller, write, mode, None, Vec::new()).await?;
        let (app, at) = (caller.key(), self.now());
        let id = conversation.clone();
        let join = chinwag_store::JoinAsGuest { app, conversation, user: user.clone(), at };
        self.store.join_as_guest(join).await.map_err(in_conversation(&id))
    }

    /// Those of one's conversations that a filter fits, latest activity first.
    ///
    /// # Errors
    /// `INVALID_ARGUMENT` for a limit out of range.
    pub async fn conversation_list(
        &self,
        caller: &Caller,
        user: &UserId,
        list: ConversationList,
    ) -> Result<ConversationPage, Error> {
        let limit = page_limit(list.limit, CONVERSATIONS_PAGE_DEFAULT, 1, CONVERSATIONS_PAGE_MAX)?;
        let after = list
            .after
            .map(|cursor| ListCursor { activity_at: cursor.activity_at, conversation: cursor.conversation });
        let wanted = Selection { filter: list.filter, query: None };
        let page = self
            .store
            .list_views(caller.key(), user, &wanted, after.as_ref(), PARTICIPANTS_SHOWN, limit)
            .await?;
        Ok(shapes::view_page(&page))
    }

    /// Moves one's read mark forward.
    ///
    /// # Errors
    /// `UNKNOWN_CONVERSATION`, `NOT_A_PARTICIPANT`.
    pub async fn mark_as_read(&self, caller: &Caller, user: &UserId, mark: MarkAsRead) -> Result<(), Error> {
        let until = mark.until.map_or(ReadMark::Newest, ReadMark::Until);
        self.mark(caller, user, mark.conversation, until).await
    }

    /// Marks a conversation as unread, by hand.
    ///
    /// # Errors
    /// `UNKNOWN_CONVERSATION`, `NOT_A_PARTICIPANT`, `NOT_PERMITTED`.
    pub async fn mark_as_unread(
        &self,
        caller: &Caller,
        user: &UserId,
        mark: MarkAsUnread,
    ) -> Result<(), Error> {
        let permission = "canMarkConversationAsUnread";
        self.require(caller, permission, |role| role.can_mark_conversation_as_unread).await?;
        self.mark(caller, user, mark.conversation, ReadMark::Unread).await
    }

    /// Sets a user's read mark, forward or back, to a moment; `None` means everything there is. For back ends.
    ///
    /// # Errors
    /// `UNKNOWN_CONVERSATION`, `NOT_A_PARTICIPANT`.
    pub async fn set_read_until(
        &self,
        caller: &Caller,
        user: &UserId,
        conversation: ConversationId,
        until: Option<chinwag_model::Timestamp>,
    ) -> Result<(), Error> {
        let until =
            until.map_or(ReadMark::Newest, |time| ReadMark::Exactly(chinwag_model::MessageId::last_at(time)));
        self.mark(caller, user, conversation, until).await
    }

    /// Changes or creates a conversation and adds participants. For back ends.
    ///
    /// # Errors
    /// A broken rule; `UNKNOWN_USER` for a participant who does not exist: then nothing was changed.
    pub async fn conversation_put(
        &self,
        caller: &Caller,
        write: ConversationWrite,
        participants: Vec<UserId>,
    ) -> Result<(), Error> {
        self.put(caller, write, PutMode::Upsert, None, participants).await
    }

    /// A conversation with all its participants. For back ends.
    ///
    /// # Errors
    /// `UNKNOWN_CONVERSATION`.
    pub async fn conversation(
        &self,
        caller: &Caller,
        id: &ConversationId,
    ) -> Result<ConversationRecord, Error> {
        match self.store.conversation(caller.key(), id).await? {
            Some(record) => Ok(record),
            None => Error::unknown_conversation(id),
        }
    }

    /// A conversation with all its participants and one user's count of unread messages, 0 for whoever is not a
    /// participant. For back ends.
    ///
    /// # Errors
    /// `UNKNOWN_CONVERSATION`.
    pub async fn conversation_of(
        &self,
        caller: &Caller,
        user: &UserId,
        id: &ConversationId,
    ) -> Result<ConversationRecord, Error> {
        match self.store.conversation_of(caller.key(), user, id).await? {
            Some(record) => Ok(record),
            None => Error::unknown_conversation(id),
        }
    }

    /// Deletes a conversation with everything in it. For back ends.
    ///
    /// # Errors
    /// `UNKNOWN_CONVERSATION`.
    pub async fn conversation_delete(&self, caller: &Caller, id: &ConversationId) -> Result<(), Error> {
        let deletion = self.store.delete_conversation(caller.key(), id.clone(), self.now()).await;
        self.broom.wanted();
        deletion.map_err(in_conversation(id))
    }

    /// A user's conversations. For back ends.
    ///
    /// # Errors
    /// `UNKNOWN_USER`; `UNKNOWN_CONVERSATION` when `query.after` is not one of theirs.
    pub async fn conversations_of(
        &self,
        caller: &Caller,
        user: &UserId,
        query: &ConversationQuery,
    ) -> Result<Vec<ConversationRecord>, Error> {
        Ok(self.store.list_conversations(caller.key(), Some(user), query).await?)
    }

    /// The app's conversations. For back ends.
    ///
    /// # Errors
    /// `INVALID_ARGUMENT` for a filter that asks about a participant; `UNKNOWN_CONVERSATION` when `query.after` does
    /// not exist.
    pub async fn conversations(
        &self,
        caller: &Caller,
        query: &ConversationQuery,
    ) -> Result<Vec<ConversationRecord>, Error> {
        if let Some(name) = query.filter.as_ref().and_then(ConversationFilter::asks_participant) {
            let message =
                format!("filter: {name} is about one participant, so it fits a user's conversations only");
            return Error::refused_at(ErrorCode::InvalidArgument, "filter", message);
        }
        Ok(self.store.list_conversations(caller.key(), None, query).await?)
    }

    /// The one thing a participant may always set: what they are notified of.
    pub(crate) async fn set_own_notify(
        &self,
        caller: &Caller,
        user: &UserId,
        conversation: &ConversationId,
        patch: ParticipantPatch,
    ) -> Result<(), Error> {
        if !patch.access.is_keep() || patch.notify.is_keep() {
            return conversation_sync_disabled();
        }
        let put = PutParticipant {
            app: caller.key(),
            conversation: conversation.clone(),
            user: user.clone(),
            patch,
            mode: ParticipantMode::EditOnly,
            actor: Some(user.clone()),
            participant_limit: self.options.participant_limit,
            at: self.now(),
        };
        self.store.put_participant(put).await.map_err(in_conversation(conversation))
    }

    /// Writes a conversation; `joining` is the user who acts, `add` are those added by a back end.
    async fn put(
        &self,
        caller: &Caller,
        write: ConversationWrite,
        mode: PutMode,
        joining: Option<&UserId>,
        add: Vec<UserId>,
    ) -> Result<(), Error> {
        write.set.validate()?;
        check_subject(caller, write.set.subject.value())?;
        let id = write.conversation;
        let put = PutConversation {
            app: caller.key(),
            id: id.clone(),
            patch: write.set,
            mode,
            joining: joining.map(|user| Joining { user: user.clone(), patch: write.me }),
            add,
            participant_limit: self.options.participant_limit,
            at: self.now(),
        };
        self.store.put_conversation(put).await.map_err(in_conversation(&id))
    }

    async fn mark(
        &self,
        caller: &Caller,
        user: &UserId,
        conversation: ConversationId,
        until: ReadMark,
    ) -> Result<(), Error> {
        let mark = MarkRead {
            app: caller.key(),
            conversation: conversation.clone(),
            user: user.clone(),
            until,
            at: self.now(),
        };
        self.store.mark_read(mark).await.map_err(in_conversation(&conversation))
    }
}

pub(crate) fn conversation_sync_disabled<T>() -> Result<T, Error> {
    let message = "this app does not let browsers create, change or join conversations; do it from your back end, \
                   or turn on client-side conversation syncing";
    Error::refused(ErrorCode::ConversationSyncDisabled, message)
}

/// The size of a page that a client asked for.
pub(crate) fn page_limit(asked: Option<u32>, default: u32, least: u32, most: u32) -> Result<u32, Error> {
    match asked {
        None => Ok(default),
        Some(limit) if (least..=most).contains(&limit) => Ok(limit),
        Some(limit) => {
            let message = format!("limit must be {least} to {most}, not {limit}");
            Error::refused_at(ErrorCode::InvalidArgument, "limit", message)
        }
    }
}
