//! Reactions.

use std::sync::Arc;

use chinwag_model::{ConversationId, Emoji, MessageId};
use chinwag_protocol::{ReactionList, ReactionWrite, Topic};

use crate::error::Error;
use crate::operation::{ReactionAdd, ReactionRemove};
use crate::session::Session;
use crate::snapshots::ReactionSnapshot;
use crate::subscriptions::{ReactionsView, Subscription};

/// Reactions to one message with one emoji.
#[derive(Debug, Clone)]
pub struct ReactionsRef {
    session: Session,
    conversation: ConversationId,
    message: MessageId,
    emoji: Emoji,
}

impl ReactionsRef {
    pub(crate) fn new(
        session: Session,
        conversation: ConversationId,
        message: MessageId,
        emoji: Emoji,
    ) -> Self {
        Self { session, conversation, message, emoji }
    }

    /// The id of the conversation.
    pub fn conversation_id(&self) -> &ConversationId {
        &self.conversation
    }

    /// The id of the message.
    pub fn message_id(&self) -> &MessageId {
        &self.message
    }

    /// The emoji.
    pub fn emoji(&self) -> &Emoji {
        &self.emoji
    }

    /// Reacts. Reacting again succeeds.
    ///
    /// # Errors
    /// When there is no such message, one is not in its conversation, or it has 50 other reactions.
    pub async fn add(&self) -> Result<(), Error> {
        self.session.request(ReactionAdd(self.write())).await.map(drop)
    }

    /// Takes one's reaction back. Taking back what is not there succeeds.
    ///
    /// # Errors
    /// When one is not in the message's conversation.
    pub async fn remove(&self) -> Result<(), Error> {
        self.session.request(ReactionRemove(self.write())).await.map(drop)
    }

    /// The first ten who reacted, oldest first; `None` when there is no such message, or one is not in its
    /// conversation.
    ///
    /// # Errors
    /// When the session is over.
    pub async fn get_first_reactions(&self) -> Result<Option<Vec<Arc<ReactionSnapshot>>>, Error> {
        let ReactionWrite { conversation, message, emoji } = self.write();
        let list = ReactionList { conversation, message, emoji, after: None, limit: None };
        let page = self.session.request(list).await?;
        Ok(self.session.peek(|core| {
            core.put_users(page.users);
            let reactions = page.reactions?.into_iter().map(|reaction| {
                let user = core.users.someone(&reaction.user_id);
                Arc::new(ReactionSnapshot { user, created_at: reaction.created_at })
            });
            Some(reactions.collect())
        }))
    }

    /// Follows who reacted; `None` while there is no such message, or one is not in its conversation.
    pub fn subscribe(&self) -> Subscription<ReactionsView> {
        let topics = vec![Topic::Conversation(self.conversation.clone())];
        let view = ReactionsView::new(self.conversation.clone(), self.message.clone(), self.emoji.clone());
        Subscription::new(self.session.clone(), topics, view)
    }

    fn write(&self) -> ReactionWrite {
        let Self { conversation, message, emoji, .. } = self.clone();
        ReactionWrite { conversation, message, emoji }
    }
}
