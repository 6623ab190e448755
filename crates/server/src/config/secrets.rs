//! How secrets are stored.

use std::fmt;

use chinwag_store::{OperatorKey, Seal};
use serde::{Deserialize, Serialize};

/// Keys that are not in the database.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Secrets {
    /// Seals the secret keys of apps; empty leaves them as they are.
    pub key: String,
    /// Those that sealed before.
    pub old_keys: Vec<String>,
}

impl fmt::Debug for Secrets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Secrets").field("is_sealed", &!self.key.is_empty()).finish_non_exhaustive()
    }
}

impl Secrets {
    /// How secret keys are stored.
    ///
    /// # Errors
    /// A sentence that names the setting.
    pub fn seal(&self) -> Result<Seal, String> {
        let read = |name: &str, text: &str| {
            OperatorKey::from_hex(text).ok_or_else(|| {
                format!("{name} must be 64 hexadecimal digits; \"openssl rand -hex 32\" makes one")
            })
        };
        let current = match self.key.as_str() {
            "" => None,
            text => Some(read("secrets.key", text)?),
        };
        let old =
            self.old_keys.iter().map(|text| read("secrets.old_keys", text)).collect::<Result<_, _>>()?;
        Ok(Seal { current, old })
    }
}
