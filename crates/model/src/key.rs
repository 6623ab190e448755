//! The key that makes a send safe to retry.

use serde::{Deserialize, Deserializer, Serialize, de::Error as _};

use crate::invalid::{Invalid, check_line};
use crate::limits::IDEMPOTENCY_KEY_MAX_CHARS;
use crate::schema::LINE;

/// Made by the sender, one for each message. A second send with the same key, by the same sender into the same
/// conversation, makes no second message, however late it comes.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, ts_rs::TS, schemars::JsonSchema)]
#[ts(type = "string")]
#[serde(transparent)]
pub struct IdempotencyKey(
    #[schemars(length(min = 1, max = IDEMPOTENCY_KEY_MAX_CHARS), regex(pattern = LINE))] String,
);

impl IdempotencyKey {
    /// Checks the rule for keys: 1 to 255 characters, no control characters.
    ///
    /// # Errors
    /// When the key breaks it.
    pub fn new(text: impl Into<String>) -> Result<Self, Invalid> {
        let text = text.into();
        if text.is_empty() {
            return Err(Invalid::argument(
                "idempotencyKey",
                "must be 1 to 255 characters long, but is empty",
            ));
        }
        check_line("idempotencyKey", &text, IDEMPOTENCY_KEY_MAX_CHARS)?;
        Ok(Self(text))
    }

    /// The key as given.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<'de> Deserialize<'de> for IdempotencyKey {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::new(String::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}
