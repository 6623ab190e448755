//! Users. Anyone may read anyone's public attributes; writing from a browser is up to the app's settings.

use chinwag_model::{User, UserId, UserPatch};
use chinwag_protocol::limits::REST_USERS_MAX;
use chinwag_protocol::{ErrorCode, SetPushTokens, UserEntity, UserFound, UserWrite, WireError};
use chinwag_store::{PutMode, PutUser, Refusal, StoreError};

use crate::{Caller, Engine, Error};

impl Engine {
    /// A user's public attributes.
    ///
    /// # Errors
    /// Only internal ones.
    pub async fn user_get(&self, caller: &Caller, id: &UserId) -> Result<UserFound, Error> {
        let user = self.user(caller, id).await?;
        Ok(UserFound { user: user.as_ref().map(UserEntity::from) })
    }

    /// Creates a user, or leaves an existing one wholly untouched.
    ///
    /// # Errors
    /// A broken rule; `USER_SYNC_DISABLED` for a browser whose app forbids it, unless the user exists.
    pub async fn user_create(&self, caller: &Caller, write: UserWrite) -> Result<(), Error> {
        if !caller.may_sync_users() {
            return match self.user(caller, &write.user).await? {
                Some(_) => Ok(()),
                None => user_sync_disabled(),
            };
        }
        self.put_users(caller, vec![(write.user, write.set)], PutMode::CreateOnly).await
    }

    /// Changes a user, creating it when absent.
    ///
    /// # Errors
    /// A broken rule; `USER_SYNC_DISABLED` for a browser whose app forbids it.
    pub async fn user_set(&self, caller: &Caller, write: UserWrite) -> Result<(), Error> {
        if !caller.may_sync_users() {
            return user_sync_disabled();
        }
        self.put_users(caller, vec![(write.user, write.set)], PutMode::Upsert).await
    }

    /// Adds and takes away devices of the acting user, also where only back ends write users: which devices somebody has
    /// no back end knows.
    ///
    /// # Errors
    /// A broken rule; `UNKNOWN_USER`.
    pub async fn set_push_tokens(
        &self,
        caller: &Caller,
        user: &UserId,
        set: SetPushTokens,
    ) -> Result<(), Error> {
        if self.user(caller, user).await?.is_none() {
            return Err(StoreError::Refused(Refusal::UnknownUser(user.clone())).into());
        }
        let patch = UserPatch { push_tokens: set.push_tokens, ..UserPatch::default() };
        self.put_users(caller, vec![(user.clone(), patch)], PutMode::Upsert).await
    }

    /// Changes or creates several users: all or none. For back ends.
    ///
    /// # Errors
    /// The first broken rule, its field starting with the user's id. `MISSING_FIELD` names the user who needs a name.
    pub async fn users_set(&self, caller: &Caller, writes: Vec<UserWrite>) -> Result<(), Error> {
        if writes.is_empty() || writes.len() > REST_USERS_MAX {
            let message = format!("give 1 to {REST_USERS_MAX} users at a time, not {}", writes.len());
            return Error::refused(ErrorCode::InvalidArgument, message);
        }
        for write in &writes {
            write.set.validate().map_err(|invalid| invalid.within(write.user.as_str()))?;
        }
        let puts = writes.into_iter().map(|write| PutUser {
            id: write.user,
            patch: write.set,
            mode: PutMode::Upsert,
        });
        let put = self.store.put_users(caller.key(), puts.collect(), self.now());
        put.await.map_err(|error| match &error {
            StoreError::Refused(Refusal::NameRequired(user)) => {
                let field = user.to_string();
                Error::Refused(WireError { field: Some(field), ..Error::from(error).to_wire() })
            }
            _ => error.into(),
        })
    }

    /// Everything stored about a user. For back ends: it holds what is private.
    ///
    /// # Errors
    /// Only internal ones.
    pub async fn user(&self, caller: &Caller, id: &UserId) -> Result<Option<User>, Error> {
        Ok(self.store.users(caller.key(), std::slice::from_ref(id)).await?.into_iter().next())
    }

    /// Those of these users who exist, in any order. For back ends.
    ///
    /// # Errors
    /// Only internal ones.
    pub async fn users_by_id(&self, caller: &Caller, ids: &[UserId]) -> Result<Vec<User>, Error> {
        Ok(self.store.users(caller.key(), ids).await?)
    }

    /// Refuses an id that no user has. For back ends.
    ///
    /// # Errors
    /// `UNKNOWN_USER`.
    pub async fn require_user(&self, caller: &Caller, id: &UserId) -> Result<User, Error> {
        match self.user(caller, id).await? {
            Some(user) => Ok(user),
            None => Err(StoreError::Refused(Refusal::UnknownUser(id.clone())).into()),
        }
    }

    /// The app's users, newest first: those of a role, those among some. For back ends.
    ///
    /// # Errors
    /// `UNKNOWN_USER` when `after` does not exist.
    pub async fn users(
        &self,
        caller: &Caller,
        after: Option<&UserId>,
        role: Option<&str>,
        among: Option<&[UserId]>,
        limit: u32,
    ) -> Result<Vec<User>, Error> {
        Ok(self.store.list_users(caller.key(), after, role, among, limit).await?)
    }

    async fn put_users(
        &self,
        caller: &Caller,
        users: Vec<(UserId, UserPatch)>,
        mode: PutMode,
    ) -> Result<(), Error> {
        let mut puts = Vec::with_capacity(users.len());
        for (id, patch) in users {
            patch.validate()?;
            puts.push(PutUser { id, patch, mode });
        }
        Ok(self.store.put_users(caller.key(), puts, self.now()).await?)
    }
}

fn user_sync_disabled<T>() -> Result<T, Error> {
    let message = "this app does not let browsers create or change users; do it from your back end, or turn on \
                   client-side user syncing";
    Error::refused(ErrorCode::UserSyncDisabled, message)
}
