#![doc = include_str!("../README.md")]

mod markup;
mod providers;
mod translator;

pub use providers::{Provider, Service};
pub use translator::{TranslateError, Translator};
