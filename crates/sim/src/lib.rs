#![doc = include_str!("../README.md")]

pub mod chance;
pub mod line;
pub mod server;
