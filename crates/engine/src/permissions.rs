//! What users may do, by their roles. A role is looked up in the transaction of the write where one is needed; back ends
//! have none, and may do everything.

use std::sync::Arc;

use chinwag_model::{ConversationId, Denied, MessagePermission, Role, Roles, UserId, default_role};
use chinwag_protocol::{ErrorCode, WireError};
use chinwag_store::{MessageActor, Refusal, StoreError};

use crate::error::in_conversation;
use crate::{Caller, Engine, Error};

impl Caller {
    /// What limits what this caller may say; `None` for a back end.
    pub(crate) fn roles(&self) -> Option<Arc<Roles>> {
        self.user().map(|_| self.app.roles.clone())
    }

    /// A user who does something to a message, as the store has to check it; `None` for a back end.
    pub(crate) fn actor(&self, permission: MessagePermission) -> Option<MessageActor> {
        self.user().map(|user| self.acting(user, permission))
    }

    /// The same for a user who is known.
    pub(crate) fn acting(&self, user: &UserId, permission: MessagePermission) -> MessageActor {
        MessageActor { user: user.clone(), permission, roles: self.app.roles.clone() }
    }
}

impl Engine {
    /// Refuses a user whose role does not have a permission. Where every role has it, nobody's is looked up.
    ///
    /// # Errors
    /// `NOT_PERMITTED`.
    pub(crate) async fn require(
        &self,
        caller: &Caller,
        permission: &'static str,
        has: impl Fn(&Role) -> bool,
    ) -> Result<(), Error> {
        let Some(user) = caller.user() else { return Ok(()) };
        let roles = &caller.app.roles;
        if roles.all(&has) || has(roles.of(&self.role_name(caller, user).await?)) {
            return Ok(());
        }
        Err(Error::Refused(not_permitted(permission)))
    }

    /// The name of a user's role; that of nobody in particular for one who does not exist yet.
    pub(crate) async fn role_name(&self, caller: &Caller, user: &UserId) -> Result<String, Error> {
        let found = self.store.users(caller.key(), std::slice::from_ref(user)).await?.pop();
        Ok(found.map_or_else(default_role, |user| user.role))
    }
}

fn not_permitted(permission: &str) -> WireError {
    let message = format!("this user's role does not have the permission {permission}");
    WireError::new(ErrorCode::NotPermitted, message)
}

/// What is told of something that may not be said.
pub(crate) fn denied(Denied { permission, field }: Denied) -> WireError {
    let message = format!("{field} needs the permission {permission}, which this user's role does not have");
    WireError::at(ErrorCode::NotPermitted, field, message)
}

/// Turns a store's error into ours, naming the conversation, or the permission that was missing.
pub(crate) fn explain(
    permission: MessagePermission,
    conversation: &ConversationId,
) -> impl Fn(StoreError) -> Error {
    move |error| match error {
        StoreError::Refused(Refusal::NotPermitted) => {
            let name = permission.name();
            let message =
                format!("the permission {name} of this user's role does not extend to this message");
            Error::Refused(WireError::at(ErrorCode::NotPermitted, "message", message))
        }
        other => in_conversation(conversation)(other),
    }
}
