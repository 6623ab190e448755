//! `/conversations`.

use chinwag_engine::ConversationRecord;
use chinwag_model::ConversationId;
use chinwag_protocol::limits::{REST_PAGE_DEFAULT, REST_PAGE_MAX};
use chinwag_protocol::rest::ConversationObject;

use serde_json::json;

use crate::openapi::parameters::{limit, of_conversations, starting_after};
use crate::openapi::{About, Routes};

mod delete;
mod list;
mod messages;
mod notifications;
mod participants;
mod put;
mod read;
mod read_by;
mod typing;
mod wanted;

pub(crate) use wanted::wanted;

pub(crate) fn routes() -> Routes {
    let page = [limit(REST_PAGE_DEFAULT, REST_PAGE_MAX), starting_after::<ConversationId>("conversation")];
    let list = About::new("listConversations", "Lists the app's conversations")
        .query(page.into_iter().chain(of_conversations(false)));
    let read = About::new("getConversation", "Gives one conversation, with everybody in it");
    let put = About::new("putConversation", "Creates or changes a conversation, and adds participants")
        .example(json!({ "subject": "Order 1201", "participants": ["alice", "bob"], "custom": { "order": "1201" } }))
        .details("Participants have to exist as users. Nobody is removed or changed by this.");
    let delete = About::new("deleteConversation", "Deletes a conversation with everything in it");
    let read_by = About::new("markAsRead", "Marks everything sent so far as read by a participant").details(
        "The older way; `PATCH /users/{userId}/conversations/{conversationId}` moves the mark anywhere.",
    );
    let typing =
        About::new("markAsTyping", "Shows a participant as typing, for ten seconds or until they send")
            .details("For bots that think for a while.");
    let notifications =
        About::new("sendNotifications", "Sends notices of messages that are not answered yet again")
            .details("A server that sends neither e-mail nor SMS answers 403.")
            .example(json!({ "channels": ["email"], "recipients": ["bob"] }))
            .failures(&[403]);
    let one = "/conversations/{conversationId}";
    Routes::new()
        .get("/conversations", list::list, list)
        .get(one, read::read, read)
        .put(one, put::put, put)
        .delete(one, delete::delete, delete)
        .post("/conversations/{conversationId}/readBy/{userId}", read_by::read_by, read_by)
        .post("/conversations/{conversationId}/typing/{userId}", typing::typing, typing)
        .post("/conversations/{conversationId}/notifications", notifications::notifications, notifications)
        .merge(participants::routes())
        .merge(messages::routes())
}

/// A conversation as it is given.
pub(crate) fn object(address: &str, record: ConversationRecord) -> ConversationObject {
    let ConversationRecord { conversation, participants, last_message, .. } = record;
    ConversationObject::new(address, conversation, &participants, last_message)
}
