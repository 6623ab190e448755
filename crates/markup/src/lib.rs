#![doc = include_str!("../README.md")]

mod address;
mod atom;
mod calm;
mod check;
mod letter;
mod mask;
mod parse;
mod to_markup;
mod tree;

pub use calm::calm;
pub use check::check;
pub use mask::mask;
pub use parse::{Trust, parse, parse_mentioning};
pub use to_markup::to_markup;
