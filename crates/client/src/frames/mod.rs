//! Frames: taken apart when they come, put together when they go.

mod incoming;
mod outgoing;

pub(crate) use incoming::{Item, read_frame};
pub(crate) use outgoing::{fitting, next_frame};
