//! Messages.

use std::future::IntoFuture;
use std::sync::Arc;

use chinwag_model::{ContentBlock, ConversationId, CustomPatch, Emoji, Invalid, MessageId, Patch};
use chinwag_protocol::{MessageDelete, MessageEdit, MessageGet, Said, Topic};

use super::ReactionsRef;
use super::change::{Running, custom_attributes};
use crate::core::loose_message;
use crate::error::Error;
use crate::session::Session;
use crate::snapshots::MessageSnapshot;

/// A message, which may exist or not.
#[derive(Debug, Clone)]
pub struct MessageRef {
    session: Session,
    conversation: ConversationId,
    id: MessageId,
}

impl MessageRef {
    pub(crate) fn new(session: Session, conversation: ConversationId, id: MessageId) -> Self {
        Self { session, conversation, id }
    }

    /// The message's id.
    pub fn id(&self) -> &MessageId {
        &self.id
    }

    /// The id of its conversation.
    pub fn conversation_id(&self) -> &ConversationId {
        &self.conversation
    }

    /// The message; `None` when there is none, or one is not in its conversation. While a subscription to the
    /// conversation holds it, no request is made.
    ///
    /// # Errors
    /// When the session is over.
    pub async fn get(&self) -> Result<Option<Arc<MessageSnapshot>>, Error> {
        let topic = Topic::Conversation(self.conversation.clone());
        let known = self.session.peek(|core| {
            let live = core.topics.is_live(&topic);
            let known = core.conversations.get_mut(&self.conversation).filter(|known| live && known.complete);
            known.and_then(|conversation| conversation.message(&self.id, &mut core.users))
        });
        if known.is_some() {
            return Ok(known);
        }
        let get = MessageGet { conversation: self.conversation.clone(), message: self.id.clone() };
        let found = self.session.request(get).await?;
        Ok(found.message.map(|message| {
            self.session.peek(|core| {
                core.put_users(found.users);
                loose_message(&message, &found.references, &mut core.users)
            })
        }))
    }

    /// Changes the message; what is not named stays.
    pub fn edit(&self) -> EditMessage {
        let set = Change { said: None, custom: Patch::Keep };
        EditMessage { message: self.clone(), set }
    }

    /// Deletes the message. Deleting one that is not there succeeds.
    ///
    /// # Errors
    /// `NOT_A_PARTICIPANT`, or when the user's role does not permit it.
    pub async fn delete(&self) -> Result<(), Error> {
        let delete = MessageDelete { conversation: self.conversation.clone(), message: self.id.clone() };
        self.session.request(delete).await.map(drop)
    }

    /// Reactions to the message with one emoji: a Unicode one, or a custom one as `:name:`.
    ///
    /// # Errors
    /// When it is empty, or too long for an emoji.
    pub fn reactions(&self, emoji: impl AsRef<str>) -> Result<ReactionsRef, Invalid> {
        let emoji = Emoji::new(emoji.as_ref())?;
        Ok(ReactionsRef::new(self.session.clone(), self.conversation.clone(), self.id.clone(), emoji))
    }
}

#[derive(Debug, Clone)]
struct Change {
    said: Option<Said>,
    custom: Patch<CustomPatch>,
}

/// What is to become of a message; takes effect when it is awaited. A new text sets `edited_at`.
#[must_use = "nothing happens before it is awaited"]
#[derive(Debug, Clone)]
pub struct EditMessage {
    message: MessageRef,
    set: Change,
}

impl EditMessage {
    /// What it says from now on.
    pub fn text(mut self, text: impl Into<String>) -> Self {
        self.set.said = Some(Said::Text(text.into()));
        self
    }

    /// What it says from now on, as a tree: one block.
    pub fn content(mut self, content: Vec<ContentBlock>) -> Self {
        self.set.said = Some(Said::Content(content));
        self
    }

    custom_attributes!();
}

impl IntoFuture for EditMessage {
    type Output = Result<(), Error>;
    type IntoFuture = Running<()>;

    fn into_future(self) -> Running<()> {
        let Self { message: MessageRef { session, conversation, id }, set } = self;
        let Change { said, custom } = set;
        let (text, mentions, content) = said.map_or_else(Default::default, Said::split);
        let edit = MessageEdit { conversation, message: id, text, mentions, content, custom };
        Box::pin(async move { session.request(edit).await.map(drop) })
    }
}
