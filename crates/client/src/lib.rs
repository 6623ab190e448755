#![doc = include_str!("../README.md")]

mod connection;
mod conversation_state;
mod error;
mod frames;
pub mod operation;
pub mod transport;

pub use connection::{Connection, Events, Incoming, hello};
pub use conversation_state::{Applied, ConversationState};
pub use error::{Closing, Error, SessionEnd};
pub use operation::Operation;
