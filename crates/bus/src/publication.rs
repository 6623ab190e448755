//! What travels on the bus.

use chinwag_model::{AppKey, ConversationId, UserId};
use chinwag_protocol::Topic;

/// One event, encoded once, on its way to whoever follows one of its targets. A connection that follows several of
/// them gets it once.
#[derive(Debug, Clone, PartialEq)]
pub struct Publication {
    /// The app; targets are within it.
    pub app: AppKey,
    /// Who gets it.
    pub targets: Vec<Target>,
    /// The topic whose revision it carries: what a subscription that is just starting compares.
    pub topic: Topic,
    /// That revision; `None` for events that do not count.
    pub revision: Option<u64>,
    /// The whole frame, ready to be sent.
    pub frame: String,
    /// What of it is still to be said to whom an answer has shown that revision: a frame, too.
    pub remainder: Option<String>,
    /// What this event does to who may follow the conversation. It holds from this event on: one who joins gets
    /// it, one who leaves gets it as the last.
    pub membership: Option<Membership>,
}

/// Somebody who gets a publication.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// Subscribers of a user or conversation.
    Topic(Topic),
    /// Every connection of a user.
    User(UserId),
}

/// A change in who takes part in a conversation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Membership {
    /// This user joined.
    Joined(ConversationId, UserId),
    /// This user left.
    Left(ConversationId, UserId),
    /// The conversation was deleted. Each participant is also told of having left, as [`Membership::Left`].
    Dissolved(ConversationId),
}
