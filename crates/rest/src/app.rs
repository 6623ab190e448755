//! The app itself: `/` below its id, with the slash or without.

use std::sync::Arc;

use axum::Router;
use axum::routing::get;
use chinwag_engine::Engine;

mod put;
mod read;

pub(crate) fn routes() -> Router<Arc<Engine>> {
    let methods = || get(read::read).put(put::put);
    Router::new().route("/{appId}", methods()).route("/{appId}/", methods())
}
