#![doc = include_str!("../README.md")]

mod hub;
mod session;
mod upgrade;

pub use hub::Hub;
pub use upgrade::Realtime;
