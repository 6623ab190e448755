//! `/conversations/{conversationId}/messages/{messageId}/reactions/{emoji}/{userId}`.

use crate::openapi::{About, Routes};

mod add;
mod remove;

pub(super) fn routes() -> Routes {
    let add = About::new("addReaction", "Adds a user's reaction to a message");
    let remove = About::new("removeReaction", "Removes a user's reaction from a message");
    let one = "/conversations/{conversationId}/messages/{messageId}/reactions/{emoji}/{userId}";
    Routes::new().put(one, add::add, add).delete(one, remove::remove, remove)
}
