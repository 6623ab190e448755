//! Reactions to messages.

use chinwag_model::{MessagePermission, UserId};
use chinwag_protocol::limits::{PEOPLE_PAGE_DEFAULT, PEOPLE_PAGE_MAX};
use chinwag_protocol::{ReactionList, ReactionPage, ReactionWrite};
use chinwag_store::{React, ReactionsOf};

use crate::conversations::page_limit;
use crate::permissions::explain;
use crate::{Caller, Engine, Error, shapes};

impl Engine {
    /// Adds a reaction of a user's; adding it again succeeds. A back end may, whatever the user's role and access.
    ///
    /// # Errors
    /// `UNKNOWN_CONVERSATION`, `NOT_A_PARTICIPANT`, `READ_ONLY`, `UNKNOWN_MESSAGE`, `NOT_PERMITTED`,
    /// `TOO_MANY_REACTIONS`.
    pub async fn reaction_add(
        &self,
        caller: &Caller,
        user: &UserId,
        write: ReactionWrite,
    ) -> Result<(), Error> {
        let react = self.reacting(caller, user, write);
        let conversation = react.conversation.clone();
        let added = self.store.add_reaction(react).await;
        added.map_err(explain(MessagePermission::React, &conversation))
    }

    /// Removes a reaction of a user's; removing one that is not there succeeds, also when the message is not.
    ///
    /// # Errors
    /// `UNKNOWN_CONVERSATION`, `NOT_A_PARTICIPANT`, `READ_ONLY`, `NOT_PERMITTED`.
    pub async fn reaction_remove(
        &self,
        caller: &Caller,
        user: &UserId,
        write: ReactionWrite,
    ) -> Result<(), Error> {
        let react = self.reacting(caller, user, write);
        let conversation = react.conversation.clone();
        let removed = self.store.remove_reaction(react).await;
        removed.map_err(explain(MessagePermission::React, &conversation))
    }

    /// Who reacted to a message with an emoji, oldest first.
    ///
    /// # Errors
    /// `INVALID_ARGUMENT` for a limit out of range.
    pub async fn reaction_list(
        &self,
        caller: &Caller,
        viewer: &UserId,
        list: ReactionList,
    ) -> Result<ReactionPage, Error> {
        let limit = page_limit(list.limit, PEOPLE_PAGE_DEFAULT, 1, PEOPLE_PAGE_MAX)?;
        let of = ReactionsOf { conversation: list.conversation, message: list.message, emoji: list.emoji };
        let page = self.store.reactions(caller.key(), viewer, &of, list.after, limit).await?;
        Ok(shapes::reaction_page(page))
    }

    fn reacting(&self, caller: &Caller, user: &UserId, write: ReactionWrite) -> React {
        React {
            app: caller.key(),
            conversation: write.conversation,
            message: write.message,
            emoji: write.emoji,
            user: user.clone(),
            roles: caller.roles(),
            at: self.now(),
        }
    }
}
