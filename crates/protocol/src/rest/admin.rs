//! What operators do: apps, their keys and webhooks.

use chinwag_model::{App, AppId, SecretKey, Timestamp, Webhook};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::RequestBody;
use super::body::object;
use crate::WireError;

/// An app, as its operator sees it.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct AdminAppObject {
    id: AppId,
    name: String,
    created_at: Timestamp,
}

impl From<&App> for AdminAppObject {
    fn from(app: &App) -> Self {
        Self { id: app.id.clone(), name: app.name.clone(), created_at: app.created_at }
    }
}

/// An app to create.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct NewAppBody {
    /// For operators to tell apps apart by.
    #[schemars(length(min = 1, max = 255))]
    pub name: String,
    /// Its public id; one is made when it is left out.
    #[serde(default)]
    pub id: Option<AppId>,
}

impl RequestBody for NewAppBody {
    fn read(json: &str) -> Result<Self, WireError> {
        object(json)
    }
}

/// An app that was created, with its first secret key.
#[derive(Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct NewAppObject {
    /// The app.
    #[serde(flatten)]
    pub app: AdminAppObject,
    /// Shown this once.
    pub secret_key: String,
}

/// A secret key, by its id: what it is, is not shown again.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct KeyObject {
    /// The beginning of its SHA-256.
    pub id: String,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was revoked; `null` while it is good.
    pub revoked_at: Option<Timestamp>,
    /// Whether it signs what webhooks are told.
    pub signs_webhooks: bool,
}

impl KeyObject {
    /// The object for a key; `signing` is the id of the one that signs.
    pub fn new(id: String, key: &SecretKey, signing: Option<&str>) -> Self {
        Self {
            signs_webhooks: signing == Some(id.as_str()),
            id,
            created_at: key.created_at,
            revoked_at: key.revoked_at,
        }
    }
}

/// A secret key that was made.
#[derive(Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct NewKeyObject {
    /// By which it is known from now on.
    pub id: String,
    /// Shown this once.
    pub secret_key: String,
}

/// A webhook.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct WebhookObject {
    id: String,
    url: String,
    events: Vec<String>,
    created_at: Timestamp,
}

impl From<Webhook> for WebhookObject {
    fn from(webhook: Webhook) -> Self {
        let Webhook { id, url, events, created_at } = webhook;
        Self { id, url, events: events.iter().map(|event| event.as_str().to_owned()).collect(), created_at }
    }
}

/// A webhook to add.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct NewWebhookBody {
    /// Where events are posted to: http or https.
    #[schemars(length(max = 2000), regex(pattern = r"^https?://[^/\s][^\s]*$"))]
    pub url: String,
    /// What to tell, such as `message.sent`; without it, what is told by default.
    #[serde(default)]
    pub events: Option<Vec<String>>,
}

impl RequestBody for NewWebhookBody {
    fn read(json: &str) -> Result<Self, WireError> {
        object(json)
    }
}
