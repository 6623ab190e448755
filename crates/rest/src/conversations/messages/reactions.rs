//! `/conversations/{conversationId}/messages/{messageId}/reactions/{emoji}/{userId}`.

use std::sync::Arc;

use axum::Router;
use axum::routing::put;
use chinwag_engine::Engine;

mod add;
mod remove;

pub(super) fn routes() -> Router<Arc<Engine>> {
    let path = "/conversations/{conversationId}/messages/{messageId}/reactions/{emoji}/{userId}";
    Router::new().route(path, put(add::add).delete(remove::remove))
}
