//! Who is online, and what they see.

use std::collections::BTreeMap;

use chinwag_model::{ConversationId, Custom, Patch, UserId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::body::object;
use super::{RequestBody, UserObject};
use crate::{VisibleUi, WireError};

/// Whom to tell of. All conditions must hold for the same visible UI.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct PresencesBody {
    /// Of these users; absent means everybody.
    pub user_ids: Option<Vec<UserId>>,
    /// A UI that shows this conversation; `null`: one that shows none.
    pub selected_conversation_id: Patch<ConversationId>,
    /// A UI that has, or has not, the keyboard focus.
    pub has_focus: Option<bool>,
    /// A UI in which the user is typing, or is not.
    pub is_typing: Option<bool>,
    /// Whether users without any visible UI are told of as well.
    pub include_background_sessions: bool,
    /// Whether each entry holds the user. Of older clients.
    pub expand_user: bool,
}

impl RequestBody for PresencesBody {
    fn read(json: &str) -> Result<Self, WireError> {
        object(json)
    }
}

/// Users by their ids; who is offline is absent.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct PresencesObject {
    /// Who is online.
    pub data: BTreeMap<UserId, PresenceObject>,
}

/// Where one user is online.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct PresenceObject {
    status: OnlineStatus,
    /// The visible UIs that were asked for.
    pub widgets: Vec<WidgetObject>,
    /// Connections that show nothing.
    pub background_sessions: Vec<BackgroundSessionObject>,
    /// Only when asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user: Option<UserObject>,
}

#[derive(Debug, Clone, Copy, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
enum OnlineStatus {
    Online,
}

impl PresenceObject {
    /// Somebody who is online with these.
    pub fn new(
        widgets: Vec<WidgetObject>,
        background_sessions: Vec<BackgroundSessionObject>,
        user: Option<UserObject>,
    ) -> Self {
        Self { status: OnlineStatus::Online, widgets, background_sessions, user }
    }
}

/// A visible UI.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct WidgetObject {
    session_id: String,
    selected_conversation_id: Option<ConversationId>,
    has_focus: bool,
    is_typing: bool,
    custom: Custom,
}

impl WidgetObject {
    /// A UI of a connection.
    pub fn new(session_id: String, ui: VisibleUi, is_typing: bool) -> Self {
        let VisibleUi { selected_conversation, has_focus, custom } = ui;
        Self { session_id, selected_conversation_id: selected_conversation, has_focus, is_typing, custom }
    }
}

/// A connection that shows nothing.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct BackgroundSessionObject {
    /// Its id, as long as it lasts.
    pub session_id: String,
}

/// One of the places where a user is online, as older clients read it.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct SessionObject {
    /// The conversation that a UI shows.
    pub current_conversation_id: Option<ConversationId>,
    /// Whether the user is typing in it.
    pub is_typing: bool,
}
