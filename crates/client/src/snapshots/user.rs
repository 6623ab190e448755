//! Users.

use std::sync::Arc;

use chinwag_model::{Custom, UserId, default_role};
use chinwag_protocol::UserEntity;

/// The public attributes of a user.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UserSnapshot {
    /// The user's id.
    pub id: UserId,
    /// Shown wherever the user appears.
    pub name: String,
    /// The avatar.
    pub photo_url: Option<String>,
    /// IETF language tag; `None` means the app's default.
    pub locale: Option<String>,
    /// Role name.
    pub role: String,
    /// Shown to whoever opens an empty conversation with this user.
    pub welcome_message: Option<String>,
    /// What the app stores with the user.
    pub custom: Custom,
}

/// A user, and whether they are connected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UserOnlineSnapshot {
    /// The user.
    pub user: Arc<UserSnapshot>,
    /// Whether they have a connection.
    pub is_connected: bool,
}

impl UserSnapshot {
    /// Somebody of whom nothing but the id is known yet.
    pub(crate) fn unknown(id: UserId) -> Self {
        Self {
            name: id.to_string(),
            id,
            photo_url: None,
            locale: None,
            role: default_role(),
            welcome_message: None,
            custom: Custom::new(),
        }
    }
}

impl From<UserEntity> for UserSnapshot {
    fn from(user: UserEntity) -> Self {
        let UserEntity { id, name, photo_url, locale, role, welcome_message, custom, revision: _ } = user;
        Self { id, name, photo_url, locale, role, welcome_message, custom }
    }
}
