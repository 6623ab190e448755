//! The subscription hub: who on this node follows what.
//!
//! Locks, in the order they may be taken together: a link's `listing`, then one shard of `topics`. The map of users
//! is never held together with either.

mod deliver;
mod held;
mod link;
mod outbox;
mod seen;

use std::collections::{BTreeMap, HashMap};
use std::hash::{BuildHasher, RandomState};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use chinwag_model::{AppKey, ConversationId, UserId};
use chinwag_protocol::Topic;
use parking_lot::Mutex;

use held::Held;
pub(crate) use link::{Link, LinkGuard};
pub(crate) use outbox::{Delivery, Next};

/// Parts of the map of topics, each with its own lock.
const SHARDS: usize = 64;

/// Which connection of this node follows what.
pub struct Hub {
    topics: Box<[Mutex<Topics>]>,
    users: Mutex<Users>,
    hasher: RandomState,
    next_link: AtomicU64,
}

/// The connections of each user.
type Users = HashMap<(AppKey, UserId), Vec<Arc<Link>>>;
/// The followers of each topic, by connection.
type Topics = HashMap<(AppKey, Topic), BTreeMap<u64, Follower>>;

/// One connection's interest in one topic.
struct Follower {
    link: Arc<Link>,
    /// Subscribed to the topic itself.
    direct: Option<Direct>,
    /// Follows it as one of the conversations of its user, by a subscription to `me`.
    listed: bool,
}

/// The state of a subscription to a topic itself. What is settled once is kept true by the events of joining and
/// leaving; it is never settled twice.
enum Direct {
    /// Whether the user takes part in the conversation is still being read. Events are kept back until then: they
    /// are not for outsiders.
    Unproven {
        /// How many subscriptions are reading.
        readings: usize,
        /// What came meanwhile.
        held: Held,
    },
    /// Gets the topic's events.
    Active,
    /// Is not a participant of the conversation, and gets its events from joining on.
    Waiting,
}

impl Follower {
    fn hears(&self) -> bool {
        matches!(self.direct, Some(Direct::Active)) || self.listed
    }

    /// Settles a subscription that is unproven; what was kept back is let go if the user was allowed to hear it.
    fn settle(&mut self, settled: Direct, release: bool) {
        if matches!(self.direct, Some(Direct::Unproven { .. }))
            && let Some(Direct::Unproven { held, .. }) = self.direct.replace(settled)
            && release
        {
            held.release();
        }
    }
}

impl Default for Hub {
    fn default() -> Self {
        Self {
            topics: (0..SHARDS).map(|_| Mutex::default()).collect(),
            users: Mutex::default(),
            hasher: RandomState::new(),
            next_link: AtomicU64::new(1),
        }
    }
}

impl Hub {
    /// Registers a connection of a user. From now on it gets the user's private events.
    pub(crate) fn connect(self: &Arc<Self>, app: AppKey, user: UserId) -> LinkGuard {
        let id = self.next_link.fetch_add(1, Ordering::Relaxed);
        let link = Arc::new(Link::new(id, app, user.clone()));
        self.users.lock().entry((app, user)).or_default().push(link.clone());
        LinkGuard::new(self.clone(), link)
    }

    /// Follows a topic from now on. A conversation's events are kept back until it is [proven](Self::prove) that
    /// they are for this user.
    pub(crate) fn follow(&self, link: &Arc<Link>, topic: &Topic) {
        let is_open = !matches!(topic, Topic::Conversation(_));
        self.change(link, topic, |follower| match &mut follower.direct {
            Some(Direct::Unproven { readings, .. }) => *readings += 1,
            Some(Direct::Active | Direct::Waiting) => {}
            None if is_open => follower.direct = Some(Direct::Active),
            None => follower.direct = Some(Direct::Unproven { readings: 1, held: Held::new(link.clone()) }),
        });
    }

    /// Says what was read after [`Self::follow`]: whether the user takes part in the conversation, or that it could
    /// not be read and nothing is followed by it.
    pub(crate) fn prove(&self, link: &Arc<Link>, topic: &Topic, takes_part: Option<bool>) {
        self.change(link, topic, |follower| match takes_part {
            Some(true) => follower.settle(Direct::Active, true),
            Some(false) => follower.settle(Direct::Waiting, false),
            None => {
                if let Some(Direct::Unproven { readings, .. }) = &mut follower.direct {
                    *readings -= 1;
                    if *readings == 0 {
                        follower.direct = None;
                    }
                }
            }
        });
    }

    /// Follows a topic no longer. A subscription to `me` may still bring its events.
    pub(crate) fn unfollow(&self, link: &Arc<Link>, topic: &Topic) {
        self.change(link, topic, |follower| follower.direct = None);
    }

    /// Whether a topic is followed by itself.
    pub(crate) fn follows(&self, link: &Link, topic: &Topic) -> bool {
        let key = (link.app, topic.clone());
        let topics = self.shard(&key).lock();
        topics.get(&key).and_then(|followers| followers.get(&link.id)).is_some_and(|it| it.direct.is_some())
    }

    /// Begins to follow all conversations of the link's user. Until [`Self::list`], the hub remembers which ones the
    /// user leaves, so that a list read from the store meanwhile does not bring them back.
    pub(crate) fn begin_listing(&self, link: &Arc<Link>) {
        link.listing.lock().get_or_insert_default().readings += 1;
    }

    /// Follows these conversations, which the store says are the user's.
    pub(crate) fn list(&self, link: &Arc<Link>, conversations: Vec<ConversationId>) {
        let mut listing = link.listing.lock();
        let Some(listing) = listing.as_mut() else { return };
        for id in conversations {
            if !listing.left.contains(&id) {
                let topic = Topic::Conversation(id.clone());
                self.change(link, &topic, |follower| {
                    follower.listed = true;
                    follower.settle(Direct::Active, true);
                });
                listing.listed.insert(id);
            }
        }
        listing.readings = listing.readings.saturating_sub(1);
        if listing.readings == 0 {
            listing.left.clear();
        }
    }

    /// Follows the user's conversations no longer, but for those subscribed to by themselves.
    pub(crate) fn end_listing(&self, link: &Arc<Link>) {
        let mut listing = link.listing.lock();
        for id in listing.take().map(|listing| listing.listed).unwrap_or_default() {
            self.change(link, &Topic::Conversation(id), |follower| follower.listed = false);
        }
    }

    /// Forgets a connection: the end of every one of them, however it came.
    fn disconnect(&self, link: &Arc<Link>, topics: impl IntoIterator<Item = Topic>) {
        self.end_listing(link);
        for topic in topics {
            self.unfollow(link, &topic);
        }
        let mut users = self.users.lock();
        let key = (link.app, link.user.clone());
        if let Some(links) = users.get_mut(&key) {
            links.retain(|other| other.id != link.id);
            if links.is_empty() {
                users.remove(&key);
            }
        }
    }

    fn links_of(&self, app: AppKey, user: &UserId) -> Vec<Arc<Link>> {
        self.users.lock().get(&(app, user.clone())).cloned().unwrap_or_default()
    }

    /// Changes a connection's interest in a topic, and removes it when nothing is left of it.
    fn change(&self, link: &Arc<Link>, topic: &Topic, change: impl FnOnce(&mut Follower)) {
        let key = (link.app, topic.clone());
        let mut topics = self.shard(&key).lock();
        let followers = topics.entry(key.clone()).or_default();
        let follower = followers.entry(link.id).or_insert_with(|| Follower {
            link: link.clone(),
            direct: None,
            listed: false,
        });
        change(follower);
        if follower.direct.is_none() && !follower.listed {
            followers.remove(&link.id);
        }
        if followers.is_empty() {
            topics.remove(&key);
        }
    }

    fn shard(&self, key: &(AppKey, Topic)) -> &Mutex<Topics> {
        &self.topics[(self.hasher.hash_one(key) as usize) % SHARDS]
    }

    /// How many topics are followed; for tests and metrics.
    pub fn topic_count(&self) -> usize {
        self.topics.iter().map(|shard| shard.lock().len()).sum()
    }
}

#[cfg(test)]
mod tests;
