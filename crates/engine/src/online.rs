//! Who is online: whoever has a connection, or had one a moment ago, so that reloading a page is not told.
//!
//! The table is changed and the change is published under one lock. A subscription follows first and reads after:
//! what it reads is the newest change that was made by then, and every later one comes as an event after the answer,
//! in the order made. So it ends up right although the topic has no revision; an event that the answer knows of
//! already only repeats it.
//!
//! With several nodes, each counts its own connections here and takes the events of the others from the bus.

mod presence;
mod table;

use std::sync::{Arc, Weak};

use chinwag_bus::Target;
use chinwag_model::UserId;
use chinwag_protocol::{Event, OnlineEvent, Subscribed, Topic, UserOnline};
use tokio::time::Instant;

use crate::publish::publication;
use crate::{Caller, Engine, Error};

pub use presence::{PresenceQuery, UserPresence, UserUi};
pub(crate) use table::Online;
pub use table::OnlineSession;
use table::Who;

/// A connection that is counted until this is dropped.
pub struct Connected {
    engine: Arc<Engine>,
    who: Who,
    id: u64,
}

impl Drop for Connected {
    fn drop(&mut self) {
        self.engine.online.disconnect(&self.who, self.id, Instant::now());
    }
}

impl Engine {
    /// Counts a connection of a user whose credentials were checked.
    pub fn connected(self: &Arc<Self>, caller: &Caller, user: &UserId) -> Connected {
        let who = (caller.key(), user.clone());
        let id = self.random();
        self.online.connect(&who, id, || self.tell_online(&who, true));
        Connected { engine: self.clone(), who, id }
    }

    /// A user, and whether they are online, for a subscription.
    ///
    /// # Errors
    /// Only internal ones.
    pub async fn follow_online(&self, caller: &Caller, id: &UserId) -> Result<Subscribed, Error> {
        let user = self.user_get(caller, id).await?.user;
        let online = self.online.is_online(&(caller.key(), id.clone()));
        Ok(Subscribed::Online(UserOnline { user, online }))
    }

    fn tell_online(&self, (app, user): &Who, online: bool) {
        let topic = Topic::Online(user.clone());
        let event = OnlineEvent::OnlineChanged { online };
        let event = Event::Online { topic: topic.clone(), revision: None, event };
        self.tell(publication(*app, vec![Target::Topic(topic)], &event));
    }
}

/// Tells of those who have gone, as long as the engine lives.
pub(crate) async fn run(engine: Weak<Engine>, online: Arc<Online>) {
    loop {
        online.wait().await;
        let Some(engine) = engine.upgrade() else { return };
        online.tell_gone(Instant::now(), |who| engine.tell_online(who, false));
    }
}

#[cfg(test)]
mod tests;
