//! Forgetting a person: what they said, or who said it, or both. For back ends.

use chinwag_model::{ConversationId, Message, MessageId, Patch, Timestamp, UserId, UserPatch, alphanumeric};
use chinwag_store::{
    DeleteMessage, EditMessage, PutMode, PutUser, Refusal, RemoveParticipant, StoreError, Wording,
};
use futures_util::future::try_join_all;

use crate::{Caller, Engine, Error};

/// How often somebody who is to be erased may be added to a conversation meanwhile.
const ATTEMPTS_MAX: usize = 5;
/// What stands in the place of a name, and of what was said.
const DELETED: &str = "[DELETED]";
/// Messages that are looked at, and changed, together.
const PAGE: u32 = 500;
/// Letters and digits of the id under which an erased user's remains are.
const REMAINS_LENGTH: usize = 22;

/// How a person is forgotten.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ErasureMode {
    /// Their name, addresses and attributes go, and what they said is replaced; that they said something stays, and where.
    Anonymise,
    /// Their messages go as well, they leave every conversation, and their id is nobody's any more. What they reacted to
    /// others with stays, without a name.
    Erase,
}

/// What was done: a receipt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Erasure {
    /// Who.
    pub user: UserId,
    /// How.
    pub mode: ErasureMode,
    /// When it was finished.
    pub erased_at: Timestamp,
    /// Conversations that were looked through: all that they took or take part in.
    pub conversations: u64,
    /// Messages that were replaced or deleted. After an attempt that was cut short, what was left of them.
    pub messages: u64,
}

impl Engine {
    /// Forgets a person. What fails half-way is finished by asking again.
    ///
    /// # Errors
    /// `UNKNOWN_USER`.
    pub async fn erase_user(
        &self,
        caller: &Caller,
        user: &UserId,
        mode: ErasureMode,
    ) -> Result<Erasure, Error> {
        self.require_user(caller, user).await?;
        let conversations = self.store.conversations_ever_of(caller.key(), user).await?;
        // Nobody is to know the name any more while the rest takes its time.
        self.empty_user(caller, user).await?;
        if mode == ErasureMode::Erase {
            // Before their messages, so that none comes after.
            self.leave_all(caller, user).await?;
        }
        let mut messages = 0;
        for conversation in &conversations {
            messages += self.forget_messages(caller, user, conversation, mode).await?;
        }
        if mode == ErasureMode::Erase {
            self.take_id_away(caller, user).await?;
        }
        self.broom.wanted();
        Ok(Erasure {
            user: user.clone(),
            mode,
            erased_at: self.now(),
            conversations: conversations.len() as u64,
            messages,
        })
    }

    async fn empty_user(&self, caller: &Caller, user: &UserId) -> Result<(), Error> {
        let patch = UserPatch {
            name: Some(DELETED.to_owned()),
            email: Patch::Reset,
            phone: Patch::Reset,
            photo_url: Patch::Reset,
            header_photo_url: Patch::Reset,
            welcome_message: Patch::Reset,
            availability_text: Patch::Reset,
            locale: Patch::Reset,
            role: Patch::Reset,
            custom: Patch::Reset,
            push_tokens: Patch::Reset,
        };
        let put = PutUser { id: user.clone(), patch, mode: PutMode::Upsert };
        Ok(self.store.put_users(caller.key(), vec![put], self.now()).await?)
    }

    async fn take_id_away(&self, caller: &Caller, user: &UserId) -> Result<(), Error> {
        for _ in 0..ATTEMPTS_MAX {
            let remains = UserId::new(format!("erased_{}", alphanumeric(&*self.entropy, REMAINS_LENGTH)))?;
            match self.store.erase_user(caller.key(), user.clone(), remains, self.now()).await {
                Err(StoreError::Refused(Refusal::StillTakesPart)) => self.leave_all(caller, user).await?,
                other => return Ok(other.map(drop)?),
            }
        }
        Err(Error::Internal(
            "a user who is to be erased is added to conversations again and again".to_owned(),
        ))
    }

    async fn leave_all(&self, caller: &Caller, user: &UserId) -> Result<(), Error> {
        for conversation in self.store.conversations_of(caller.key(), user).await? {
            self.leave(caller, user, conversation).await?;
        }
        Ok(())
    }

    async fn leave(&self, caller: &Caller, user: &UserId, conversation: ConversationId) -> Result<(), Error> {
        let remove = RemoveParticipant {
            app: caller.key(),
            conversation,
            user: user.clone(),
            actor: None,
            at: self.now(),
        };
        still_there(self.store.remove_participant(remove).await)
    }

    /// Replaces or deletes what somebody said in a conversation; how many messages that were.
    async fn forget_messages(
        &self,
        caller: &Caller,
        user: &UserId,
        conversation: &ConversationId,
        mode: ErasureMode,
    ) -> Result<u64, Error> {
        let (mut before, mut count) = (None::<MessageId>, 0);
        loop {
            let page = self.store.messages(caller.key(), conversation, None, before.as_ref(), PAGE).await?;
            let Some(page) = page else { return Ok(count) };
            let theirs = page.messages.iter().filter(|message| message.sender.as_ref() == Some(user));
            let theirs: Vec<_> =
                theirs.filter(|message| mode == ErasureMode::Erase || !is_forgotten(message)).collect();
            count += theirs.len() as u64;
            // Queued together, they share a commit.
            let writes = theirs.into_iter().map(|message| self.forget(caller, conversation, message, mode));
            try_join_all(writes).await?;
            before = page.messages.last().map(|last| last.id.clone());
            if page.loaded_all || before.is_none() {
                return Ok(count);
            }
        }
    }

    async fn forget(
        &self,
        caller: &Caller,
        conversation: &ConversationId,
        message: &Message,
        mode: ErasureMode,
    ) -> Result<(), Error> {
        let (app, conversation, id, at) =
            (caller.key(), conversation.clone(), message.id.clone(), self.now());
        match mode {
            ErasureMode::Erase => {
                let delete = DeleteMessage { app, conversation, id, actor: None, at };
                still_there(self.store.delete_message(delete).await.map(drop))
            }
            ErasureMode::Anonymise => {
                let (wording, custom) = (Some(Wording::plain(DELETED)), Patch::Reset);
                let edit = EditMessage { app, conversation, id, wording, custom, actor: None, at };
                still_there(self.store.edit_message(edit).await.map(drop))
            }
        }
    }
}

fn is_forgotten(message: &Message) -> bool {
    message.text == DELETED && message.custom.is_empty()
}

/// What has been deleted meanwhile is forgotten as well.
fn still_there(outcome: Result<(), StoreError>) -> Result<(), Error> {
    match outcome {
        Err(StoreError::Refused(Refusal::UnknownConversation | Refusal::UnknownMessage)) => Ok(()),
        other => Ok(other?),
    }
}
