#![doc = include_str!("../README.md")]

mod dispatcher;
mod post;

pub use dispatcher::{Outbound, OutboundOptions};
