//! How bodies are read.

use serde::de::DeserializeOwned;

use crate::WireError;
use crate::decode::decode;

/// The body of a request. An empty one is read as `{}`.
pub trait RequestBody: Sized {
    /// Reads it from JSON text.
    ///
    /// # Errors
    /// What is wrong with it, naming the field.
    fn read(json: &str) -> Result<Self, WireError>;
}

/// A JSON value with a field or two of REST's own beside those that it shares with the realtime API. It is read
/// once for each, because serde's `flatten` would lose the path of a field that is wrong.
pub(crate) fn read_both<Own: DeserializeOwned, Shared: DeserializeOwned>(
    json: &str,
) -> Result<(Own, Shared), WireError> {
    Ok((decode(json)?, decode(json)?))
}
