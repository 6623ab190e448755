//! Conversations.

use std::future::IntoFuture;
use std::sync::Arc;

use chinwag_model::{
    Access, ConversationId, ConversationPatch, Custom, IdempotencyKey, Invalid, MessageId, Notify,
    ParticipantPatch, UserId, alphanumeric,
};
use chinwag_protocol::{
    ConversationGet, ConversationWrite, MarkAsRead, MarkAsTyping, MarkAsUnread, MessageSend, Said, Topic,
};

use super::change::{IntoPatch, Running, attributes, custom_attributes};
use super::{MessageRef, ParticipantRef};
use crate::core::Conversation;
use crate::error::Error;
use crate::operation::{ConversationCreate, ConversationSet};
use crate::session::Session;
use crate::snapshots::ConversationSnapshot;
use crate::subscriptions::{ConversationView, MessagesView, ParticipantsView, Subscription, TypingView};

/// Letters and digits of the key of a message: 131 random bits.
const KEY_LENGTH: usize = 22;

/// A conversation, which may exist or not, as its participants see it: for others there is none.
#[derive(Debug, Clone)]
pub struct ConversationRef {
    session: Session,
    id: ConversationId,
}

impl ConversationRef {
    pub(crate) fn new(session: Session, id: ConversationId) -> Self {
        Self { session, id }
    }

    /// The conversation's id.
    pub fn id(&self) -> &ConversationId {
        &self.id
    }

    /// A message of it, which may exist or not.
    ///
    /// # Errors
    /// When the id has not the form of one.
    pub fn message(&self, id: impl AsRef<str>) -> Result<MessageRef, Invalid> {
        Ok(MessageRef::new(self.session.clone(), self.id.clone(), MessageId::new(id)?))
    }

    /// A user's part in it, which may exist or not.
    ///
    /// # Errors
    /// When the id is empty, over 255 characters, or holds control characters.
    pub fn participant(&self, user: impl AsRef<str>) -> Result<ParticipantRef, Invalid> {
        Ok(ParticipantRef::new(self.session.clone(), self.id.clone(), UserId::new(user)?))
    }

    /// One's own view of it; `None` when one is not in it, which includes that it does not exist. While somebody
    /// subscribes to it, no request is made.
    ///
    /// # Errors
    /// When the session is over.
    pub async fn get(&self) -> Result<Option<Arc<ConversationSnapshot>>, Error> {
        let topic = Topic::Conversation(self.id.clone());
        let known = self.session.peek(|core| {
            let live = core.topics.is_live(&topic);
            let known = core.conversations.get_mut(&self.id).filter(|_| live);
            known.map(|conversation| conversation.snapshot(&mut core.users))
        });
        if let Some(known) = known {
            return Ok(known);
        }
        let found = self.session.request(ConversationGet { conversation: self.id.clone() }).await?;
        Ok(found.view.and_then(|view| {
            self.session.peek(|core| {
                core.put_users(found.users);
                let mut conversation = Conversation::default();
                conversation.state.show(view, &found.references);
                conversation.snapshot(&mut core.users)
            })
        }))
    }

    /// Creates the conversation, or leaves an existing one's attributes as they are, and joins it.
    pub fn create_if_not_exists(&self) -> WriteConversation {
        WriteConversation { create: true, ..self.set() }
    }

    /// Changes the conversation, what is not named stays; creates it when absent, and joins it.
    pub fn set(&self) -> WriteConversation {
        WriteConversation {
            session: self.session.clone(),
            conversation: self.id.clone(),
            set: ConversationPatch::default(),
            me: ParticipantPatch::default(),
            create: false,
        }
    }

    /// Sends a message, given as markup or as a tree of one block; see [`SendMessage`].
    pub fn send(&self, said: impl Into<Said>) -> SendMessage {
        SendMessage {
            session: self.session.clone(),
            key: None,
            send: Draft { said: said.into(), custom: Custom::new(), reply_to: None },
            conversation: self.id.clone(),
        }
    }

    /// Marks everything as read.
    ///
    /// # Errors
    /// `NOT_A_PARTICIPANT` when one is not in it.
    pub async fn mark_as_read(&self) -> Result<(), Error> {
        let mark = MarkAsRead { conversation: self.id.clone(), until: None };
        self.session.request(mark).await.map(drop)
    }

    /// Marks the conversation as unread, also when there is no unread message.
    ///
    /// # Errors
    /// `NOT_A_PARTICIPANT` when one is not in it.
    pub async fn mark_as_unread(&self) -> Result<(), Error> {
        self.session.request(MarkAsUnread { conversation: self.id.clone() }).await.map(drop)
    }

    /// Shows oneself as typing for 10 s, or until one sends a message. It is told at most every 5 s, however often
    /// this is called, and not at all when there is no connection: what is told late is told wrong.
    ///
    /// # Errors
    /// `NOT_A_PARTICIPANT` when one is not in it.
    pub async fn mark_as_typing(&self) -> Result<(), Error> {
        let mark = MarkAsTyping { conversation: self.id.clone() };
        let (answer, answered) = tokio::sync::oneshot::channel();
        self.session.with(|core| {
            if core.may_tell_typing(&self.id) {
                core.ask_now(&mark, |_, result| {
                    let _ = answer.send(result.map(drop));
                });
            }
        });
        answered.await.unwrap_or(Ok(()))
    }

    /// Follows one's own view, with its last message; `None` while one is not in it.
    pub fn subscribe(&self) -> Subscription<ConversationView> {
        Subscription::new(self.session.clone(), self.topic(), ConversationView(self.id.clone()))
    }

    /// Follows the messages; `None` while one is not in the conversation.
    pub fn subscribe_messages(&self) -> Subscription<MessagesView> {
        Subscription::new(self.session.clone(), self.topic(), MessagesView::new(self.id.clone()))
    }

    /// Follows the participants; `None` while one is not among them.
    pub fn subscribe_participants(&self) -> Subscription<ParticipantsView> {
        Subscription::new(self.session.clone(), self.topic(), ParticipantsView::new(self.id.clone()))
    }

    /// Follows who is typing, oneself left out; `None` while one is not in the conversation.
    pub fn subscribe_typing(&self) -> Subscription<TypingView> {
        Subscription::new(self.session.clone(), self.topic(), TypingView(self.id.clone()))
    }

    fn topic(&self) -> Vec<Topic> {
        vec![Topic::Conversation(self.id.clone())]
    }
}

/// What is to become of a conversation; takes effect when it is awaited.
///
/// Refused with `CONVERSATION_SYNC_DISABLED` where the app does not let clients write conversations: then a
/// participant may set `notify`, and nothing else.
#[must_use = "nothing happens before it is awaited"]
#[derive(Debug, Clone)]
pub struct WriteConversation {
    session: Session,
    conversation: ConversationId,
    set: ConversationPatch,
    me: ParticipantPatch,
    create: bool,
}

impl WriteConversation {
    attributes! {
        /// Shown in headers and lists; without one, the participants' names are.
        subject: String;
        /// Shown for conversations of more than two people: an absolute http or https URL.
        photo_url: String;
        /// Shown before the first message. Replaces the list.
        welcome_messages: Vec<String>;
    }

    custom_attributes!();

    /// What one may do oneself; `ReadWrite` by default.
    pub fn access(mut self, access: impl IntoPatch<Access>) -> Self {
        self.me.access = access.into_patch();
        self
    }

    /// What one is notified of oneself; everything by default.
    pub fn notify(mut self, notify: impl IntoPatch<Notify>) -> Self {
        self.me.notify = notify.into_patch();
        self
    }
}

impl IntoFuture for WriteConversation {
    type Output = Result<(), Error>;
    type IntoFuture = Running<()>;

    fn into_future(self) -> Running<()> {
        let Self { session, conversation, set, me, create } = self;
        let write = ConversationWrite { conversation, set, me };
        Box::pin(async move {
            if create {
                session.request(ConversationCreate(write)).await?;
            } else {
                session.request(ConversationSet(write)).await?;
            }
            Ok(())
        })
    }
}

#[derive(Debug, Clone)]
struct Draft {
    said: Said,
    custom: Custom,
    reply_to: Option<MessageId>,
}

/// A message to be sent; goes out when it is awaited, and gives a reference to it once it is on the server's disk.
///
/// Without a connection it waits for one, and messages go out in the order they were sent. When the connection
/// breaks before the answer, it is sent again with its key, and lands once. It goes out also when whoever awaits it
/// stops doing so.
///
/// ```no_run
/// # async fn example(conversation: chinwag_client::ConversationRef) -> Result<(), chinwag_client::Error> {
/// let question = conversation.send("Is it still available?").await?;
/// conversation.send("Yes!").reply_to(question.id()).custom("mood", "glad").await?;
/// # Ok(())
/// # }
/// ```
#[must_use = "nothing is sent before it is awaited"]
#[derive(Debug, Clone)]
pub struct SendMessage {
    session: Session,
    conversation: ConversationId,
    key: Option<IdempotencyKey>,
    send: Draft,
}

impl SendMessage {
    /// The message that this one replies to.
    pub fn reply_to(mut self, message: &MessageId) -> Self {
        self.send.reply_to = Some(message.clone());
        self
    }

    /// One key of what the app stores along with it.
    pub fn custom(mut self, key: impl Into<String>, value: impl Into<String>) -> Self {
        self.send.custom.insert(key.into(), value.into());
        self
    }

    /// A key of one's own in place of a random one. A second message of this user with the same key, in the same
    /// conversation, is the same message, however late it is sent: for programs that remember what they send.
    pub fn key(mut self, key: IdempotencyKey) -> Self {
        self.key = Some(key);
        self
    }
}

impl IntoFuture for SendMessage {
    type Output = Result<MessageRef, Error>;
    type IntoFuture = Running<MessageRef>;

    fn into_future(self) -> Running<MessageRef> {
        let Self { session, conversation, key, send: Draft { said, custom, reply_to } } = self;
        Box::pin(async move {
            let random = || IdempotencyKey::new(alphanumeric(session.entropy(), KEY_LENGTH));
            let key = key.map_or_else(random, Ok)?;
            let (referenced_message, origin) = (reply_to, None);
            let (text, mentions, content) = said.split();
            let id = conversation.clone();
            let send = MessageSend {
                conversation,
                key,
                text,
                mentions,
                content,
                custom,
                referenced_message,
                origin,
            };
            session.peek(|core| core.typing_ended(&id));
            let sent = session.request(send).await?;
            Ok(MessageRef::new(session, id, sent.message.id))
        })
    }
}
