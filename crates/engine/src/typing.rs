//! Who is typing. A mark lives in memory, is told as an event without a revision, and ends by itself, with a message of
//! its user, or when they may no longer send.
//!
//! Every change of the table and the event that tells of it are made under one lock, so that what a subscription is
//! answered and the events after it agree. The event says all there is to say: with several nodes, each takes the marks
//! of the others from the bus.

mod table;

use std::collections::HashSet;

use chinwag_model::{Access, AppKey, ConversationId, UserId};
use chinwag_protocol::{ConversationEvent, ErrorCode, TypingEntity, UserEntity};
use chinwag_store::{ConversationChange, Refusal, StoreError};

use crate::publish::in_conversation;
use crate::{Caller, Engine, Error, error};

use table::Begun;
pub(crate) use table::{Typing, Typists};

impl Engine {
    /// Shows a participant as typing, for `TYPING_SHOWN_MS` or until they send a message. A back end may, whatever the
    /// user's role and access: bots think aloud.
    ///
    /// # Errors
    /// `UNKNOWN_CONVERSATION`, `NOT_A_PARTICIPANT`, `READ_ONLY`, `NOT_PERMITTED`.
    pub async fn mark_as_typing(
        &self,
        caller: &Caller,
        user: &UserId,
        conversation: &ConversationId,
    ) -> Result<(), Error> {
        self.require(caller, "showTypingIndicator", |role| role.show_typing_indicator).await?;
        let app = caller.key();
        // Begun before it is read whether the user may, so that one who leaves meanwhile is not told to be typing.
        let begun = self.typing.of(app, conversation).begin(user, self.now());
        match begun {
            Begun::Told => return Ok(()),
            Begun::Renewed => {}
            Begun::New | Begun::Crowded => {
                if let Err(error) = self.check_may_type(caller, user, conversation).await {
                    self.typing.of(app, conversation).withdraw(user);
                    return Err(error);
                }
            }
        }
        if begun != Begun::Crowded {
            let users = self.store.users(app, std::slice::from_ref(user)).await?;
            let user = users.first().map(UserEntity::from);
            self.tell_typing(app, conversation, user);
        }
        Ok(())
    }

    /// Who is typing in a conversation besides the viewer, and those of them who are not among these users.
    pub(crate) async fn typing_for(
        &self,
        app: AppKey,
        viewer: &UserId,
        conversation: &ConversationId,
        known: &mut Vec<UserEntity>,
    ) -> Result<Vec<TypingEntity>, Error> {
        let mut typing = self.typing.of(app, conversation).told(self.now());
        typing.retain(|typing| typing.user_id != *viewer);
        if typing.is_empty() {
            return Ok(typing);
        }
        let ids: HashSet<_> = known.iter().map(|user| &user.id).collect();
        let unknown: Vec<_> =
            typing.iter().map(|typing| &typing.user_id).filter(|id| !ids.contains(id)).cloned().collect();
        if !unknown.is_empty() {
            let users = self.store.users(app, &unknown).await?;
            known.extend(users.iter().map(UserEntity::from));
        }
        Ok(typing)
    }

    async fn check_may_type(
        &self,
        caller: &Caller,
        user: &UserId,
        conversation: &ConversationId,
    ) -> Result<(), Error> {
        let app = caller.key();
        match self.store.participant(app, conversation, user).await? {
            Some(participant) if participant.access == Access::ReadWrite || caller.user().is_none() => Ok(()),
            Some(_) => {
                let message = format!(
                    "typing needs ReadWrite access to the conversation \"{conversation}\", and this participant has \
                     Read access"
                );
                Error::refused_at(ErrorCode::ReadOnly, "conversation", message)
            }
            None if self.store.is_guest(app, conversation, user).await? => Ok(()),
            None => {
                let refusal = match self.store.conversation_exists(app, conversation).await? {
                    true => Refusal::NotAParticipant(user.clone()),
                    false => Refusal::UnknownConversation,
                };
                Err(error::in_conversation(conversation)(StoreError::Refused(refusal)))
            }
        }
    }

    fn tell_typing(&self, app: AppKey, conversation: &ConversationId, user: Option<UserEntity>) {
        let Some(user) = user else { return };
        let mut typists = self.typing.of(app, conversation);
        let Some(typing) = typists.tell(&user.id, self.now()) else { return };
        let event = ConversationEvent::ParticipantTyping { typing, user: Some(user) };
        self.tell(in_conversation(app, conversation, None, event));
    }
}

impl Typists<'_> {
    /// Ends the marks that a change of the conversation ends. Gives the user whose mark was told before.
    pub(crate) fn end_by(&mut self, change: &ConversationChange) -> Option<UserId> {
        let user = match change {
            ConversationChange::MessageCreated { message, .. } => message.sender.as_ref()?,
            ConversationChange::ParticipantLeft { user, .. } => user,
            ConversationChange::ParticipantChanged { participant } if participant.access == Access::Read => {
                &participant.user
            }
            ConversationChange::Deleted => {
                self.end_all();
                return None;
            }
            _ => return None,
        };
        self.end(user).then(|| user.clone())
    }
}

/// Says that somebody is typing no longer.
pub(crate) fn stopped(user_id: UserId) -> ConversationEvent {
    let typing = TypingEntity { user_id, since_ms: 0, for_ms: 0 };
    ConversationEvent::ParticipantTyping { typing, user: None }
}

#[cfg(test)]
mod tests;
