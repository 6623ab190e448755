//! A user's presence on a server: one connection at a time, and the next one when it breaks.

use std::future::Future;
use std::sync::Arc;

use chinwag_model::{ConversationId, Entropy, Invalid, UserId};
use tokio::sync::watch;

use crate::core::Core;
use crate::error::{Error, SessionEnd};
use crate::operation::Operation;
use crate::refs::{ConversationRef, UserRef};

mod ambient;
mod backoff;
mod builder;
mod connected;
pub(crate) mod credentials;
mod driver;
mod shared;

pub use builder::SessionBuilder;
pub use credentials::TokenError;

use shared::Handle;

/// What a session is doing about its connection.
///
/// ```text
/// Idle -> Connecting -> Connected -> Waiting -> Connecting ...
///                                 -> Ended
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Status {
    /// Nothing was asked for yet.
    Idle,
    /// A connection is being made.
    Connecting,
    /// The server knows who this is.
    Connected,
    /// The connection broke; another one will be made.
    Waiting,
    /// There will be no other connection.
    Ended(SessionEnd),
}

/// One user's session with an app. Clones are the same session.
///
/// It connects at its first use, within the tokio runtime that this happens in. When the connection breaks it makes
/// another one, with exponential back-off and full jitter; subscriptions go on where they were, and whatever has no
/// answer yet is asked again, in the order it was asked. Nothing that can be asked does harm when asked twice: a
/// message has a key, and lands once.
///
/// It ends by [`Session::close`], when the server refuses this user, or when the last clone, reference, stream and
/// request of it is dropped.
#[derive(Clone)]
pub struct Session {
    handle: Arc<Handle>,
}

impl Session {
    /// A session of `user` with `app` on the server at `url`: `https://chat.example`, `http://localhost:7700`.
    pub fn builder(
        url: impl Into<String>,
        app: impl Into<String>,
        user: impl Into<String>,
    ) -> SessionBuilder {
        SessionBuilder::new(url.into(), app.into(), user.into())
    }

    /// The user whose session this is.
    pub fn current_user(&self) -> UserRef {
        UserRef::new(self.clone(), self.user_id())
    }

    /// The id of the user whose session this is.
    pub fn user_id(&self) -> UserId {
        self.handle.shared.core.lock().user.clone()
    }

    /// A user, who may exist or not.
    ///
    /// # Errors
    /// When the id is empty, over 255 characters, or holds control characters.
    pub fn user(&self, id: impl AsRef<str>) -> Result<UserRef, Invalid> {
        Ok(UserRef::new(self.clone(), UserId::new(id)?))
    }

    /// A conversation, which may exist or not.
    ///
    /// # Errors
    /// When the id is empty, over 255 characters, or holds control characters.
    pub fn conversation(&self, id: impl AsRef<str>) -> Result<ConversationRef, Invalid> {
        Ok(ConversationRef::new(self.clone(), ConversationId::new(id)?))
    }

    /// Gives a new token. The server is told at once, and nothing that is under way is disturbed.
    pub fn set_token(&self, token: impl Into<String>) {
        self.with(|core| core.set_token(token.into()));
    }

    /// What the session is doing about its connection, now and whenever that changes.
    pub fn status(&self) -> watch::Receiver<Status> {
        self.handle.shared.core.lock().status.subscribe()
    }

    /// Waits until the session is over, and tells why.
    pub async fn ended(&self) -> SessionEnd {
        let mut status = self.status();
        let ended = status.wait_for(|status| matches!(status, Status::Ended(_))).await;
        match ended.as_deref() {
            Ok(Status::Ended(end)) => end.clone(),
            _ => SessionEnd::Closed,
        }
    }

    /// Ends the session. What has no answer yet ends with [`Error::Ended`], and streams end.
    pub fn close(&self) {
        self.handle.shared.core.lock().end(SessionEnd::Closed);
    }

    /// Looks at, or changes, what the session knows. Whatever is asked for on the way needs a connection.
    pub(crate) fn with<R>(&self, act: impl FnOnce(&mut Core) -> R) -> R {
        let done = act(&mut self.handle.shared.core.lock());
        self.handle.connect();
        done
    }

    /// Looks at what the session knows, without a need for a connection.
    pub(crate) fn peek<R>(&self, act: impl FnOnce(&mut Core) -> R) -> R {
        act(&mut self.handle.shared.core.lock())
    }

    /// Makes a request, at the first poll.
    pub(crate) fn request<O: Operation>(
        &self,
        operation: O,
    ) -> impl Future<Output = Result<O::Result, Error>> + use<O>
    where
        O::Result: Send + 'static,
    {
        let session = self.clone();
        async move {
            let (answer, answered) = tokio::sync::oneshot::channel();
            session.with(|core| {
                core.ask(&operation, move |_, result| {
                    let _ = answer.send(result);
                });
            });
            answered.await.unwrap_or(Err(Error::Ended(SessionEnd::Closed)))
        }
    }

    pub(crate) fn entropy(&self) -> &dyn Entropy {
        &*self.handle.shared.entropy
    }

    /// A number that nothing else of this session has.
    pub(crate) fn next_number(&self) -> u64 {
        self.handle.next_number()
    }
}

impl std::fmt::Debug for Session {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Session").field("user", &self.user_id()).finish_non_exhaustive()
    }
}
