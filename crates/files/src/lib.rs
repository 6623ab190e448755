#![doc = include_str!("../README.md")]

mod edits;
mod finish;
mod image;
mod iso;
mod kind;
pub mod limits;
mod media;
mod name;
mod scan;

pub use finish::{Dimensions, Finished, clean};
pub use kind::{Class, MediaType};
pub use name::{FileName, content_disposition};
