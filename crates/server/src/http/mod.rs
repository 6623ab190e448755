//! What the server serves besides its APIs.

mod assets;
mod docs;
mod operations;
mod peer;

pub use assets::router;
pub use operations::{Health, operations};
pub use peer::tell as tell_peer;
