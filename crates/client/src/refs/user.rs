//! Users.

use std::future::IntoFuture;
use std::sync::Arc;

use chinwag_model::{Patch, PushTokensPatch, UserId, UserPatch};
use chinwag_protocol::{Topic, UserGet, UserWrite};

use super::change::{Running, attributes, custom_attributes};
use crate::error::Error;
use crate::operation::{UserCreate, UserSet};
use crate::session::Session;
use crate::snapshots::UserSnapshot;
use crate::subscriptions::{OnlineView, Subscription, UserView};

/// A user, who may exist or not.
#[derive(Debug, Clone)]
pub struct UserRef {
    session: Session,
    id: UserId,
}

impl UserRef {
    pub(crate) fn new(session: Session, id: UserId) -> Self {
        Self { session, id }
    }

    /// The user's id.
    pub fn id(&self) -> &UserId {
        &self.id
    }

    /// The public attributes; `None` when there is no such user. While somebody subscribes to the user, no request
    /// is made.
    ///
    /// # Errors
    /// When the session is over.
    pub async fn get(&self) -> Result<Option<Arc<UserSnapshot>>, Error> {
        let topic = Topic::User(self.id.clone());
        let known = self.session.peek(|core| core.topics.is_live(&topic).then(|| core.users.get(&self.id)));
        if let Some(known) = known {
            return Ok(known);
        }
        let found = self.session.request(UserGet { user: self.id.clone() }).await?;
        Ok(found.user.and_then(|user| {
            self.session.peek(|core| {
                core.put_users([user]);
                core.users.get(&self.id)
            })
        }))
    }

    /// Creates the user, or leaves an existing one wholly as it is.
    pub fn create_if_not_exists(&self, name: impl Into<String>) -> WriteUser {
        WriteUser { create: true, ..self.set() }.name(name)
    }

    /// Changes the user; what is not named stays. A user who does not exist is created, and then needs a name.
    pub fn set(&self) -> WriteUser {
        let (session, user) = (self.session.clone(), self.id.clone());
        WriteUser { session, user, set: UserPatch::default(), create: false }
    }

    /// Follows the user's attributes; `None` while there is no such user.
    pub fn subscribe(&self) -> Subscription<UserView> {
        let topics = vec![Topic::User(self.id.clone())];
        Subscription::new(self.session.clone(), topics, UserView(self.id.clone()))
    }

    /// Follows the user's attributes and whether they are connected; `None` while there is no such user.
    pub fn subscribe_online(&self) -> Subscription<OnlineView> {
        let topics = vec![Topic::User(self.id.clone()), Topic::Online(self.id.clone())];
        Subscription::new(self.session.clone(), topics, OnlineView(self.id.clone()))
    }
}

/// What is to become of a user; takes effect when it is awaited.
///
/// Refused with `USER_SYNC_DISABLED` where the app does not let clients write users; creating one who exists is not.
#[must_use = "nothing happens before it is awaited"]
#[derive(Debug, Clone)]
pub struct WriteUser {
    session: Session,
    user: UserId,
    set: UserPatch,
    create: bool,
}

impl WriteUser {
    /// Shown wherever the user appears.
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.set.name = Some(name.into());
        self
    }

    attributes! {
        /// E-mail addresses, for notifications; nobody is shown them. Replaces the list.
        email: Vec<String>;
        /// Phone numbers, each starting with `+`; nobody is shown them. Replaces the list.
        phone: Vec<String>;
        /// The avatar: an absolute http or https URL.
        photo_url: String;
        /// An IETF language tag; without one, the app's default.
        locale: String;
        /// The role's name; without one, `default`.
        role: String;
        /// Shown to whoever opens an empty conversation with this user.
        welcome_message: String;
    }

    custom_attributes!();

    /// Registers a device for push notifications (`fcm:TOKEN`, `apns:TOKEN`), or forgets it.
    pub fn push_token(mut self, token: impl Into<String>, registered: bool) -> Self {
        let mut tokens: PushTokensPatch = self.set.push_tokens.value().cloned().unwrap_or_default();
        tokens.insert(token.into(), registered.then_some(true));
        self.set.push_tokens = Patch::Set(tokens);
        self
    }
}

impl IntoFuture for WriteUser {
    type Output = Result<(), Error>;
    type IntoFuture = Running<()>;

    fn into_future(self) -> Running<()> {
        let Self { session, user, set, create } = self;
        let write = UserWrite { user, set };
        Box::pin(async move {
            if create {
                session.request(UserCreate(write)).await?;
            } else {
                session.request(UserSet(write)).await?;
            }
            Ok(())
        })
    }
}
