//! What the server serves besides its APIs.

mod assets;
mod operations;

pub use assets::router;
pub use operations::{Health, operations};
