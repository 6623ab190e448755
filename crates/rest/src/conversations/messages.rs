//! `/conversations/{conversationId}/messages`.

use std::sync::Arc;

use axum::Router;
use axum::routing::get;
use chinwag_engine::Engine;

mod delete;
mod list;
mod put;
mod reactions;
mod read;
mod send;

pub(super) fn routes() -> Router<Arc<Engine>> {
    Router::new()
        .route("/conversations/{conversationId}/messages", get(list::list).post(send::send))
        .route(
            "/conversations/{conversationId}/messages/{messageId}",
            // Some clients edit with POST.
            get(read::read).put(put::put).post(put::put).delete(delete::delete),
        )
        .merge(reactions::routes())
}
