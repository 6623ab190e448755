//! `/conversations`.

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};
use chinwag_engine::Engine;

mod delete;
mod messages;
mod participants;
mod put;
mod read;
mod read_by;

pub(crate) fn routes() -> Router<Arc<Engine>> {
    Router::new()
        .route("/conversations/{conversationId}", get(read::read).put(put::put).delete(delete::delete))
        .route("/conversations/{conversationId}/readBy/{userId}", post(read_by::read_by))
        .merge(participants::routes())
        .merge(messages::routes())
}
