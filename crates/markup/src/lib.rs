#![doc = include_str!("../README.md")]

mod atom;
mod check;
mod letter;
mod parse;
mod to_markup;

pub use check::{Rules, check};
pub use parse::{Trust, parse};
pub use to_markup::to_markup;
