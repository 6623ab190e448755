//! How bodies are read.

use serde::de::DeserializeOwned;

use crate::decode::decode;
use crate::{ErrorCode, WireError};

/// The body of a request. An empty one is read as `{}`.
pub trait RequestBody: Sized {
    /// Reads it from JSON text.
    ///
    /// # Errors
    /// What is wrong with it, naming the field.
    fn read(json: &str) -> Result<Self, WireError>;
}

/// Decodes a JSON object. Serde would also take a list of the values of the fields, in the order in which they
/// happen to be declared.
pub(crate) fn object<T: DeserializeOwned>(json: &str) -> Result<T, WireError> {
    check_object("", json)?;
    decode(json)
}

/// Refuses what is JSON, but no object.
pub(crate) fn check_object(field: &str, json: &str) -> Result<(), WireError> {
    let place = if field.is_empty() { "the body" } else { field };
    match json.trim_ascii_start().starts_with('[') {
        true => Err(WireError {
            code: ErrorCode::WrongType,
            message: format!("{place} must be an object, not a list"),
            field: Some(field.to_owned()).filter(|field| !field.is_empty()),
        }),
        false => Ok(()),
    }
}
