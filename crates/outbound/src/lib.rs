#![doc = include_str!("../README.md")]

mod addresses;
mod dispatcher;
mod post;

pub use addresses::is_public;
pub use dispatcher::{Outbound, OutboundOptions};
