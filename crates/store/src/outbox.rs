//! What webhooks are told, from the transaction in which it happened to the answer of the last receiver.

use chinwag_model::{
    AppId, Conversation, Emoji, EventId, Message, Participant, Timestamp, User, UserId, WebhookEvent,
};
use serde::{Deserialize, Serialize};

/// A webhook to add.
#[derive(Debug, Clone)]
pub struct NewWebhook {
    /// Its id.
    pub id: String,
    /// Where to; already validated.
    pub url: String,
    /// What of.
    pub events: Vec<WebhookEvent>,
    /// Now.
    pub at: Timestamp,
}

/// A conversation with all its participants, as it was at some moment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ConversationThen {
    /// The conversation.
    pub conversation: Conversation,
    /// All of them, in the order of joining.
    pub participants: Vec<Participant>,
}

/// What happened, with everything that is told of it, as it was then.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[expect(clippy::large_enum_variant, reason = "made once, stored at once")]
pub enum Happening {
    /// To a user.
    User {
        /// As it is now.
        user: User,
    },
    /// To a message: sent, changed, or deleted (then as it was before).
    Message {
        /// `None` of the system.
        sender: Option<User>,
        /// Where.
        within: ConversationThen,
        /// The message.
        message: Message,
    },
    /// Somebody read a message.
    Read {
        /// Who.
        recipient: User,
        /// Whose message it is; `None` of the system.
        sender: Option<User>,
        /// Where.
        within: ConversationThen,
        /// The message.
        message: Message,
    },
    /// To a conversation.
    Conversation {
        /// The conversation; when it was deleted, as it was before.
        within: ConversationThen,
    },
    /// To a participant.
    Participant {
        /// Who.
        user: User,
        /// Their part; when they left, as it was before.
        participant: Participant,
        /// Where.
        within: ConversationThen,
    },
    /// A reaction came or went.
    Reaction {
        /// Whose.
        user: User,
        /// With what.
        emoji: Emoji,
        /// To which, as it is now.
        message: Message,
        /// Where.
        within: ConversationThen,
    },
}

/// Something that webhooks are told.
#[derive(Debug, Clone, PartialEq)]
pub struct OutboxEvent {
    /// The same at every attempt.
    pub id: EventId,
    /// What kind of thing.
    pub kind: WebhookEvent,
    /// When it happened.
    pub created_at: Timestamp,
    /// What.
    pub happening: Happening,
}

/// Which delivery: a webhook, and an event in one of its lanes. What is about one conversation, or one user, is in one
/// lane, and is delivered in order.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DeliveryKey {
    /// The store's handle of the webhook.
    pub webhook: i64,
    /// The lane.
    pub lane: String,
    /// The number of the event.
    pub event: i64,
}

/// A delivery that is due.
#[derive(Debug, Clone, PartialEq)]
pub struct DueDelivery {
    /// Which.
    pub key: DeliveryKey,
    /// Whose webhook.
    pub app: AppId,
    /// Where to.
    pub url: String,
    /// What of.
    pub event: OutboxEvent,
    /// How often it was tried before.
    pub attempts: u32,
}

/// What became of an attempt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DeliveryOutcome {
    /// The receiver has it.
    Delivered,
    /// It is tried again then.
    Later(Timestamp, String),
    /// It was tried for long enough. Kept for a while, so that it can be delivered by hand.
    GivenUp(String),
}

/// A delivery that was given up.
#[derive(Debug, Clone, PartialEq)]
pub struct DeadDelivery {
    /// The webhook's id.
    pub webhook: String,
    /// The event's id.
    pub event: EventId,
    /// What kind of thing.
    pub kind: WebhookEvent,
    /// When it happened.
    pub created_at: Timestamp,
    /// How often it was tried.
    pub attempts: u32,
    /// When it was given up.
    pub given_up_at: Timestamp,
    /// What the last attempt came to.
    pub error: String,
}

/// Somebody who reads on, for those who are told of messages that were read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Reading<'a> {
    pub(crate) user: &'a UserId,
    /// Messages after this one are newly read; `None` when there was none before.
    pub(crate) after: Option<&'a chinwag_model::MessageId>,
    /// Up to this one.
    pub(crate) until: &'a chinwag_model::MessageId,
}
