//! The connection itself: who it is, and whether it lives.

use chinwag_model::{Timestamp, UserId};
use serde::{Deserialize, Serialize};

use crate::entity::{RoleEntity, UserEntity};

/// Who is connecting: exactly one user of the app in the address.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct Hello {
    /// The version of the wire that the client speaks.
    pub version: u32,
    /// Name and version of the client program, for logs: `web-core/0.1.0`.
    #[serde(default)]
    pub client: Option<String>,
    /// The user who connects.
    pub user: UserId,
    /// A user token (JWT).
    #[serde(default)]
    pub token: Option<String>,
    /// A legacy signature: hex HMAC-SHA256 of the user id.
    #[serde(default)]
    pub signature: Option<String>,
}

/// The answer to [`Hello`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct Welcome {
    /// The server's clock.
    pub now: Timestamp,
    /// The connecting user, `null` when no such user exists yet.
    pub user: Option<UserEntity>,
    /// What the connecting user may do. Servers from before there were roles do not say it.
    #[serde(default)]
    pub role: RoleEntity,
    /// The revision of topic `me`. When it differs from the one last seen, something private changed meanwhile.
    #[ts(type = "number")]
    pub me_revision: u64,
    /// When the token expires; `null` when never. Renew it with `token.set` before.
    pub token_expires_at: Option<Timestamp>,
    /// Send a `ping` after this long without hearing anything, in milliseconds.
    pub ping_after_ms: u32,
    /// The greatest version of the wire that the server speaks.
    pub version: u32,
}

/// A new token for the same user.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct TokenSet {
    /// A user token (JWT).
    pub token: String,
}

/// The answer to [`TokenSet`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct TokenAccepted {
    /// When the token expires; `null` when never.
    pub token_expires_at: Option<Timestamp>,
}

/// Asks for a sign of life.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[ts(type = "Record<string, never>")]
pub struct Ping {}

/// The result of operations that have none: `{}`.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, ts_rs::TS, schemars::JsonSchema)]
#[ts(type = "Record<string, never>")]
pub struct Done {}
