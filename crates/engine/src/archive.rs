//! Everything of an app as lines of JSON: what `chinwag export` writes, and `chinwag import` puts back as it was.

mod export;
mod lines;
mod restore;

pub use export::Exported;
pub use lines::{AppLine, FileLine, ThemeLine};
pub(crate) use lines::{ErasedLine, FrozenLine, MessageLine, ParticipantLine};
pub(crate) use restore::{file, frozen, participants, theme};
