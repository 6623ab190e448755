//! Who asks.

use std::sync::Arc;

use chinwag_model::{App, AppKey, UserId};

/// Somebody whose credentials were checked, acting within one app.
#[derive(Debug, Clone)]
pub struct Caller {
    /// The app: all that this caller can reach.
    pub app: Arc<App>,
    /// Who.
    pub actor: Actor,
}

/// The two kinds of callers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Actor {
    /// The app's own back end: may do everything within the app.
    App,
    /// One of its users, in a browser: may do what the app's settings and their participation allow.
    User(UserId),
}

impl Caller {
    /// The app's handle in the store.
    pub(crate) fn key(&self) -> AppKey {
        self.app.key
    }

    /// The user who acts; `None` for the app.
    pub(crate) fn user(&self) -> Option<&UserId> {
        match &self.actor {
            Actor::User(user) => Some(user),
            Actor::App => None,
        }
    }

    /// Whether this caller may write users.
    pub(crate) fn may_sync_users(&self) -> bool {
        self.actor == Actor::App || self.app.settings.client_user_sync
    }

    /// Whether this caller may write conversations and participants.
    pub(crate) fn may_sync_conversations(&self) -> bool {
        self.actor == Actor::App || self.app.settings.client_conversation_sync
    }
}
