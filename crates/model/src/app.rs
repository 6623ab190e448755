//! Apps: tenants of one server, each with its own users, conversations, keys and settings.

use serde::{Deserialize, Serialize};

use crate::{AppId, Timestamp};

/// The store's handle of an app. Every query carries one, so that no app sees another's data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct AppKey(pub i64);

/// An app with its keys and settings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct App {
    /// The store's handle.
    pub key: AppKey,
    /// Public; part of every address.
    pub id: AppId,
    /// For the operator's eyes.
    pub name: String,
    /// What the operator set.
    pub settings: AppSettings,
    /// Every secret key ever made, revoked ones included, oldest first.
    pub secret_keys: Vec<SecretKey>,
    /// When the app was created.
    pub created_at: Timestamp,
}

/// A secret key: full power over the app on REST, and the key that signs users' tokens.
#[derive(Clone, PartialEq, Eq)]
pub struct SecretKey {
    /// `sk_live_…` or `sk_test_…`. Never logged.
    pub secret: String,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was revoked; `None` while it is good.
    pub revoked_at: Option<Timestamp>,
}

impl std::fmt::Debug for SecretKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SecretKey").field("revoked_at", &self.revoked_at).finish_non_exhaustive()
    }
}

/// What an operator can set for an app.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct AppSettings {
    /// Whether browsers must prove who they are with a token or signature. On, except in development.
    pub authentication: bool,
    /// Origins of the web pages that may connect, such as `https://shop.example`; empty allows any.
    pub allowed_origins: Vec<String>,
    /// Whether browsers may create and change users.
    pub client_user_sync: bool,
    /// Whether browsers may create conversations and change them and their participants.
    pub client_conversation_sync: bool,
    /// The language of users who have none, as an IETF tag.
    pub default_locale: String,
}

impl Default for AppSettings {
    fn default() -> Self {
        Self {
            authentication: true,
            allowed_origins: Vec::new(),
            client_user_sync: false,
            client_conversation_sync: false,
            default_locale: "en-US".to_owned(),
        }
    }
}
