#![doc = include_str!("../README.md")]

mod connection;
mod conversation_state;
mod core;
mod error;
mod frames;
pub mod operation;
mod refs;
mod search;
mod session;
mod snapshots;
mod subscriptions;
pub mod transport;

pub use connection::{Connection, Events, Incoming, hello};
pub use conversation_state::{Applied, ConversationState};
pub use error::{Closing, Error, SessionEnd};
pub use operation::Operation;
pub use refs::{
    ConversationRef, EditMessage, IntoPatch, MessageRef, ParticipantRef, ReactionsRef, Reset, SendMessage,
    UserRef, WriteConversation, WriteParticipant, WriteUser,
};
pub use search::{ConversationSearch, MessageSearch, SearchMessageSnapshot, SearchResults};
pub use session::{Session, SessionBuilder, Status, TokenError};
pub use snapshots::{
    ConversationSnapshot, MessageSnapshot, Page, ParticipantSnapshot, ReactionSnapshot, ReactionsSummary,
    ReferencedMessageSnapshot, TypingSnapshot, UserOnlineSnapshot, UserSnapshot,
};
pub use subscriptions::{
    ConversationListView, ConversationView, IncomingMessages, MessagesView, OnlineView, ParticipantView,
    ParticipantsView, ReactionsView, Subscription, TypingView, UserView, View,
};
