//! What a subscription begins with. The transport follows the topic first and reads this after, so that no event
//! falls between.

use chinwag_model::{ConversationId, UserId};
use chinwag_protocol::limits::{
    CONVERSATIONS_PAGE_DEFAULT, CONVERSATIONS_PAGE_MAX, MESSAGES_PAGE_DEFAULT, MESSAGES_PAGE_MAX,
    PARTICIPANTS_SHOWN, RESUME_MAX_CHANGES,
};
use chinwag_protocol::{ConversationResumed, Subscribed, UserEntity, Welcome};
use chinwag_store::{Resume, Selection};

use crate::conversations::page_limit;
use crate::{Authenticated, Caller, Engine, Error, Viewer, shapes};

impl Engine {
    /// What a connection is told on `hello`, and what its user may do and see.
    ///
    /// # Errors
    /// Only internal ones.
    pub async fn welcome(
        &self,
        caller: &Caller,
        user: &UserId,
        authenticated: Authenticated,
    ) -> Result<(Welcome, Viewer), Error> {
        // The revision is read first: a change between the two reads then shows as a gap, never as nothing.
        let me_revision = self.store.me_revision(caller.key(), user).await?;
        let found = self.user(caller, user).await?;
        let viewer = self.as_viewer(caller, user, found.as_ref());
        let welcome = Welcome {
            role: viewer.role.clone(),
            now: self.now(),
            user: found.as_ref().map(UserEntity::from),
            me_revision,
            token_expires_at: authenticated.expires_at,
            ping_after_ms: (chinwag_protocol::limits::PING_AFTER_SECONDS * 1000) as u32,
            version: chinwag_protocol::VERSION,
        };
        Ok((welcome, viewer))
    }

    /// The state of a user, for a subscription.
    ///
    /// # Errors
    /// Only internal ones.
    pub async fn follow_user(&self, caller: &Caller, id: &UserId) -> Result<Subscribed, Error> {
        Ok(Subscribed::User(self.user_get(caller, id).await?))
    }

    /// One's own list of conversations, for a subscription.
    ///
    /// # Errors
    /// `INVALID_ARGUMENT` for a limit out of range.
    pub async fn follow_me(
        &self,
        caller: &Caller,
        user: &UserId,
        limit: Option<u32>,
    ) -> Result<Subscribed, Error> {
        let limit = page_limit(limit, CONVERSATIONS_PAGE_DEFAULT, 1, CONVERSATIONS_PAGE_MAX)?;
        let page = self
            .store
            .list_views(caller.key(), user, &Selection::default(), None, PARTICIPANTS_SHOWN, limit)
            .await?;
        Ok(Subscribed::Me(shapes::view_page(&page)))
    }

    /// The ids of all of one's conversations: whose events a subscription to `me` brings.
    ///
    /// # Errors
    /// Only internal ones.
    pub async fn own_conversations(
        &self,
        caller: &Caller,
        user: &UserId,
    ) -> Result<Vec<ConversationId>, Error> {
        Ok(self.store.conversations_of(caller.key(), user).await?)
    }

    /// The state of a conversation, or what changed since a revision, for a subscription.
    ///
    /// # Errors
    /// `INVALID_ARGUMENT` for a limit out of range.
    pub async fn follow_conversation(
        &self,
        caller: &Caller,
        user: &UserId,
        id: &ConversationId,
        limit: Option<u32>,
        since: Option<u64>,
    ) -> Result<Subscribed, Error> {
        let limit = page_limit(limit, MESSAGES_PAGE_DEFAULT, 0, MESSAGES_PAGE_MAX)?;
        if let Some(since) = since {
            let resume = self
                .store
                .resume(caller.key(), id, user, PARTICIPANTS_SHOWN, since, RESUME_MAX_CHANGES)
                .await?;
            if let Resume::Changes { view, changed, deleted, users, references } = resume {
                let mut users = shapes::users(&users);
                let typing = self.typing_for(caller.key(), user, id, &mut users).await?;
                return Ok(Subscribed::Resumed(ConversationResumed {
                    view: shapes::view(&view),
                    changed: shapes::messages(&changed),
                    deleted,
                    users,
                    references: shapes::messages(&references),
                    typing,
                }));
            }
        }
        let snapshot = self.store.snapshot(caller.key(), id, user, PARTICIPANTS_SHOWN, limit).await?;
        let mut snapshot = shapes::snapshot(snapshot);
        if snapshot.view.is_some() {
            snapshot.typing = self.typing_for(caller.key(), user, id, &mut snapshot.users).await?;
        }
        Ok(Subscribed::Snapshot(snapshot))
    }
}
