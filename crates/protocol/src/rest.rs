//! Bodies of the REST API. Requests are read with [`RequestBody::read`]; what the realtime API has too
//! (`UserPatch`, `ConversationPatch`, `ParticipantPatch`) is shared. Unknown fields are ignored.

mod admin;
mod app;
mod batch;
mod body;
mod conversation;
mod erasure;
mod error;
mod event;
mod filter;
mod import_body;
mod message;
mod message_body;
mod notification;
mod participant;
mod presence;
mod said_schema;
mod theme;
mod unique_keys;
mod user;

pub use admin::{
    AdminAppObject, KeyObject, NewAppBody, NewAppObject, NewKeyObject, NewWebhookBody, WebhookObject,
};
pub use app::{AppBody, AppObject};
pub use batch::{BatchBody, BatchOperation};
pub use body::RequestBody;
pub use conversation::{ConversationBody, ConversationObject, UserConversationObject};
pub use erasure::ErasureObject;
pub use error::{ErrorBody, ErrorClass};
pub use event::{ConversationThenObject, EventData, EventObject};
pub use filter::read_filter;
pub use import_body::{ImportBody, ImportedMessageBody, ImportedOrigin};
pub use message::{MessageObject, SentObject};
pub use message_body::{MessageEditBody, MessagesBody, NewMessageBody};
pub use notification::{Channel, EmailAddressObject, NotificationsBody};
pub use participant::{ParticipantBody, ParticipantObject, ReadUntil, ReadUntilBody, UserAccess};
pub use presence::{
    BackgroundSessionObject, PresenceObject, PresencesBody, PresencesObject, SessionObject, WidgetObject,
};
pub use theme::{ThemeBody, ThemeNameObject, ThemeObject};
pub use unique_keys::check_unique_keys;
pub use user::{UserBody, UserObject, UsersBody};

use serde::Serialize;

/// A page of a list. One that is shorter than what was asked for is the last.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
#[schemars(rename = "{T}Page")]
pub struct Page<T> {
    /// The items.
    pub data: Vec<T>,
}
