//! Messages.

use std::future::Future;
use std::pin::Pin;

use chinwag_model::{
    ConversationId, Custom, IdempotencyKey, Message, MessageId, Origin, Participant, UserId, check_custom,
};
use chinwag_protocol::limits::{
    MESSAGES_PAGE_DEFAULT, MESSAGES_PAGE_MAX, PARTICIPANTS_SHOWN, REST_SEND_MAX_MESSAGES,
};
use chinwag_protocol::{
    ErrorCode, MessageEntity, MessageFound, MessageList, MessagePage, MessageSend, MessageSent, Said,
};
use chinwag_store::{NewMessage, Past, SendMessages, Sender};

use crate::conversations::page_limit;
use crate::error::in_conversation;
use crate::{Caller, Engine, Error, shapes};

mod change;
mod compose;
mod places;

pub(crate) use compose::compose;
use places::Places;

/// A send that is queued: it takes effect in the order of the calls, whether or not this is awaited.
pub type PendingSend<T> = Pin<Box<dyn Future<Output = Result<T, Error>> + Send>>;

/// A message that a back end sends.
#[derive(Debug, Clone)]
pub struct AppMessage {
    /// For whom it speaks; `None` makes a system message.
    pub sender: Option<UserId>,
    /// What it says.
    pub said: Said,
    /// What the app stores with it.
    pub custom: Custom,
    /// The message it replies to.
    pub referenced_message: Option<MessageId>,
    /// Lands once for each sender, conversation and key.
    pub key: Option<IdempotencyKey>,
    /// Which way it came in, where that is known better than by how it is sent now.
    pub origin: Option<Origin>,
    /// That it was sent long ago, elsewhere.
    pub past: Option<Past>,
}

impl Engine {
    /// Sends a user's message. The write is queued when this returns; the result says when it is on disk.
    ///
    /// # Errors
    /// A broken rule; `UNKNOWN_CONVERSATION`, `NOT_A_PARTICIPANT`, `READ_ONLY`, `KEY_REUSED`.
    pub fn message_send(
        &self,
        caller: &Caller,
        sender: &UserId,
        send: MessageSend,
    ) -> PendingSend<MessageSent> {
        let said = Said::required("", send.text, send.content);
        let said = said.and_then(|said| said.mentioning(send.mentions));
        // Browsers may say that the classic UI sent it, and nothing else.
        let origin = match send.origin {
            Some(Origin::Web) => Origin::Web,
            _ => Origin::Rest,
        };
        let conversation = send.conversation;
        let queued = said.map_err(Error::Refused).and_then(|said| {
            let message = AppMessage {
                sender: Some(sender.clone()),
                said,
                custom: send.custom,
                referenced_message: send.referenced_message,
                key: Some(send.key),
                origin: None,
                past: None,
            };
            self.queue(caller, &conversation, vec![message], origin, true)
        });
        Box::pin(async move {
            let sent = queued?.await.map_err(in_conversation(&conversation))?;
            match sent.into_iter().next() {
                Some(sent) => {
                    Ok(MessageSent { message: MessageEntity::from(&sent.message), duplicate: sent.duplicate })
                }
                None => Err(Error::Internal("the store sent one message and told of none".to_owned())),
            }
        })
    }

    /// Sends messages for a back end, all or none. Gives the ids, in the order sent.
    ///
    /// # Errors
    /// A broken rule, its field starting with the message's index; `UNKNOWN_CONVERSATION`, `NOT_A_PARTICIPANT`.
    pub async fn messages_send(
        &self,
        caller: &Caller,
        conversation: &ConversationId,
        messages: Vec<AppMessage>,
    ) -> Result<Vec<MessageId>, Error> {
        self.all_or_none(caller, conversation, messages, Origin::Rest).await
    }

    async fn all_or_none(
        &self,
        caller: &Caller,
        conversation: &ConversationId,
        messages: Vec<AppMessage>,
        origin: Origin,
    ) -> Result<Vec<MessageId>, Error> {
        if messages.is_empty() || messages.len() > REST_SEND_MAX_MESSAGES {
            let message =
                format!("give 1 to {REST_SEND_MAX_MESSAGES} messages at a time, not {}", messages.len());
            return Error::refused(ErrorCode::InvalidArgument, message);
        }
        let places = Places::of(&messages);
        let queued = self.queue(caller, conversation, messages, origin, false)?;
        let sent = queued.await.map_err(|error| places.name(conversation, error))?;
        Ok(sent.into_iter().map(|sent| sent.message.id).collect())
    }

    /// Brings messages here that were sent long ago, elsewhere: all or none. Nobody is told. Gives the ids, in the order
    /// given.
    ///
    /// # Errors
    /// As of [`Self::messages_send`]; `INVALID_ARGUMENT` for a message of the future.
    pub async fn messages_import(
        &self,
        caller: &Caller,
        conversation: &ConversationId,
        messages: Vec<AppMessage>,
    ) -> Result<Vec<MessageId>, Error> {
        let now = self.now();
        let in_future = |message: &AppMessage| message.past.as_ref().is_some_and(|past| past.sent_at > now);
        if let Some(index) = messages.iter().position(in_future) {
            let field = format!("[{index}].timestamp");
            let message = format!("{field} must not lie in the future: what is imported was sent already");
            return Error::refused_at(ErrorCode::InvalidArgument, &field, message);
        }
        self.all_or_none(caller, conversation, messages, Origin::Import).await
    }

    /// One message; empty when there is none, or the viewer is not a participant.
    ///
    /// # Errors
    /// Only internal ones.
    pub async fn message_get(
        &self,
        caller: &Caller,
        viewer: &UserId,
        conversation: &ConversationId,
        id: &MessageId,
    ) -> Result<MessageFound, Error> {
        Ok(match self.store.message(caller.key(), conversation, Some(viewer), id).await? {
            Some((message, users, references)) => MessageFound {
                message: Some(MessageEntity::from(&message)),
                users: shapes::users(&users),
                references: shapes::messages(&references),
            },
            None => MessageFound { message: None, users: Vec::new(), references: Vec::new() },
        })
    }

    /// Messages before a known one, newest first.
    ///
    /// # Errors
    /// `INVALID_ARGUMENT` for a limit out of range.
    pub async fn message_list(
        &self,
        caller: &Caller,
        viewer: &UserId,
        list: MessageList,
    ) -> Result<MessagePage, Error> {
        let limit = page_limit(list.limit, MESSAGES_PAGE_DEFAULT, 1, MESSAGES_PAGE_MAX)?;
        let page = self
            .store
            .messages(caller.key(), &list.conversation, Some(viewer), list.before.as_ref(), limit)
            .await?;
        Ok(shapes::message_page(page))
    }

    /// Messages of a conversation, newest first, older than a known one; and its participants, whose read marks say
    /// who has read them. For back ends.
    ///
    /// # Errors
    /// `UNKNOWN_CONVERSATION`; `UNKNOWN_MESSAGE` when `before` does not exist.
    pub async fn messages(
        &self,
        caller: &Caller,
        conversation: &ConversationId,
        before: Option<&MessageId>,
        limit: u32,
    ) -> Result<(Vec<Message>, Vec<Participant>), Error> {
        let record = self.conversation(caller, conversation).await?;
        if let Some(before) = before
            && self.store.message(caller.key(), conversation, None, before).await?.is_none()
        {
            return Error::unknown_message(before);
        }
        match self.store.messages(caller.key(), conversation, None, before, limit).await? {
            Some(page) => Ok((page.messages, record.participants)),
            None => Error::unknown_conversation(conversation),
        }
    }

    /// One message, and the participants of its conversation. For back ends.
    ///
    /// # Errors
    /// `UNKNOWN_CONVERSATION`, `UNKNOWN_MESSAGE`.
    pub async fn message(
        &self,
        caller: &Caller,
        conversation: &ConversationId,
        id: &MessageId,
    ) -> Result<(Message, Vec<Participant>), Error> {
        let record = self.conversation(caller, conversation).await?;
        match self.store.message(caller.key(), conversation, None, id).await? {
            Some((message, ..)) => Ok((message, record.participants)),
            None => Error::unknown_message(id),
        }
    }

    fn queue(
        &self,
        caller: &Caller,
        conversation: &ConversationId,
        messages: Vec<AppMessage>,
        origin: Origin,
        require_write: bool,
    ) -> Result<chinwag_store::Pending<Vec<chinwag_store::Sent>>, Error> {
        let several = messages.len() > 1 || caller.user().is_none();
        let mut checked = Vec::with_capacity(messages.len());
        for (index, message) in messages.into_iter().enumerate() {
            let at = if several { format!("[{index}].") } else { String::new() };
            let wording = compose(caller, &at, message.said)?;
            check_custom(&message.custom)
                .map_err(|invalid| if several { invalid.within(&format!("[{index}]")) } else { invalid })?;
            checked.push(NewMessage {
                sender: message.sender.map_or(Sender::System, Sender::User),
                wording,
                custom: message.custom,
                origin: message.origin.unwrap_or(origin),
                referenced_message: message.referenced_message,
                key: message.key,
                random: self.random(),
                past: message.past,
            });
        }
        Ok(self.store.send_messages(SendMessages {
            app: caller.key(),
            conversation: conversation.clone(),
            messages: checked,
            require_write,
            roles: caller.roles(),
            participants_shown: PARTICIPANTS_SHOWN,
            at: self.now(),
        }))
    }
}
