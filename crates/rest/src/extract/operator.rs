//! Who runs the server.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use chinwag_engine::{Engine, Peer};

use super::back_end::bearer;
use crate::errors::RestError;

/// An operator, and the engine that they talk to.
pub(crate) struct Operator {
    pub(crate) engine: Arc<Engine>,
}

impl FromRequestParts<Arc<Engine>> for Operator {
    type Rejection = RestError;

    async fn from_request_parts(parts: &mut Parts, engine: &Arc<Engine>) -> Result<Self, RestError> {
        let peer = parts.extensions.get::<Peer>().map(|Peer(address)| *address);
        engine.allow_address(peer)?;
        engine.authenticate_operator(bearer(
            parts,
            "the operator's token, as in \"Authorization: Bearer …\"",
        )?)?;
        Ok(Self { engine: engine.clone() })
    }
}
