//! What the session follows, shared by all who look at it.

use std::collections::BTreeMap;
use std::task::Waker;
use std::time::Duration;

use chinwag_protocol::Topic;
use tokio::time::Instant;

use crate::error::Error;

/// How long a topic stays subscribed after the last one has gone. What changes rarely costs next to nothing to stay
/// subscribed to.
fn grace(topic: &Topic) -> Duration {
    Duration::from_secs(match topic {
        Topic::User(_) => 120,
        Topic::Me => 30,
        Topic::Online(_) | Topic::Conversation(_) => 15,
    })
}

/// One of those who look at a topic.
#[derive(Default)]
struct Observer {
    waker: Option<Waker>,
    /// Why there will be nothing more to see.
    error: Option<Error>,
}

/// Something that is followed.
#[derive(Default)]
pub(crate) struct Followed {
    observers: BTreeMap<u64, Observer>,
    /// The server answered at least once, so that there is something to show.
    pub(crate) live: bool,
    /// A request about it is under way that will bring it up to date.
    pub(crate) updating: bool,
    /// Tells a topic that was left and entered again from what it was before.
    pub(crate) generation: u64,
    leave_at: Option<Instant>,
}

/// See the module. Ordered, so that the same session does the same things each time.
#[derive(Default)]
pub(crate) struct Topics {
    followed: BTreeMap<Topic, Followed>,
    last_generation: u64,
}

impl Topics {
    pub(crate) fn get(&self, topic: &Topic) -> Option<&Followed> {
        self.followed.get(topic)
    }

    pub(crate) fn get_mut(&mut self, topic: &Topic) -> Option<&mut Followed> {
        self.followed.get_mut(topic)
    }

    pub(crate) fn is_live(&self, topic: &Topic) -> bool {
        self.get(topic).is_some_and(|followed| followed.live)
    }

    pub(crate) fn all(&self) -> Vec<Topic> {
        self.followed.keys().cloned().collect()
    }

    /// Adds an observer; whether the topic has to be subscribed to.
    pub(crate) fn join(&mut self, topic: &Topic, observer: u64) -> bool {
        let mut is_new = false;
        let followed = self.followed.entry(topic.clone()).or_insert_with(|| {
            is_new = true;
            self.last_generation += 1;
            Followed { generation: self.last_generation, ..Followed::default() }
        });
        followed.leave_at = None;
        followed.observers.insert(observer, Observer::default());
        // Refused before: perhaps it is not any more.
        is_new || (!followed.live && !followed.updating)
    }

    /// Takes an observer away; some time after the last one, the topic is left.
    pub(crate) fn leave(&mut self, topic: &Topic, observer: u64) {
        if let Some(followed) = self.followed.get_mut(topic) {
            followed.observers.remove(&observer);
            if followed.observers.is_empty() {
                followed.leave_at = Some(Instant::now() + grace(topic));
            }
        }
    }

    /// When the next topic is to be left.
    pub(crate) fn next_leave(&self) -> Option<Instant> {
        self.followed.values().filter_map(|followed| followed.leave_at).min()
    }

    /// Gives up the topics whose time has come.
    pub(crate) fn take_left(&mut self, now: Instant) -> Vec<Topic> {
        let is_due = |followed: &Followed| followed.leave_at.is_some_and(|at| at <= now);
        let due = self.followed.iter().filter(|(_, followed)| is_due(followed));
        let due: Vec<Topic> = due.map(|(topic, _)| topic.clone()).collect();
        due.iter().for_each(|topic| drop(self.followed.remove(topic)));
        due
    }

    /// Nothing is under way any more.
    pub(crate) fn lost(&mut self) {
        self.followed.values_mut().for_each(|followed| followed.updating = false);
    }

    /// The server refused a topic: whoever looks at it now is told.
    pub(crate) fn fail(&mut self, topic: &Topic, error: &Error) {
        if let Some(followed) = self.followed.get_mut(topic) {
            for observer in followed.observers.values_mut() {
                observer.error = Some(error.clone());
            }
        }
        self.wake(topic);
    }

    /// Something that one observer needs was refused.
    pub(crate) fn fail_one(&mut self, topic: &Topic, observer: u64, error: Error) {
        let followed = self.followed.get_mut(topic);
        if let Some(observer) = followed.and_then(|followed| followed.observers.get_mut(&observer)) {
            observer.error = Some(error);
        }
        self.wake(topic);
    }

    pub(crate) fn error(&self, topic: &Topic, observer: u64) -> Option<Error> {
        self.get(topic)?.observers.get(&observer)?.error.clone()
    }

    /// Wakes an observer at the next change.
    pub(crate) fn watch(&mut self, topic: &Topic, observer: u64, waker: &Waker) {
        let followed = self.followed.get_mut(topic);
        if let Some(observer) = followed.and_then(|followed| followed.observers.get_mut(&observer)) {
            observer.waker = Some(waker.clone());
        }
    }

    /// What a topic shows may have changed.
    pub(crate) fn wake(&mut self, topic: &Topic) {
        if let Some(followed) = self.followed.get_mut(topic) {
            followed.wake();
        }
    }

    /// What anything shows may have changed.
    pub(crate) fn wake_all(&mut self) {
        self.followed.values_mut().for_each(Followed::wake);
    }
}

impl Followed {
    fn wake(&mut self) {
        self.observers.values_mut().filter_map(|observer| observer.waker.take()).for_each(Waker::wake);
    }
}
