//! Where the description is read: `/openapi.json`.

use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::http::header::{ACCESS_CONTROL_ALLOW_ORIGIN, CONTENT_TYPE};
use axum::routing::get;
use chinwag_engine::Engine;
use serde_json::Value;

pub(crate) fn routes(document: &Value) -> Router<Arc<Engine>> {
    let json = Bytes::from(document.to_string());
    // Tools that run in other pages read it too; nothing in it is secret.
    let headers = [(CONTENT_TYPE, "application/json"), (ACCESS_CONTROL_ALLOW_ORIGIN, "*")];
    Router::new().route("/openapi.json", get(async move || (headers, json)))
}
