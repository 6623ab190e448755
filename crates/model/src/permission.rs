//! How far a permission goes.

use serde::{Deserialize, Serialize};

use crate::{Role, UserId};

/// On which messages a permission lets somebody act.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub enum Reach {
    /// On none.
    None,
    /// On those they sent.
    Own,
    /// On all, those of the system included.
    All,
}

impl Reach {
    /// Whether it goes as far as a message of `sender`, who is `None` for the system, when `actor` acts.
    pub fn includes(self, sender: Option<&UserId>, actor: &UserId) -> bool {
        match self {
            Self::None => false,
            Self::Own => sender == Some(actor),
            Self::All => true,
        }
    }
}

/// What somebody may want to do with a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MessagePermission {
    /// To change it.
    Edit,
    /// To delete it.
    Delete,
    /// To react to it.
    React,
    /// To reply to it.
    Reply,
}

impl MessagePermission {
    /// As roles and errors call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Edit => "canEditMessage",
            Self::Delete => "canDeleteMessage",
            Self::React => "canAddReaction",
            Self::Reply => "canReplyToMessage",
        }
    }

    /// How far it goes for a role.
    pub fn of(self, role: &Role) -> Reach {
        match self {
            Self::Edit => role.can_edit_message,
            Self::Delete => role.can_delete_message,
            Self::React => role.can_add_reaction,
            Self::Reply => role.can_reply_to_message,
        }
    }
}
