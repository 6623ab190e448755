//! `/users/{userId}/conversations`.

use chinwag_engine::ConversationRecord;
use chinwag_model::{ConversationId, UserId};
use chinwag_protocol::limits::{REST_PAGE_DEFAULT, REST_PAGE_MAX};
use chinwag_protocol::rest::{ConversationObject, UserConversationObject};

use serde_json::json;

use crate::openapi::parameters::{choice, limit, of_conversations, starting_after};
use crate::openapi::{About, Routes};

mod list;
mod patch;
mod read;

pub(super) fn routes() -> Routes {
    let query = [limit(REST_PAGE_DEFAULT, REST_PAGE_MAX), starting_after::<ConversationId>("conversation")]
        .into_iter()
        .chain([choice("unreadsOnly", "Only those that are unread.", &["false", "true"])]);
    let list = About::new("listUserConversations", "Lists the conversations of a user, as they see them")
        .query(query.chain(of_conversations(true)));
    let read = About::new("getUserConversation", "Gives one conversation as a user sees it");
    let patch = About::new("patchUserConversation", "Moves a user's read mark, forward or back")
        .example(json!({ "readUntil": "sent" }));
    let one = "/users/{userId}/conversations/{conversationId}";
    Routes::new().get("/users/{userId}/conversations", list::list, list).get(one, read::read, read).patch(
        one,
        patch::patch,
        patch,
    )
}

/// A conversation as the user sees it; `None` when it is not theirs.
fn object(address: &str, record: ConversationRecord, user: &UserId) -> Option<UserConversationObject> {
    let ConversationRecord { conversation, participants, last_message, unread_count, frozen } = record;
    let object = ConversationObject::new(address, conversation, &participants, last_message);
    if let Some(part) = frozen {
        return Some(UserConversationObject::frozen(object, &part));
    }
    UserConversationObject::new(object, &participants, user, unread_count)
}
