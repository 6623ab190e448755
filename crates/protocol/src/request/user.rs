//! Users.

use chinwag_model::{Patch, PushTokensPatch, UserId, UserPatch};
use serde::{Deserialize, Serialize};

use crate::entity::UserEntity;

/// Which user to read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct UserGet {
    /// The user's id.
    pub user: UserId,
}

/// The answer to [`UserGet`], and to subscribing to a user.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct UserFound {
    /// `null` when no such user exists.
    pub user: Option<UserEntity>,
}

/// Which user to write, and what.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct UserWrite {
    /// The user's id.
    pub user: UserId,
    /// The attributes; `name` is required for a user who does not exist.
    #[serde(default)]
    #[ts(optional, as = "Option<UserPatch>")]
    pub set: UserPatch,
}

/// Devices of one's own that take push notifications.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct SetPushTokens {
    /// Patched token by token; keys are `fcm:TOKEN` or `apns:TOKEN`. `null` takes all away.
    #[serde(default)]
    #[ts(optional = nullable, as = "Option<PushTokensPatch>")]
    pub push_tokens: Patch<PushTokensPatch>,
}
