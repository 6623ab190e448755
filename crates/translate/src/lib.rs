//! What messages say, in other languages. A provider of the operator's choice translates; what it gave is kept for a
//! while, so that a message that many people read is paid for once.

mod markup;
mod providers;
mod translator;

pub use providers::{Provider, Service};
pub use translator::{TranslateError, Translator};
