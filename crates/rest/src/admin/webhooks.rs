//! `/apps/{appId}/webhooks`.

use serde_json::json;

use crate::openapi::{About, Routes};

mod add;
mod list;
mod remove;

pub(super) fn routes() -> Routes {
    let list = About::new("adminListWebhooks", "Lists an app's webhooks, oldest first");
    let add = About::new("adminAddWebhook", "Adds a webhook")
        .details("What happened before is not told.")
        .example(json!({ "url": "https://shop.example/chat-events", "events": ["message.sent"] }));
    let remove = About::new("adminRemoveWebhook", "Removes a webhook, with all that it is still to be told");
    Routes::new()
        .get("/apps/{appId}/webhooks", list::list, list)
        .post("/apps/{appId}/webhooks", add::add, add)
        .delete("/apps/{appId}/webhooks/{webhookId}", remove::remove, remove)
}
