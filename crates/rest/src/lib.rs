#![doc = include_str!("../README.md")]

mod app;
mod batch;
mod conversations;
mod errors;
mod extract;
mod files;
mod import;
mod presences;
mod search;
mod users;

use std::sync::Arc;

use axum::extract::DefaultBodyLimit;
use axum::routing::{any, post};
use axum::{Extension, Router};
use chinwag_engine::Engine;
use chinwag_protocol::limits::REST_BODY_MAX_BYTES;

/// Everything under `/v1`. Merge it into the server's router; it answers for every path below that prefix.
pub fn router(engine: Arc<Engine>) -> Router {
    let single = endpoints().merge(app::routes());
    let in_batches = batch::Endpoints(under_v1(single.clone(), engine.clone()));
    let batch = Router::new().route("/{appId}/batch", post(batch::batch)).layer(Extension(in_batches));
    under_v1(single.merge(batch), engine)
}

/// Every endpoint that belongs to an app.
fn endpoints() -> Router<Arc<Engine>> {
    let resources = users::routes()
        .merge(conversations::routes())
        .merge(files::routes())
        .merge(search::routes())
        .merge(presences::routes())
        .merge(import::routes());
    Router::new().nest("/{appId}", resources)
}

fn under_v1(endpoints: Router<Arc<Engine>>, engine: Arc<Engine>) -> Router {
    let endpoints = endpoints
        .fallback(errors::unknown_endpoint)
        // Covers the routes added so far, hence after them.
        .method_not_allowed_fallback(errors::unknown_endpoint)
        .layer(DefaultBodyLimit::max(REST_BODY_MAX_BYTES))
        .with_state(engine);
    // A nested router is not asked about the bare prefix with a slash.
    Router::new().route("/v1/", any(errors::unknown_endpoint)).nest("/v1", endpoints)
}
