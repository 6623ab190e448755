#![doc = include_str!("../README.md")]

mod admin;
mod app;
mod batch;
mod conversations;
mod errors;
mod extract;
mod files;
mod import;
mod openapi;
mod presences;
mod previews;
mod search;
mod themes;
mod users;

use std::sync::Arc;

use axum::extract::DefaultBodyLimit;
use axum::routing::any;
use axum::{Extension, Router};
use chinwag_engine::Engine;
use chinwag_protocol::limits::REST_BODY_MAX_BYTES;

use openapi::Routes;

/// Everything under `/v1` and `/admin/v1`, and what describes it: `/openapi.json` and `/docs/rest-api`. Merge it into the server's router; it answers for
/// every path below those prefixes.
pub fn router(engine: Arc<Engine>) -> Router {
    let single = single();
    let in_batches = batch::Endpoints(under_v1(single.endpoints(), engine.clone()));
    let all = single.merge(batch::routes());
    let description = openapi::pages().with_state(engine.clone());
    let admin = below("/admin/v1", admin::routes().endpoints(), engine.clone());
    under_v1(all.endpoints().layer(Extension(in_batches)), engine).merge(admin).merge(description)
}

/// The description of everything under `/v1`, in OpenAPI 3.1.
pub fn openapi() -> serde_json::Value {
    let back_ends = single().merge(batch::routes()).below("/v1");
    openapi::document(&back_ends.merge(admin::routes().below("/admin/v1")))
}

/// Every endpoint that may stand in a batch.
fn single() -> Routes {
    let resources = users::routes()
        .merge(conversations::routes())
        .merge(files::routes())
        .merge(search::routes())
        .merge(presences::routes())
        .merge(themes::routes())
        .merge(previews::routes())
        .merge(import::routes());
    resources.below("/{appId}").merge(app::routes())
}

fn under_v1(endpoints: Router<Arc<Engine>>, engine: Arc<Engine>) -> Router {
    below("/v1", endpoints, engine)
}

fn below(prefix: &str, endpoints: Router<Arc<Engine>>, engine: Arc<Engine>) -> Router {
    let endpoints = endpoints
        .fallback(errors::unknown_endpoint)
        // Covers the routes added so far, hence after them.
        .method_not_allowed_fallback(errors::method_not_allowed)
        .layer(DefaultBodyLimit::max(REST_BODY_MAX_BYTES))
        .with_state(engine);
    // A nested router is not asked about the bare prefix with a slash.
    Router::new().route(&format!("{prefix}/"), any(errors::unknown_endpoint)).nest(prefix, endpoints)
}
