#![doc = include_str!("../README.md")]

mod address;
mod atom;
mod check;
mod letter;
mod mask;
mod parse;
mod to_markup;

pub use check::{Rules, check};
pub use mask::{Masking, mask};
pub use parse::{Trust, parse};
pub use to_markup::to_markup;
