//! `/conversations/{conversationId}/participants`.

use serde_json::json;

use crate::openapi::{About, Routes};

mod delete;
mod email;
mod patch;
mod put;

pub(super) fn routes() -> Routes {
    let put = About::new("putParticipant", "Adds a participant, or overwrites how somebody takes part")
        .example(json!({ "access": "ReadWrite", "notify": "MentionsOnly" }));
    let patch = About::new("patchParticipant", "Changes how somebody takes part")
        .example(json!({ "access": "Read" }))
        .details(
            "With access `None` they take no part any more: nobody sees them in it, and they keep the history so far. \
             Another access gives all of it back.",
        );
    let delete = About::new("deleteParticipant", "Removes a participant")
        .details("Succeeds for whoever is not in the conversation.");
    let email = About::new("getReplyAddress", "Gives the e-mail address by which a participant answers")
        .details("Who knows it speaks for them. A server that takes no e-mail answers 403.")
        .failures(&[403]);
    let one = "/conversations/{conversationId}/participants/{userId}";
    Routes::new()
        .put(one, put::put, put)
        .patch(one, patch::patch, patch)
        .delete(one, delete::delete, delete)
        .get("/conversations/{conversationId}/participants/{userId}/email", email::email, email)
}
