//! What users may do with messages. Everybody has the default role: edit and delete one's own, react to all.

use chinwag_model::{ConversationId, Media, Reach, UserId};
use chinwag_protocol::{ErrorCode, WireError};
use chinwag_store::{MessageActor, Refusal, StoreError};

use crate::error::in_conversation;
use crate::{Caller, Error};

/// Whether somebody may upload and send a file of a kind.
///
/// # Errors
/// `NOT_PERMITTED`, naming the permission.
#[expect(clippy::unnecessary_wraps, reason = "everybody has the default role, which may")]
pub(crate) fn check_sharing(_caller: &Caller, _media: Option<&Media>) -> Result<(), Error> {
    Ok(())
}

/// What somebody wants to do with a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum MessagePermission {
    Edit,
    Delete,
    React,
}

impl MessagePermission {
    /// The permission's name, as roles and errors call it.
    fn name(self) -> &'static str {
        match self {
            Self::Edit => "canEditMessage",
            Self::Delete => "canDeleteMessage",
            Self::React => "canAddReaction",
        }
    }

    /// On which messages a user may do it.
    fn reach(self) -> Reach {
        match self {
            Self::Edit | Self::Delete => Reach::Own,
            Self::React => Reach::All,
        }
    }

    /// A user who acts, as the store has to check it.
    pub(crate) fn of(self, user: &UserId) -> MessageActor {
        MessageActor { user: user.clone(), reach: self.reach() }
    }

    /// Whoever acts; `None` for a back end, which may do everything.
    pub(crate) fn actor(self, caller: &Caller) -> Option<MessageActor> {
        caller.user().map(|user| self.of(user))
    }

    /// Turns a store's error into ours, naming the conversation, or the permission that was missing.
    pub(crate) fn explain(self, conversation: &ConversationId) -> impl Fn(StoreError) -> Error {
        move |error| match error {
            StoreError::Refused(Refusal::NotPermitted) => {
                let name = self.name();
                let message =
                    format!("the permission {name} of this user's role does not extend to this message");
                Error::Refused(WireError::at(ErrorCode::NotPermitted, "message", message))
            }
            other => in_conversation(conversation)(other),
        }
    }
}
