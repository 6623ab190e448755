#![doc = include_str!("../README.md")]

mod conversations;
mod errors;
mod extract;
mod files;
mod users;

use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::any;
use chinwag_engine::Engine;
use chinwag_protocol::limits::REST_BODY_MAX_BYTES;

/// Everything under `/v1`. Merge it into the server's router; it answers for every path below that prefix.
pub fn router(engine: Arc<Engine>) -> Router {
    let endpoints = Router::new()
        .nest("/{appId}", users::routes().merge(conversations::routes()).merge(files::routes()))
        .fallback(errors::unknown_endpoint)
        // Covers the routes added so far, hence after them.
        .method_not_allowed_fallback(errors::unknown_endpoint)
        .layer(DefaultBodyLimit::max(REST_BODY_MAX_BYTES))
        .with_state(engine);
    // A nested router is not asked about the bare prefix with a slash.
    Router::new().route("/v1/", any(errors::unknown_endpoint)).nest("/v1", endpoints)
}
