#![doc = include_str!("../README.md")]

mod close;
pub mod decode;
mod entity;
mod error;
mod error_page;
mod event;
mod frame;
pub mod limits;
mod request;
pub mod rest;
mod said;
mod shown;
mod typescript;

pub use close::CloseCode;
pub use entity::{
    ConversationEntity, ConversationView, MessageEntity, ParticipantEntity, ReactionEntity, RoleEntity,
    TypingEntity, UserEntity,
};
pub use error::{ErrorCode, WireError};
pub use error_page::error_page;
pub use event::{ConversationEvent, Event, MeEvent, Notice, OnlineEvent, Topic, UserEvent};
pub use frame::{Answer, ServerItem, encode_frame};
pub use request::*;
pub use said::Said;
pub use shown::Shown;
pub use typescript::typescript;

/// The version of the realtime wire. A client says its own in `hello`; a page written for an older one keeps
/// working, so this number only moves when a change cannot be made by adding.
///
/// History: 1, the first.
pub const VERSION: u32 = 1;
