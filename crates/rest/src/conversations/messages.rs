//! `/conversations/{conversationId}/messages`.

use chinwag_model::MessageId;
use chinwag_protocol::limits::{REST_PAGE_DEFAULT, REST_PAGE_MAX};

use serde_json::json;

use crate::openapi::parameters::{limit, starting_after};
use crate::openapi::{About, Routes};

mod delete;
mod list;
mod put;
mod reactions;
mod read;
mod send;

pub(super) fn routes() -> Routes {
    let list = About::new("listMessages", "Lists the messages of a conversation, newest first")
        .query([limit(REST_PAGE_DEFAULT, REST_PAGE_MAX), starting_after::<MessageId>("message")]);
    let send = About::new("sendMessages", "Sends messages, all or none")
        .example(json!([{ "type": "UserMessage", "sender": "alice", "text": "Is it *still* for sale?", "idempotencyKey": "7f2c" }]))
        .details("A message with an `idempotencyKey` is sent once, however often the call is made.")
        .failures(&[409]);
    let read = About::new("getMessage", "Gives one message");
    let edit =
        || About::new("editMessage", "Edits a message").example(json!({ "text": "Is it still for sale?" }));
    let edit_by_post = edit().details("As some clients do.").older("editMessageByPost");
    let delete = About::new("deleteMessage", "Deletes a message");
    let (all, one) =
        ("/conversations/{conversationId}/messages", "/conversations/{conversationId}/messages/{messageId}");
    Routes::new()
        .get(all, list::list, list)
        .post(all, send::send, send)
        .get(one, read::read, read)
        .put(one, put::put, edit())
        .post(one, put::put, edit_by_post)
        .delete(one, delete::delete, delete)
        .merge(reactions::routes())
}
