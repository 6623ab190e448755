#![doc = include_str!("../README.md")]

mod addresses;
mod guard;

pub use addresses::is_public;
pub use guard::Guard;
