#![doc = include_str!("../README.md")]

mod change;
mod commit;
#[cfg(feature = "conformance")]
pub mod conformance;
mod error;
mod file;
mod read;
mod sqlite;
mod store;
mod write;

pub use change::{Change, ConversationChange, MeChange};
pub use commit::Commit;
pub use error::{Refusal, StoreError};
pub use file::{FileContents, FileRecord, FinishedFile, NewFile};
pub use read::{
    ActivityOrder, ConversationQuery, ConversationRecord, ListCursor, MessageHit, MessageHits, MessagePage,
    MessageSearch, ParticipantPage, ReactionPage, ReactionsOf, Resume, Selection, Snapshot, View, ViewPage,
    WithReferences,
};
pub use sqlite::{SqliteOptions, SqliteStore, Synchronous, Workers};
pub use store::{Pending, Store};
pub use write::{
    DeleteMessage, EditMessage, Joining, MarkRead, MessageActor, NewApp, NewMessage, ParticipantMode, Past,
    PutConversation, PutMode, PutParticipant, PutUser, React, ReadMark, RemoveParticipant, SendMessages,
    Sender, Sent, Wording,
};
