//! How many connections each user has, and who has just lost the last one.

use std::collections::{HashMap, VecDeque};
use std::hash::{BuildHasher, RandomState};
use std::time::Duration;

use chinwag_model::{AppKey, UserId};
use chinwag_protocol::VisibleUi;
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
    open: Vec<OnlineSession>,
    /// Counts how often the last one has gone, to tell the latest leaving from those before it.
    left: u32,
}

/// One connection of a user.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OnlineSession {
    /// Tells it from the user's others.
    pub id: u64,
    /// What it shows; nothing while it is in the background.
    pub uis: Box<[VisibleUi]>,
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
    pub(super) fn connect(&self, who: &Who, id: u64, tell: impl FnOnce()) {
        let mut online = self.shard(who).lock();
        let is_first = !online.contains_key(who);
        let connections = online.entry(who.clone()).or_default();
        // Most have one.
        connections.open.reserve_exact(1);
        connections.open.push(OnlineSession { id, uis: Box::default() });
        if is_first {
            tell();
        }
    }

    /// Keeps what a connection shows now.
    pub(super) fn show(&self, who: &Who, id: u64, uis: Vec<VisibleUi>) {
        let mut online = self.shard(who).lock();
        let connections = online.get_mut(who).map(|connections| &mut connections.open);
        if let Some(session) = connections.into_iter().flatten().find(|session| session.id == id) {
            session.uis = uis.into_boxed_slice();
        }
    }

    /// A user's connections.
    pub(super) fn sessions(&self, who: &Who) -> Vec<OnlineSession> {
        self.shard(who).lock().get(who).map_or_else(Vec::new, |connections| connections.open.clone())
    }

    /// Every user of an app who has a connection.
    pub(super) fn everybody(&self, app: AppKey) -> Vec<(UserId, Vec<OnlineSession>)> {
        let mut everybody = Vec::new();
        for shard in &self.shards {
            let online = shard.lock();
            let here =
                online.iter().filter(|((of, _), connections)| *of == app && !connections.open.is_empty());
            everybody.extend(here.map(|((_, user), connections)| (user.clone(), connections.open.clone())));
        }
        everybody
    }

    /// Counts a connection no longer. The end of the last one is told later: [`Self::tell_gone`].
    pub(super) fn disconnect(&self, who: &Who, id: u64, now: Instant) {
        let mut online = self.shard(who).lock();
        let Some(connections) = online.get_mut(who) else { return };
        connections.open.retain(|session| session.id != id);
        if !connections.open.is_empty() {
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
            if online
                .get(&who)
                .is_some_and(|connections| connections.open.is_empty() && connections.left == left)
            {
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
