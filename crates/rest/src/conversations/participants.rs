//! `/conversations/{conversationId}/participants`.

use crate::openapi::{About, Routes};

mod delete;
mod patch;
mod put;

pub(super) fn routes() -> Routes {
    let put = About::new("putParticipant", "Adds a participant, or overwrites how somebody takes part");
    let patch = About::new("patchParticipant", "Changes how somebody takes part");
    let delete = About::new("deleteParticipant", "Removes a participant")
        .details("Succeeds for whoever is not in the conversation.");
    let one = "/conversations/{conversationId}/participants/{userId}";
    Routes::new().put(one, put::put, put).patch(one, patch::patch, patch).delete(one, delete::delete, delete)
}
