//! Participants.

use std::future::IntoFuture;

use chinwag_model::{Access, ConversationId, Notify, ParticipantPatch, UserId};
use chinwag_protocol::{ParticipantDelete, ParticipantGet, ParticipantWrite, Topic};

use super::change::{Running, attributes};
use crate::error::Error;
use crate::operation::{ParticipantCreate, ParticipantEdit, ParticipantSet};
use crate::session::Session;
use crate::snapshots::ParticipantSnapshot;
use crate::subscriptions::{ParticipantView, Subscription};

/// A user's part in a conversation, which may exist or not.
#[derive(Debug, Clone)]
pub struct ParticipantRef {
    session: Session,
    conversation: ConversationId,
    user: UserId,
}

impl ParticipantRef {
    pub(crate) fn new(session: Session, conversation: ConversationId, user: UserId) -> Self {
        Self { session, conversation, user }
    }

    /// The id of the conversation.
    pub fn conversation_id(&self) -> &ConversationId {
        &self.conversation
    }

    /// The id of the user.
    pub fn user_id(&self) -> &UserId {
        &self.user
    }

    /// The participant; `None` for a user who is not in the conversation.
    ///
    /// # Errors
    /// `NOT_A_PARTICIPANT` when one asks about others in a conversation that one is not in.
    pub async fn get(&self) -> Result<Option<ParticipantSnapshot>, Error> {
        let get = ParticipantGet { conversation: self.conversation.clone(), user: self.user.clone() };
        let found = self.session.request(get).await?;
        Ok(self.session.peek(|core| {
            core.put_users(found.users);
            found.participant.map(|participant| ParticipantSnapshot {
                user: core.users.someone(&participant.user_id),
                access: participant.access,
                notify: participant.notify,
                joined_at: participant.joined_at,
            })
        }))
    }

    /// Adds the user, or leaves an existing participant as they are.
    pub fn create_if_not_exists(&self) -> WriteParticipant {
        self.write(Kind::Create)
    }

    /// Changes the participant, what is not named stays; adds the user when not in the conversation.
    pub fn set(&self) -> WriteParticipant {
        self.write(Kind::Set)
    }

    /// Changes the participant, what is not named stays; refused when the user is not in the conversation.
    pub fn edit(&self) -> WriteParticipant {
        self.write(Kind::Edit)
    }

    /// Removes the user from the conversation. Removing one who is not in it succeeds.
    ///
    /// # Errors
    /// When the app does not let clients write conversations.
    pub async fn delete(&self) -> Result<(), Error> {
        let delete = ParticipantDelete { conversation: self.conversation.clone(), user: self.user.clone() };
        self.session.request(delete).await.map(drop)
    }

    /// Follows the participant; `None` while the user, or oneself, is not in the conversation.
    pub fn subscribe(&self) -> Subscription<ParticipantView> {
        let topics = vec![Topic::Conversation(self.conversation.clone())];
        let view = ParticipantView::new(self.conversation.clone(), self.user.clone());
        Subscription::new(self.session.clone(), topics, view)
    }

    fn write(&self, kind: Kind) -> WriteParticipant {
        WriteParticipant { participant: self.clone(), set: ParticipantPatch::default(), kind }
    }
}

#[derive(Debug, Clone, Copy)]
enum Kind {
    Create,
    Set,
    Edit,
}

/// What is to become of a participant; takes effect when it is awaited.
///
/// Refused with `CONVERSATION_SYNC_DISABLED` where the app does not let clients write conversations: then one may
/// set one's own `notify`, and nothing else.
#[must_use = "nothing happens before it is awaited"]
#[derive(Debug, Clone)]
pub struct WriteParticipant {
    participant: ParticipantRef,
    set: ParticipantPatch,
    kind: Kind,
}

impl WriteParticipant {
    attributes! {
        /// What they may do; `ReadWrite` by default.
        access: Access;
        /// What they are notified of; everything by default.
        notify: Notify;
    }
}

impl IntoFuture for WriteParticipant {
    type Output = Result<(), Error>;
    type IntoFuture = Running<()>;

    fn into_future(self) -> Running<()> {
        let Self { participant: ParticipantRef { session, conversation, user }, set, kind } = self;
        let write = ParticipantWrite { conversation, user, set };
        Box::pin(async move {
            match kind {
                Kind::Create => session.request(ParticipantCreate(write)).await.map(drop),
                Kind::Set => session.request(ParticipantSet(write)).await.map(drop),
                Kind::Edit => session.request(ParticipantEdit(write)).await.map(drop),
            }
        })
    }
}
