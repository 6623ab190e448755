#![doc = include_str!("../README.md")]

mod app_store;
mod archive;
mod change;
mod commit;
#[cfg(feature = "conformance")]
pub mod conformance;
mod error;
mod file;
mod outbox;
mod read;
mod sqlite;
mod store;
mod theme_store;
mod webhook_store;
mod write;

pub use app_store::AppStore;
pub use archive::{
    ArchiveStore, Restored, StoredFile, StoredFrozen, StoredMessage, StoredReaction, StoredUser,
};
pub use change::{Change, ConversationChange, MeChange};
pub use commit::Commit;
pub use error::{Refusal, StoreError};
pub use file::{FileContents, FileRecord, FinishedFile, NewFile};
pub use outbox::{
    ConversationThen, DeadDelivery, DeliveryKey, DeliveryOutcome, DueDelivery, Happening, NewWebhook,
    OutboxEvent,
};
pub use read::{
    ActivityOrder, ConversationQuery, ConversationRecord, ListCursor, MessageHit, MessageHits, MessagePage,
    MessageSearch, ParticipantPage, ReactionPage, ReactionsOf, Resume, Selection, Snapshot, View, ViewPage,
    WithReferences,
};
pub use sqlite::{OperatorKey, Seal, SqliteOptions, SqliteStore, Synchronous, Workers};
pub use store::{Pending, Store};
pub use theme_store::ThemeStore;
pub use webhook_store::WebhookStore;
pub use write::{
    DeleteMessage, EditMessage, ImportStep, JoinAsGuest, Joining, MarkRead, MessageActor, NewApp, NewMessage,
    ParticipantMode, Past, PutConversation, PutMode, PutParticipant, PutUser, React, ReadMark,
    RemoveParticipant, SendMessages, Sender, Sent, Wording,
};
