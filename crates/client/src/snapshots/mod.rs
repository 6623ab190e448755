//! What subscriptions show and reads give: whole values that never change, shared and cheap to clone. A value that
//! did not change is the same `Arc` as before, wherever it stands.

mod conversation;
mod message;
mod page;
mod participant;
mod user;

pub use conversation::{ConversationSnapshot, TypingSnapshot};
pub use message::{MessageSnapshot, ReactionSnapshot, ReactionsSummary, ReferencedMessageSnapshot};
pub use page::Page;
pub use participant::ParticipantSnapshot;
pub use user::{UserOnlineSnapshot, UserSnapshot};
