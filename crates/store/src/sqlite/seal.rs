//! Secret keys at rest. They sign, so they have to be known again; under an operator key, a copy of the database alone
//! does not tell them.

use std::fmt;

use chacha20poly1305::aead::{Aead as _, Generate as _, KeyInit as _, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use chinwag_model::AppKey;
use rusqlite::{Connection, params};
use sha2::{Digest as _, Sha256};

use super::rows::{all, execute};
use crate::StoreError;

/// What sealed keys begin with; no secret key does.
const PREFIX: &str = "sealed1.";
const NONCE_BYTES: usize = 24;

/// A key of the operator's, which is not in the database.
#[derive(Clone, PartialEq, Eq)]
pub struct OperatorKey([u8; 32]);

impl OperatorKey {
    /// From 64 hexadecimal digits.
    pub fn from_hex(text: &str) -> Option<Self> {
        let mut bytes = [0; 32];
        hex::decode_to_slice(text, &mut bytes).ok()?;
        Some(Self(bytes))
    }

    /// By what a sealed key says which key opens it.
    fn id(&self) -> String {
        hex::encode(&Sha256::digest(self.0)[..4])
    }
}

impl fmt::Debug for OperatorKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "OperatorKey({})", self.id())
    }
}

/// How secret keys are stored.
#[derive(Debug, Clone, Default)]
pub struct Seal {
    /// Seals; without it, keys are stored as they are.
    pub current: Option<OperatorKey>,
    /// Those that sealed before: they open still, and what they sealed is sealed anew.
    pub old: Vec<OperatorKey>,
}

impl Seal {
    /// As it is to be stored.
    pub(super) fn close(&self, app: AppKey, secret: &str) -> Result<String, StoreError> {
        let Some(key) = &self.current else { return Ok(secret.to_owned()) };
        let nonce = XNonce::generate();
        let payload = Payload { msg: secret.as_bytes(), aad: &bound_to(app) };
        let sealed = XChaCha20Poly1305::new(&key.0.into()).encrypt(&nonce, payload);
        let sealed = sealed.map_err(|_| StoreError::Failed("a secret key cannot be sealed".to_owned()))?;
        Ok(format!("{PREFIX}{}.{}{}", key.id(), hex::encode(nonce), hex::encode(sealed)))
    }

    /// As it was given.
    pub(super) fn open(&self, app: AppKey, stored: String) -> Result<String, StoreError> {
        let Some(sealed) = stored.strip_prefix(PREFIX) else { return Ok(stored) };
        let (id, rest) = sealed.split_once('.').unwrap_or_default();
        let key = self.current.iter().chain(&self.old).find(|key| key.id() == id);
        let key = key.ok_or_else(|| {
            StoreError::Failed(format!(
                "the secret keys of apps are sealed with an operator key, {id}, that is not configured"
            ))
        })?;
        let broken = || StoreError::Failed("a sealed secret key is damaged".to_owned());
        let bytes = hex::decode(rest).map_err(|_| broken())?;
        let (nonce, msg) = bytes.split_at_checked(NONCE_BYTES).ok_or_else(broken)?;
        let nonce = XNonce::try_from(nonce).map_err(|_| broken())?;
        let payload = Payload { msg, aad: &bound_to(app) };
        let secret = XChaCha20Poly1305::new(&key.0.into()).decrypt(&nonce, payload);
        String::from_utf8(secret.map_err(|_| broken())?).map_err(|_| broken())
    }

    /// Whether it is stored as it would be stored now.
    fn is_current(&self, stored: &str) -> bool {
        match &self.current {
            Some(key) => stored.starts_with(&format!("{PREFIX}{}.", key.id())),
            None => !stored.starts_with(PREFIX),
        }
    }

    /// Stores every key anew that is stored otherwise. Fails when one cannot be opened: better not to start than to
    /// refuse every back end.
    pub(super) fn renew(&self, connection: &Connection) -> Result<(), StoreError> {
        let stored = all(connection, "SELECT key, app, secret FROM app_keys", [], |columns| {
            Ok((columns.get::<i64>()?, AppKey(columns.get()?), columns.get::<String>()?))
        })?;
        for (key, app, secret) in stored.into_iter().filter(|(.., secret)| !self.is_current(secret)) {
            let secret = self.close(app, &self.open(app, secret)?)?;
            execute(connection, "UPDATE app_keys SET secret = ?2 WHERE key = ?1", params![key, secret])?;
        }
        Ok(())
    }
}

/// Put under another app, a sealed key does not open.
fn bound_to(app: AppKey) -> [u8; 8] {
    app.0.to_be_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(digit: char) -> OperatorKey {
        OperatorKey::from_hex(&digit.to_string().repeat(64)).unwrap()
    }

    #[test]
    fn what_is_sealed_opens_with_its_key_and_under_its_app_only() {
        let seal = Seal { current: Some(key('a')), old: Vec::new() };
        let stored = seal.close(AppKey(1), "sk_test_x").unwrap();
        assert!(!stored.contains("sk_test"), "{stored}");
        assert_ne!(stored, seal.close(AppKey(1), "sk_test_x").unwrap());
        assert_eq!(seal.open(AppKey(1), stored.clone()).unwrap(), "sk_test_x");
        assert!(seal.open(AppKey(2), stored.clone()).is_err());
        let rotated = Seal { current: Some(key('b')), old: vec![key('a')] };
        assert_eq!(rotated.open(AppKey(1), stored.clone()).unwrap(), "sk_test_x");
        assert!(!rotated.is_current(&stored) && seal.is_current(&stored));
        let told = Seal::default().open(AppKey(1), stored.clone()).unwrap_err().to_string();
        assert!(told.contains("not configured") && !told.contains("sk_"), "{told}");
        for end in 0..stored.len() {
            let _ = seal.open(AppKey(1), stored[..end].to_owned());
        }
        assert_eq!(Seal::default().close(AppKey(1), "sk_test_x").unwrap(), "sk_test_x");
    }

    #[test]
    fn an_operator_key_is_64_hexadecimal_digits() {
        assert!(OperatorKey::from_hex(&"0f".repeat(32)).is_some());
        for wrong in ["", "0f", "zz", &"0f".repeat(31), &"0f".repeat(33), &"zz".repeat(32)] {
            assert_eq!(OperatorKey::from_hex(wrong), None, "{wrong}");
        }
    }
}
