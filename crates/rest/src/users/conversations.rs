//! `/users/{userId}/conversations`.

use std::sync::Arc;

use axum::Router;
use axum::routing::get;
use chinwag_engine::{ConversationRecord, Engine};
use chinwag_model::UserId;
use chinwag_protocol::rest::{ConversationObject, UserConversationObject};

mod list;
mod patch;
mod read;

pub(super) fn routes() -> Router<Arc<Engine>> {
    Router::new()
        .route("/users/{userId}/conversations", get(list::list))
        .route("/users/{userId}/conversations/{conversationId}", get(read::read).patch(patch::patch))
}

/// A conversation as the user sees it; `None` when they are not a participant.
fn object(address: &str, record: ConversationRecord, user: &UserId) -> Option<UserConversationObject> {
    let ConversationRecord { conversation, participants, last_message, unread_count } = record;
    let object = ConversationObject::new(address, conversation, &participants, last_message);
    UserConversationObject::new(object, &participants, user, unread_count)
}
