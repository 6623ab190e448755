//! Tokens that are signed with a private key which never comes here (an addition of ours): RS256 and ES256.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chinwag_model::{App, AppPatch, PublicKey, PublicKeyAlgorithm};
use chinwag_protocol::ErrorCode;
use jsonwebtoken::{Algorithm, DecodingKey};

use super::{Check, KeyMark, refuse, signature_only};
use crate::{Engine, Error};

/// Longest key, in bytes: one of RSA with 16,384 bits has some 3,000.
const PEM_MAX_BYTES: usize = 8 * 1024;

/// How the public keys of the curve P-256 begin, as `SubjectPublicKeyInfo` in DER: the library reads keys of other
/// curves as well, with which ES256 signs nothing.
const P256_HEAD: [u8; 26] = [
    0x30, 0x59, 0x30, 0x13, 0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01, 0x06, 0x08, 0x2a, 0x86,
    0x48, 0xce, 0x3d, 0x03, 0x01, 0x07, 0x03, 0x42, 0x00,
];

/// The registered key by which a token of this algorithm is signed.
pub(super) fn check(app: &App, token: &str, algorithm: &str) -> Check<KeyMark> {
    let signed_by = |key: &&PublicKey| {
        let (decoding, algorithm) = match key.algorithm {
            PublicKeyAlgorithm::RS256 => (DecodingKey::from_rsa_pem(key.pem.as_bytes()), Algorithm::RS256),
            PublicKeyAlgorithm::ES256 => (DecodingKey::from_ec_pem(key.pem.as_bytes()), Algorithm::ES256),
        };
        let validation = signature_only(algorithm);
        decoding.is_ok_and(|key| jsonwebtoken::decode::<serde_json::Value>(token, &key, &validation).is_ok())
    };
    // Only keys of the algorithm that the token names: what is a public key to one must never be a secret to another.
    let mut keys = app.settings.public_keys.iter().filter(|key| key.algorithm.as_str() == algorithm);
    match keys.find(signed_by) {
        Some(key) => Ok(KeyMark::of_text(&key.pem)),
        None => refuse(
            ErrorCode::CredentialsInvalid,
            "token",
            format!(
                "the token is not signed with a key whose public part the app \"{}\" has registered",
                app.id
            ),
        ),
    }
}

impl Engine {
    /// Registers a public key, by which tokens are checked from now on.
    ///
    /// # Errors
    /// `INVALID_ARGUMENT` for what is no public key of RSA or of the curve P-256, as PEM; for more keys than an app may
    /// have.
    pub async fn add_public_key(&self, app: &App, pem: &str) -> Result<PublicKey, Error> {
        let pem = pem.trim();
        let Some(algorithm) = algorithm_of(pem) else {
            let message = "this is no public key of RSA or of the curve P-256, as PEM: \"-----BEGIN PUBLIC KEY-----\" …";
            return Error::refused_at(ErrorCode::InvalidArgument, "key", message);
        };
        let key = PublicKey { algorithm, pem: pem.to_owned(), added_at: self.now() };
        let patch = AppPatch { add_public_key: Some(key.clone()), ..AppPatch::default() };
        self.change_app(app, patch).await?;
        Ok(key)
    }

    /// Forgets a public key: what was signed for it is refused from now on.
    ///
    /// # Errors
    /// `INVALID_ARGUMENT` when the app has no such key.
    pub async fn remove_public_key(&self, app: &App, pem: &str) -> Result<(), Error> {
        let patch = AppPatch { remove_public_key: Some(pem.to_owned()), ..AppPatch::default() };
        self.change_app(app, patch).await.map(drop)
    }
}

/// What tokens a key can check. A private key is refused: it has no business here.
fn algorithm_of(pem: &str) -> Option<PublicKeyAlgorithm> {
    if pem.len() > PEM_MAX_BYTES || pem.contains("PRIVATE KEY") {
        return None;
    }
    if DecodingKey::from_rsa_pem(pem.as_bytes()).is_ok() {
        return Some(PublicKeyAlgorithm::RS256);
    }
    let is_p256 = der(pem).is_some_and(|der| der.starts_with(&P256_HEAD));
    (is_p256 && DecodingKey::from_ec_pem(pem.as_bytes()).is_ok()).then_some(PublicKeyAlgorithm::ES256)
}

/// The bytes between the two lines of a PEM.
fn der(pem: &str) -> Option<Vec<u8>> {
    let body: String = pem.lines().filter(|line| !line.starts_with("-----")).map(str::trim).collect();
    STANDARD.decode(body).ok()
}
