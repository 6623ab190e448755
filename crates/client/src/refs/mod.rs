//! References: names of things, which exist or not, and what can be done with them. Making one asks nobody.

mod change;
mod conversation;
mod message;
mod participant;
mod reactions;
mod user;

pub use change::{IntoPatch, Reset};
pub use conversation::{ConversationRef, SendMessage, WriteConversation};
pub use message::{EditMessage, MessageRef};
pub use participant::{ParticipantRef, WriteParticipant};
pub use reactions::ReactionsRef;
pub use user::{UserRef, WriteUser};
