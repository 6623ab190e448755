//! How many connections each user has, and who has just lost the last one.

use std::collections::{HashMap, VecDeque};
use std::hash::{BuildHasher, RandomState};
use std::time::Duration;

use chinwag_model::{AppKey, UserId};
use chinwag_protocol::limits::OFFLINE_AFTER_MS;
use parking_lot::Mutex;
use tokio::sync::Notify;
use tokio::time::{Instant, sleep_until};

/// Parts of the table, each with its own lock.
const SHARDS: usize = 64;

/// A user of an app.
pub(super) type Who = (AppKey, UserId);

/// Everyone who is online.
pub(crate) struct Online {
    shards: Box<[Mutex<HashMap<Who, Connections>>]>,
    hasher: RandomState,
    /// Those whose last connection has gone, in that order. Who came back meanwhile is in it, too.
    leaving: Mutex<VecDeque<Leaving>>,
    somebody_leaves: Notify,
}

#[derive(Default)]
struct Connections {
    open: u32,
    /// Counts how often the last one has gone, to tell the latest leaving from those before it.
    left: u32,
}

struct Leaving {
    who: Who,
    left: u32,
    /// When others are told, unless the user is back by then.
    at: Instant,
}

impl Default for Online {
    fn default() -> Self {
        Self {
            shards: (0..SHARDS).map(|_| Mutex::default()).collect(),
            hasher: RandomState::new(),
            leaving: Mutex::default(),
            somebody_leaves: Notify::new(),
        }
    }
}

impl Online {
    /// Counts a connection. The first one is told.
    pub(super) fn connect(&self, who: &Who, tell: impl FnOnce()) {
        let mut online = self.shard(who).lock();
        if let Some(connections) = online.get_mut(who) {
            connections.open += 1;
        } else {
            online.insert(who.clone(), Connections { open: 1, left: 0 });
            tell();
        }
    }

    /// Counts a connection no longer. The end of the last one is told later: [`Self::tell_gone`].
    pub(super) fn disconnect(&self, who: &Who, now: Instant) {
        let mut online = self.shard(who).lock();
        let Some(connections) = online.get_mut(who) else { return };
        connections.open -= 1;
        if connections.open > 0 {
            return;
        }
        connections.left = connections.left.wrapping_add(1);
        let at = now + Duration::from_millis(OFFLINE_AFTER_MS.into());
        self.leaving.lock().push_back(Leaving { who: who.clone(), left: connections.left, at });
        self.somebody_leaves.notify_one();
    }

    /// Whether a user has a connection, or had one a moment ago.
    pub(super) fn is_online(&self, who: &Who) -> bool {
        self.shard(who).lock().contains_key(who)
    }

    /// Waits until somebody may have been gone for long enough.
    pub(super) async fn wait(&self) {
        let next = self.leaving.lock().front().map(|leaving| leaving.at);
        match next {
            Some(at) => sleep_until(at).await,
            None => self.somebody_leaves.notified().await,
        }
    }

    /// Forgets and tells those who have been gone for long enough.
    pub(super) fn tell_gone(&self, now: Instant, tell: impl Fn(&Who)) {
        while let Some(Leaving { who, left, .. }) = self.next_gone(now) {
            let mut online = self.shard(&who).lock();
            if online.get(&who).is_some_and(|connections| connections.open == 0 && connections.left == left) {
                online.remove(&who);
                tell(&who);
            }
        }
    }

    fn next_gone(&self, now: Instant) -> Option<Leaving> {
        let mut leaving = self.leaving.lock();
        leaving.front().filter(|first| first.at <= now)?;
        leaving.pop_front()
    }

    fn shard(&self, who: &Who) -> &Mutex<HashMap<Who, Connections>> {
        &self.shards[(self.hasher.hash_one(who) as usize) % SHARDS]
    }
}
