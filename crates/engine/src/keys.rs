//! Secret keys, known by ids that say nothing of them.

use chinwag_model::{App, SecretKey};
use chinwag_protocol::ErrorCode;
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq as _;

use crate::{Engine, Error};

/// Bytes of the SHA-256 that make an id.
const ID_BYTES: usize = 4;

/// By what a key is known once it was shown: eight hexadecimal digits, the beginning of its SHA-256.
pub fn key_id(key: &str) -> String {
    hex::encode(&Sha256::digest(key)[..ID_BYTES])
}

/// The secret key that is meant: by its id, or by itself.
///
/// # Errors
/// `UNKNOWN_KEY`.
pub fn find_key<'a>(app: &'a App, key: &str) -> Result<&'a SecretKey, Error> {
    let found = app.secret_keys.iter().find(|one| one.secret == key || key_id(&one.secret) == key);
    match found {
        Some(found) => Ok(found),
        None => Error::refused_at(ErrorCode::UnknownKey, "key", "the app has no such secret key"),
    }
}

impl Engine {
    /// Checks that somebody is the operator.
    ///
    /// # Errors
    /// `CREDENTIALS_INVALID`, also when there is nothing that would open it.
    pub fn authenticate_operator(&self, token: &str) -> Result<(), Error> {
        let refuse =
            |message: &str| Error::refused_at(ErrorCode::CredentialsInvalid, "Authorization", message);
        match &self.options.admin_token {
            Some(known) if bool::from(known.as_bytes().ct_eq(token.as_bytes())) => Ok(()),
            Some(_) => refuse("this is not the operator's token"),
            None => refuse("the API for operators is closed: the setting admin.token opens it"),
        }
    }
}
