//! `/apps/{appId}/keys`: secret keys, by their ids.

use crate::openapi::{About, Routes};

mod create;
mod list;
mod revoke;
mod sign_webhooks;

pub(super) fn routes() -> Routes {
    let list = About::new("adminListKeys", "Lists an app's secret keys by their ids, oldest first");
    let create = About::new("adminCreateKey", "Makes one more secret key, and shows it this once");
    let revoke = About::new("adminRevokeKey", "Revokes a secret key").details(
        "What was signed with it is refused from now on, and sessions that it signed end within a second.",
    );
    let sign = About::new("adminSignWebhooksWith", "Has a secret key sign what webhooks are told")
        .details("Without a choice, the newest that is good does.");
    Routes::new()
        .get("/apps/{appId}/keys", list::list, list)
        .post("/apps/{appId}/keys", create::create, create)
        .delete("/apps/{appId}/keys/{keyId}", revoke::revoke, revoke)
        .put("/apps/{appId}/keys/{keyId}/signsWebhooks", sign_webhooks::sign_webhooks, sign)
}
