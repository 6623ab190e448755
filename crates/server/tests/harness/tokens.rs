//! Credentials as back ends make them, and as nobody should.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit, Mac};
use serde_json::{Value, json};
use sha2::Sha256;

fn part(value: &Value) -> String {
    URL_SAFE_NO_PAD.encode(value.to_string())
}

fn hmac_sha256(secret: &str, text: &str) -> Vec<u8> {
    let mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).unwrap();
    mac.chain_update(text).finalize().into_bytes().to_vec()
}

/// A JWT signed with HS256.
pub fn signed(secret: &str, claims: &Value) -> String {
    let text = format!("{}.{}", part(&json!({ "alg": "HS256", "typ": "JWT" })), part(claims));
    let signature = URL_SAFE_NO_PAD.encode(hmac_sha256(secret, &text));
    format!("{text}.{signature}")
}

/// A JWT that says of itself that it is not signed.
pub fn unsigned(claims: &Value) -> String {
    format!("{}.{}.", part(&json!({ "alg": "none", "typ": "JWT" })), part(claims))
}

/// A legacy signature: hex HMAC-SHA256 of the user's id.
pub fn legacy_signature(secret: &str, user: &str) -> String {
    hex::encode(hmac_sha256(secret, user))
}
