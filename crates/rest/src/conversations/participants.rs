//! `/conversations/{conversationId}/participants`.

use std::sync::Arc;

use axum::Router;
use axum::routing::put;
use chinwag_engine::Engine;

mod delete;
mod patch;
mod put;

pub(super) fn routes() -> Router<Arc<Engine>> {
    Router::new().route(
        "/conversations/{conversationId}/participants/{userId}",
        put(put::put).patch(patch::patch).delete(delete::delete),
    )
}
