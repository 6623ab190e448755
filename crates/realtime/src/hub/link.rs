//! A connection, as the hub sees it.

use std::collections::HashSet;
use std::ops::Deref;
use std::sync::Arc;

use chinwag_model::{AppKey, ConversationId, UserId};
use chinwag_protocol::Topic;
use parking_lot::Mutex;

use super::Hub;
use super::outbox::Outbox;

/// One connection of one user.
pub(crate) struct Link {
    pub(super) id: u64,
    pub(super) app: AppKey,
    pub(super) user: UserId,
    /// What waits to go out.
    pub(crate) outbox: Outbox,
    /// `Some` while it is subscribed to `me`.
    pub(super) listing: Mutex<Option<Listing>>,
}

/// The conversations that a connection follows because they are its user's.
#[derive(Default)]
pub(super) struct Listing {
    pub(super) listed: HashSet<ConversationId>,
    /// Left since the beginning of the oldest reading of the list.
    pub(super) left: HashSet<ConversationId>,
    /// How many readings of the list are under way.
    pub(super) readings: usize,
}

impl Link {
    pub(super) fn new(id: u64, app: AppKey, user: UserId) -> Self {
        Self { id, app, user, outbox: Outbox::default(), listing: Mutex::new(None) }
    }
}

/// A registered connection: dropping it undoes everything it ever asked of the hub.
pub(crate) struct LinkGuard {
    hub: Arc<Hub>,
    link: Arc<Link>,
    /// The topics subscribed to by themselves.
    topics: Mutex<HashSet<Topic>>,
}

impl LinkGuard {
    pub(super) fn new(hub: Arc<Hub>, link: Arc<Link>) -> Self {
        Self { hub, link, topics: Mutex::default() }
    }

    /// Follows a topic. `false` when it was followed already.
    pub(crate) fn follow(&self, topic: &Topic) -> bool {
        self.hub.follow(&self.link, topic);
        self.topics.lock().insert(topic.clone())
    }

    /// Follows a topic no longer.
    pub(crate) fn unfollow(&self, topic: &Topic) {
        self.hub.unfollow(&self.link, topic);
        self.topics.lock().remove(topic);
    }

    /// Whether a topic is followed by itself. One that could not be read is not.
    pub(crate) fn follows(&self, topic: &Topic) -> bool {
        self.hub.follows(&self.link, topic)
    }

    /// How many topics are followed by themselves.
    pub(crate) fn topic_count(&self) -> usize {
        self.topics.lock().len()
    }

    /// The connection itself, to be shared with requests under way.
    pub(crate) fn share(&self) -> Arc<Link> {
        self.link.clone()
    }
}

impl Deref for LinkGuard {
    type Target = Link;

    fn deref(&self) -> &Link {
        &self.link
    }
}

impl Drop for LinkGuard {
    fn drop(&mut self) {
        let topics = std::mem::take(&mut *self.topics.lock());
        self.hub.disconnect(&self.link, topics);
    }
}
