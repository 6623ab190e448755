#![doc = include_str!("../README.md")]

pub mod actor;
pub mod asides;
pub mod chance;
mod deeds;
pub mod door;
pub mod found;
pub mod line;
pub mod many;
pub mod newcomer;
pub mod record;
pub mod server;
pub mod story;
pub mod tokens;
pub mod world;
