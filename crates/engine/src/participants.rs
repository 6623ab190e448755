//! Participants. With conversation syncing on, any participant may add, change and remove others.

use chinwag_model::{ConversationId, UserId};
use chinwag_protocol::limits::{PEOPLE_PAGE_DEFAULT, PEOPLE_PAGE_MAX};
use chinwag_protocol::{
    ErrorCode, ParticipantDelete, ParticipantFound, ParticipantList, ParticipantPage, ParticipantWrite,
};
use chinwag_store::{ParticipantMode, PutParticipant, RemoveParticipant};

use crate::conversations::{conversation_sync_disabled, page_limit};
use crate::error::in_conversation;
use crate::{Caller, Engine, Error, shapes};

impl Engine {
    /// A participant; empty for a user who is not in the conversation.
    ///
    /// # Errors
    /// `NOT_A_PARTICIPANT` when an outsider asks about anyone but themselves.
    pub async fn participant_get(
        &self,
        caller: &Caller,
        viewer: &UserId,
        conversation: &ConversationId,
        user: &UserId,
    ) -> Result<ParticipantFound, Error> {
        if viewer != user && self.store.participant(caller.key(), conversation, viewer).await?.is_none() {
            let message =
                format!("only participants of the conversation \"{conversation}\" may ask who else is in it");
            return Error::refused_at(ErrorCode::NotAParticipant, "conversation", message);
        }
        let found = self.store.participant(caller.key(), conversation, user).await?;
        let users = match found {
            Some(_) => self.store.users(caller.key(), std::slice::from_ref(user)).await?,
            None => Vec::new(),
        };
        let participant = found.map(|found| shapes::participant(&found, Some(viewer)));
        Ok(ParticipantFound { participant, users: shapes::users(&users) })
    }

    /// Participants, newest joiners first; none are told to whoever is not one of them.
    ///
    /// # Errors
    /// `INVALID_ARGUMENT` for a limit out of range.
    pub async fn participant_list(
        &self,
        caller: &Caller,
        viewer: &UserId,
        list: ParticipantList,
    ) -> Result<ParticipantPage, Error> {
        let limit = page_limit(list.limit, PEOPLE_PAGE_DEFAULT, 1, PEOPLE_PAGE_MAX)?;
        let page =
            self.store.participants(caller.key(), &list.conversation, viewer, list.before, limit).await?;
        Ok(shapes::participant_page(page, viewer))
    }

    /// Adds a user to a conversation, or leaves an existing participant untouched.
    ///
    /// # Errors
    /// `CONVERSATION_SYNC_DISABLED` for a browser whose app forbids it, unless both users are in it already.
    pub async fn participant_create(&self, caller: &Caller, write: ParticipantWrite) -> Result<(), Error> {
        if !caller.may_sync_conversations() {
            // To outsiders it is not told who is in.
            for user in caller.user().into_iter().chain([&write.user]) {
                if self.store.participant(caller.key(), &write.conversation, user).await?.is_none() {
                    return conversation_sync_disabled();
                }
            }
            return Ok(());
        }
        self.put_participant(caller, write, ParticipantMode::CreateOnly).await
    }

    /// Changes a participant, adding the user when absent.
    ///
    /// # Errors
    /// For a browser whose app forbids syncing: `CONVERSATION_SYNC_DISABLED`, unless it sets its own `notify`.
    pub async fn participant_set(&self, caller: &Caller, write: ParticipantWrite) -> Result<(), Error> {
        self.change_participant(caller, write, ParticipantMode::Upsert).await
    }

    /// Changes a participant who must exist.
    ///
    /// # Errors
    /// `NOT_A_PARTICIPANT`; as for [`Self::participant_set`] otherwise.
    pub async fn participant_edit(&self, caller: &Caller, write: ParticipantWrite) -> Result<(), Error> {
        self.change_participant(caller, write, ParticipantMode::EditOnly).await
    }

    /// Adds a user, or gives an existing participant these settings and the defaults for the rest. For back ends.
    ///
    /// # Errors
    /// `UNKNOWN_CONVERSATION`, `UNKNOWN_USER`, `TOO_MANY_PARTICIPANTS`.
    pub async fn participant_replace(&self, caller: &Caller, write: ParticipantWrite) -> Result<(), Error> {
        self.put_participant(caller, write, ParticipantMode::Replace).await
    }

    /// Takes a participant out of a conversation who keeps what it is now. For back ends.
    ///
    /// # Errors
    /// `UNKNOWN_CONVERSATION`, `NOT_A_PARTICIPANT`.
    pub async fn participant_freeze(
        &self,
        caller: &Caller,
        conversation: &ConversationId,
        user: &UserId,
    ) -> Result<(), Error> {
        let frozen =
            self.store.freeze_participant(caller.key(), conversation.clone(), user.clone(), self.now());
        frozen.await.map_err(in_conversation(conversation))
    }

    /// Whether somebody takes part in a conversation, and does not only keep what it was.
    ///
    /// # Errors
    /// Only internal ones.
    pub async fn takes_part(
        &self,
        caller: &Caller,
        conversation: &ConversationId,
        user: &UserId,
    ) -> Result<bool, Error> {
        Ok(self.store.participant(caller.key(), conversation, user).await?.is_some())
    }

    /// Removes a participant; removing one who is not there succeeds.
    ///
    /// # Errors
    /// `CONVERSATION_SYNC_DISABLED` for a browser whose app forbids it; `NOT_A_PARTICIPANT` for an outsider;
    /// `NOT_PERMITTED` for a user who leaves and may not.
    pub async fn participant_delete(&self, caller: &Caller, delete: ParticipantDelete) -> Result<(), Error> {
        if !caller.may_sync_conversations() {
            return conversation_sync_disabled();
        }
        if caller.user() == Some(&delete.user) {
            self.require(caller, "canLeaveConversation", |role| role.can_leave_conversation).await?;
        }
        let conversation = delete.conversation;
        let remove = RemoveParticipant {
            app: caller.key(),
            conversation: conversation.clone(),
            user: delete.user,
            actor: caller.user().cloned(),
            at: self.now(),
        };
        self.store.remove_participant(remove).await.map_err(in_conversation(&conversation))
    }

    async fn change_participant(
        &self,
        caller: &Caller,
        write: ParticipantWrite,
        mode: ParticipantMode,
    ) -> Result<(), Error> {
        if caller.may_sync_conversations() {
            return self.put_participant(caller, write, mode).await;
        }
        match caller.user() {
            Some(user) if *user == write.user => {
                self.set_own_notify(caller, user, &write.conversation, write.set).await
            }
            _ => conversation_sync_disabled(),
        }
    }

    async fn put_participant(
        &self,
        caller: &Caller,
        write: ParticipantWrite,
        mode: ParticipantMode,
    ) -> Result<(), Error> {
        let conversation = write.conversation;
        let put = PutParticipant {
            app: caller.key(),
            conversation: conversation.clone(),
            user: write.user,
            patch: write.set,
            mode,
            actor: caller.user().cloned(),
            participant_limit: self.options.participant_limit,
            at: self.now(),
        };
        self.store.put_participant(put).await.map_err(in_conversation(&conversation))
    }
}
