//! `/users`.

use std::sync::Arc;

use axum::Router;
use axum::routing::get;
use chinwag_engine::Engine;

mod conversations;
mod delete;
mod list;
mod put;
mod put_many;
mod read;
mod sessions;

pub(crate) fn routes() -> Router<Arc<Engine>> {
    Router::new()
        .route("/users", get(list::list).put(put_many::put_many))
        .route("/users/{userId}", get(read::read).put(put::put).delete(delete::delete))
        .route("/users/{userId}/sessions", get(sessions::sessions))
        .merge(conversations::routes())
}
