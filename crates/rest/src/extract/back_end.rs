//! Who asks.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;
use chinwag_engine::{Actor, Caller, Engine, Peer};
use chinwag_protocol::{ErrorCode, WireError};

use super::address::address;
use super::path::app_id;
use super::version;
use crate::errors::RestError;

/// A back end that proved to be the app's, and the engine that it talks to.
pub(crate) struct BackEnd {
    pub(crate) engine: Arc<Engine>,
    pub(crate) caller: Caller,
    /// Where it reached this server.
    pub(crate) address: String,
}

impl FromRequestParts<Arc<Engine>> for BackEnd {
    type Rejection = RestError;

    async fn from_request_parts(parts: &mut Parts, engine: &Arc<Engine>) -> Result<Self, RestError> {
        let peer = parts.extensions.get::<Peer>().map(|Peer(address)| *address);
        engine.allow_address(peer)?;
        let app_id = app_id(parts)?;
        let credential = bearer(parts, WANTED)?;
        let app = engine.app(&app_id).await?;
        engine.authenticate_app(&app, credential)?;
        engine.allow_app(app.key, peer)?;
        version::check(&parts.headers)?;
        let address = address(parts, engine);
        Ok(Self { engine: engine.clone(), caller: Caller { app, actor: Actor::App }, address })
    }
}

/// What opens an app.
const WANTED: &str = "the app's secret key or an app token, as in \"Authorization: Bearer sk_live_…\"";

/// What stands in the header; `wanted` says what should.
pub(super) fn bearer<'a>(parts: &'a Parts, wanted: &str) -> Result<&'a str, WireError> {
    let Some(header) = parts.headers.get(AUTHORIZATION) else {
        let message = format!("give {wanted}");
        return Err(WireError::at(ErrorCode::CredentialsRequired, "Authorization", message));
    };
    let credential = header.to_str().ok().and_then(|text| {
        let (scheme, credential) = text.split_once(' ')?;
        scheme.eq_ignore_ascii_case("bearer").then(|| credential.trim())
    });
    credential.ok_or_else(|| {
        let message = format!("the header must be \"Authorization: Bearer \" and {wanted}");
        WireError::at(ErrorCode::CredentialsInvalid, "Authorization", message)
    })
}
