#![doc = include_str!("../README.md")]

mod connection;
mod conversation_state;
mod error;
mod events;
mod in_flight;
mod incoming_frame;
pub mod operation;
mod socket;

pub use connection::{Connection, hello};
pub use conversation_state::{Applied, ConversationState};
pub use error::{Closing, Error};
pub use events::{Events, Incoming};
pub use operation::Operation;
