//! Every endpoint, and what it asks for. `matrix` fails when one is missing here.

/// What an endpoint asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Door {
    /// A secret key or an app token.
    BackEnd,
    /// The address, which nobody can guess; or nothing, where everybody may see what is there.
    Address,
}
use Door::{Address, BackEnd};

/// Every method of every path below `/admin/v1`. All of them ask for the operator's token.
pub const ADMIN_ENDPOINTS: &[(&str, &[&str])] = &[
    ("/apps", &["GET", "POST"]),
    ("/apps/{appId}/keys", &["GET", "POST"]),
    ("/apps/{appId}/keys/{keyId}", &["DELETE"]),
    ("/apps/{appId}/keys/{keyId}/signsWebhooks", &["PUT"]),
    ("/apps/{appId}/webhooks", &["GET", "POST"]),
    ("/apps/{appId}/webhooks/{webhookId}", &["DELETE"]),
];

/// Every method of every path below `/v1/{appId}`.
pub const ENDPOINTS: &[(&str, &[&str], Door)] = &[
    ("", &["GET", "PUT"], BackEnd),
    ("/", &["GET", "PUT"], BackEnd),
    ("/batch", &["POST"], BackEnd),
    ("/users", &["GET", "PUT"], BackEnd),
    ("/users/{userId}", &["GET", "PUT", "DELETE"], BackEnd),
    ("/users/{userId}/sessions", &["GET"], BackEnd),
    ("/users/{userId}/conversations", &["GET"], BackEnd),
    ("/users/{userId}/conversations/{conversationId}", &["GET", "PATCH"], BackEnd),
    ("/presences", &["POST"], BackEnd),
    ("/conversations", &["GET"], BackEnd),
    ("/conversations/{conversationId}", &["GET", "PUT", "DELETE"], BackEnd),
    ("/conversations/{conversationId}/participants/{userId}", &["PUT", "PATCH", "DELETE"], BackEnd),
    ("/conversations/{conversationId}/participants/{userId}/email", &["GET"], BackEnd),
    ("/conversations/{conversationId}/notifications", &["POST"], BackEnd),
    ("/conversations/{conversationId}/readBy/{userId}", &["POST"], BackEnd),
    ("/conversations/{conversationId}/typing/{userId}", &["POST"], BackEnd),
    ("/conversations/{conversationId}/messages", &["GET", "POST"], BackEnd),
    ("/conversations/{conversationId}/messages/{messageId}", &["GET", "PUT", "POST", "DELETE"], BackEnd),
    (
        "/conversations/{conversationId}/messages/{messageId}/reactions/{emoji}/{userId}",
        &["PUT", "DELETE"],
        BackEnd,
    ),
    ("/import/conversations/{conversationId}/messages", &["POST"], BackEnd),
    ("/import/conversation/{conversationId}/messages", &["POST"], BackEnd),
    ("/search/messages", &["GET"], BackEnd),
    ("/search/conversations", &["GET"], BackEnd),
    ("/themes", &["GET"], BackEnd),
    ("/themes/{themeName}", &["GET", "PUT", "DELETE"], BackEnd),
    ("/public/themes/{themeName}", &["GET"], Address),
    ("/public/previews/{previewKey}", &["GET"], Address),
    ("/public/previews/{previewKey}/picture", &["GET"], Address),
    ("/files", &["POST"], BackEnd),
    ("/files/{fileId}/{filename}", &["GET"], Address),
    ("/uploads/{uploadId}", &["HEAD", "PATCH", "DELETE"], Address),
];

/// A path of the app `app` with ids in it that exist in `shop`.
pub fn filled(app: &str, pattern: &str, message: &str) -> String {
    let path = pattern
        .replace("{userId}", "alice")
        .replace("{conversationId}", "order")
        .replace("{messageId}", message)
        .replace("{themeName}", "winter")
        .replace("{emoji}", "%F0%9F%91%8D");
    format!("/v1/{app}{path}")
}
