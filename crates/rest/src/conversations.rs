//! `/conversations`.

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};
use chinwag_engine::{ConversationRecord, Engine};
use chinwag_protocol::rest::ConversationObject;

mod delete;
mod list;
mod messages;
mod participants;
mod put;
mod read;
mod read_by;
mod typing;
mod wanted;

pub(crate) use wanted::wanted;

pub(crate) fn routes() -> Router<Arc<Engine>> {
    Router::new()
        .route("/conversations", get(list::list))
        .route("/conversations/{conversationId}", get(read::read).put(put::put).delete(delete::delete))
        .route("/conversations/{conversationId}/readBy/{userId}", post(read_by::read_by))
        .route("/conversations/{conversationId}/typing/{userId}", post(typing::typing))
        .merge(participants::routes())
        .merge(messages::routes())
}

/// A conversation as it is given.
pub(crate) fn object(address: &str, record: ConversationRecord) -> ConversationObject {
    let ConversationRecord { conversation, participants, last_message, .. } = record;
    ConversationObject::new(address, conversation, &participants, last_message)
}
