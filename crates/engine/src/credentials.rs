//! Credentials: user tokens, legacy signatures, secret keys and app tokens (REST API, sections 1.2 and 5).

mod public_keys;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chinwag_model::{App, SecretKey, Timestamp, UserId};
use chinwag_protocol::{ErrorCode, WireError};
use hmac::{Hmac, KeyInit, Mac};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use serde::Deserialize;
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

use crate::Caller;

/// Clocks of back ends differ; a token may start this much in our future, in seconds.
const LEEWAY_SECONDS: i64 = 60;

/// What a browser shows to prove who it is.
#[derive(Clone, Copy)]
pub enum Credential<'a> {
    /// Nothing: enough only where the app does not ask for authentication.
    None,
    /// A user token.
    Token(&'a str),
    /// Hex HMAC-SHA256 of the user id.
    Signature(&'a str),
}

/// A credential that holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Authenticated {
    /// When it ends; `None` when never.
    pub expires_at: Option<Timestamp>,
    /// The key that signed it; `None` for no credential at all.
    pub signed_with: Option<KeyMark>,
}

/// By what a secret key is known to those who only have to know it again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeyMark([u8; 8]);

impl KeyMark {
    fn of(key: &SecretKey) -> Self {
        Self::of_text(&key.secret)
    }

    fn of_text(key: &str) -> Self {
        let mut mark = [0; 8];
        mark.copy_from_slice(&Sha256::digest(key)[..8]);
        Self(mark)
    }
}

/// What tokens say. Everything is optional here, so that what is missing gets a sentence of its own.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Claims {
    #[serde(default)]
    token_type: Option<String>,
    #[serde(default)]
    iss: Option<String>,
    #[serde(default)]
    sub: Option<String>,
    #[serde(default)]
    exp: Option<f64>,
    #[serde(default)]
    nbf: Option<f64>,
}

type Check<T> = Result<T, WireError>;

/// Checks what a browser shows.
///
/// # Errors
/// A code for each way in which a credential can be wrong. A wrong one is refused even where none is needed, so
/// that mistakes surface early.
pub(crate) fn authenticate_user(
    app: &App,
    user: &UserId,
    credential: Credential<'_>,
    now: Timestamp,
) -> Check<Authenticated> {
    match credential {
        Credential::Token(token) => check_user_token(app, user, token, now),
        Credential::Signature(signature) => check_signature(app, user, signature),
        Credential::None if app.settings.authentication => refuse(
            ErrorCode::CredentialsRequired,
            "token",
            format!("the app \"{}\" asks for authentication: give a token or a signature", app.id),
        ),
        Credential::None => Ok(Authenticated { expires_at: None, signed_with: None }),
    }
}

/// Checks the credential of a back end: a secret key, or a token signed with one.
///
/// # Errors
/// A code for each way in which it can be wrong.
pub(crate) fn authenticate_app(app: &App, bearer: &str, now: Timestamp) -> Check<()> {
    if bearer.starts_with("sk_") {
        let found =
            app.secret_keys.iter().find(|key| bool::from(key.secret.as_bytes().ct_eq(bearer.as_bytes())));
        return match found {
            Some(key) if key.revoked_at.is_none() => Ok(()),
            Some(_) => refuse(ErrorCode::KeyRevoked, "Authorization", "this secret key was revoked"),
            None => refuse(
                ErrorCode::CredentialsInvalid,
                "Authorization",
                format!("this is not a secret key of the app \"{}\"", app.id),
            ),
        };
    }
    let (claims, _) = verify(app, bearer, &["app", "admin"], now)?;
    match claims.exp {
        Some(_) => Ok(()),
        None => {
            refuse(ErrorCode::CredentialsInvalid, "Authorization", "an app token must have an \"exp\" claim")
        }
    }
}

/// Signs a user token with the app's newest good key.
///
/// # Errors
/// When the app has no good key.
pub fn sign_user_token(
    app: &App,
    user: &UserId,
    expires_at: Option<Timestamp>,
) -> Result<String, crate::Error> {
    let Some(key) = app.secret_keys.iter().rev().find(|key| key.revoked_at.is_none()) else {
        return crate::Error::refused(ErrorCode::KeyRevoked, "every secret key of the app was revoked");
    };
    let mut claims = serde_json::json!({ "tokenType": "user", "iss": app.id, "sub": user });
    if let Some(at) = expires_at {
        claims["exp"] = at.as_seconds().into();
    }
    let key = EncodingKey::from_secret(key.secret.as_bytes());
    jsonwebtoken::encode(&Header::new(Algorithm::HS256), &claims, &key)
        .map_err(|error| crate::Error::Internal(format!("signing a token: {error}")))
}

fn check_user_token(app: &App, user: &UserId, token: &str, now: Timestamp) -> Check<Authenticated> {
    let (claims, key) = verify(app, token, &["user"], now)?;
    match claims.sub.as_deref() {
        Some(sub) if sub == user.as_str() => {}
        Some(sub) => {
            return refuse(
                ErrorCode::TokenWrongUser,
                "token",
                format!("the token is for the user \"{sub}\", but the session's user is \"{user}\""),
            );
        }
        None => return refuse(ErrorCode::CredentialsInvalid, "token", "the token has no \"sub\" claim"),
    }
    let expires_at = claims.exp.map(|exp| Timestamp::from_millis((exp * 1000.0) as i64));
    Ok(Authenticated { expires_at, signed_with: Some(key) })
}

/// Checks everything of a token but whom it is for. What says where a token belongs is looked at before its
/// signature: a token of another app is told so, rather than "badly signed".
fn verify(app: &App, token: &str, types: &[&str], now: Timestamp) -> Check<(Claims, KeyMark)> {
    let malformed = || WireError::at(ErrorCode::CredentialsInvalid, "token", "this is not a JWT");
    let mut parts = token.split('.');
    let (Some(header), Some(payload), Some(_), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return Err(malformed());
    };
    let header: serde_json::Value = parse_part(header).ok_or_else(malformed)?;
    let algorithm = header.get("alg").and_then(|alg| alg.as_str()).unwrap_or("");
    let by_public_key = app.settings.public_keys.iter().any(|key| key.algorithm.as_str() == algorithm);
    if algorithm != "HS256" && !by_public_key {
        let message = format!(
            "tokens must be signed with HS256, or with RS256 or ES256 where such a public key is registered; this one \
             says \"alg\": {algorithm:?}"
        );
        return refuse(ErrorCode::TokenAlgorithm, "token", message);
    }
    let claims: Claims = parse_part(payload).ok_or_else(malformed)?;
    let issuer = claims.iss.as_deref().unwrap_or("");
    if issuer != app.id.as_str() {
        let message = format!("the token is for the app {issuer:?} (claim \"iss\"), not for \"{}\"", app.id);
        return refuse(ErrorCode::TokenWrongApp, "token", message);
    }
    let token_type = claims.token_type.as_deref().unwrap_or("");
    if !types.contains(&token_type) {
        let message = format!("the claim \"tokenType\" must be \"{}\", but is {token_type:?}", types[0]);
        return refuse(ErrorCode::TokenWrongType, "token", message);
    }
    let key =
        if by_public_key { public_keys::check(app, token, algorithm)? } else { check_signed(app, token)? };
    check_times(&claims, now)?;
    Ok((claims, key))
}

fn parse_part<T: serde::de::DeserializeOwned>(part: &str) -> Option<T> {
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part).ok()?).ok()
}

/// Checks the signature and nothing else: times are checked by our own clock, which tests and the simulation can set.
fn signature_only(algorithm: Algorithm) -> Validation {
    let mut validation = Validation::new(algorithm);
    validation.validate_exp = false;
    validation.validate_nbf = false;
    validation.validate_aud = false;
    validation.required_spec_claims.clear();
    validation
}

/// The key that signed a token.
fn check_signed(app: &App, token: &str) -> Check<KeyMark> {
    let validation = signature_only(Algorithm::HS256);
    let signed_with = |key: &&SecretKey| {
        let key = DecodingKey::from_secret(key.secret.as_bytes());
        jsonwebtoken::decode::<serde_json::Value>(token, &key, &validation).is_ok()
    };
    match app.secret_keys.iter().find(signed_with) {
        Some(key) if key.revoked_at.is_none() => Ok(KeyMark::of(key)),
        Some(_) => refuse(ErrorCode::KeyRevoked, "token", "the key that signed this token was revoked"),
        None => refuse(
            ErrorCode::CredentialsInvalid,
            "token",
            format!("the token is not signed with a secret key of the app \"{}\"", app.id),
        ),
    }
}

fn check_times(claims: &Claims, now: Timestamp) -> Check<()> {
    let now = now.as_millis() as f64 / 1000.0;
    if claims.exp.is_some_and(|exp| exp <= now) {
        let seconds = (now - claims.exp.unwrap_or(now)).ceil();
        return refuse(ErrorCode::TokenExpired, "token", format!("the token expired {seconds} s ago"));
    }
    if claims.nbf.is_some_and(|nbf| nbf > now + LEEWAY_SECONDS as f64) {
        return refuse(ErrorCode::TokenNotYetValid, "token", "the token is not valid yet (claim \"nbf\")");
    }
    Ok(())
}

fn check_signature(app: &App, user: &UserId, signature: &str) -> Check<Authenticated> {
    let wrong = "the signature is not the hex HMAC-SHA256 of the user id under a secret key of the app";
    // Back ends write hex in either case.
    let Ok(bytes) = hex::decode(signature) else {
        return refuse(ErrorCode::CredentialsInvalid, "signature", wrong);
    };
    let signed_with = |key: &&SecretKey| {
        Hmac::<Sha256>::new_from_slice(key.secret.as_bytes())
            .is_ok_and(|mac| mac.chain_update(user.as_str()).verify_slice(&bytes).is_ok())
    };
    match app.secret_keys.iter().find(signed_with) {
        Some(key) if key.revoked_at.is_none() => {
            Ok(Authenticated { expires_at: None, signed_with: Some(KeyMark::of(key)) })
        }
        Some(_) => refuse(ErrorCode::KeyRevoked, "signature", "the key that made this signature was revoked"),
        None => refuse(ErrorCode::CredentialsInvalid, "signature", wrong),
    }
}

fn refuse<T>(code: ErrorCode, field: &str, message: impl Into<String>) -> Check<T> {
    Err(WireError::at(code, field, message))
}

impl crate::Engine {
    /// Checks what a browser shows, against the app as it is now.
    ///
    /// # Errors
    /// A code for each way in which a credential can be wrong.
    pub fn authenticate_user(
        &self,
        app: &App,
        user: &UserId,
        credential: Credential<'_>,
    ) -> Result<Authenticated, crate::Error> {
        Ok(authenticate_user(app, user, credential, self.now())?)
    }

    /// Whether a credential that held still holds: the key that signed it is good.
    ///
    /// # Errors
    /// Only internal ones.
    pub async fn still_holds(
        &self,
        caller: &Caller,
        signed_with: Option<KeyMark>,
    ) -> Result<bool, crate::Error> {
        let Some(mark) = signed_with else { return Ok(true) };
        let app = self.app(&caller.app.id).await?;
        let secret = app.secret_keys.iter().any(|key| key.revoked_at.is_none() && KeyMark::of(key) == mark);
        let public = || app.settings.public_keys.iter().any(|key| KeyMark::of_text(&key.pem) == mark);
        Ok(secret || public())
    }

    /// Checks the bearer credential of a back end.
    ///
    /// # Errors
    /// A code for each way in which it can be wrong.
    pub fn authenticate_app(&self, app: &App, bearer: &str) -> Result<(), crate::Error> {
        Ok(authenticate_app(app, bearer, self.now())?)
    }
}

#[cfg(test)]
mod tests;
