//! The table of connections, with a clock of our own.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::time::Duration;

use chinwag_model::AppKey;

use super::*;

/// What one user is told to be, change by change.
struct Watched {
    online: Online,
    who: Who,
    start: Instant,
    told: RefCell<Vec<bool>>,
    /// How many connections there have been, and the ids of those that are open, oldest first.
    connections: Cell<u64>,
    open: RefCell<VecDeque<u64>>,
}

impl Watched {
    fn new() -> Self {
        let who = (AppKey(1), UserId::new("alice").unwrap());
        Self {
            online: Online::default(),
            who,
            start: Instant::now(),
            told: RefCell::default(),
            connections: Cell::default(),
            open: RefCell::default(),
        }
    }

    fn connect(&self) {
        let id = self.connections.get();
        self.connections.set(id + 1);
        self.open.borrow_mut().push_back(id);
        self.online.connect(&self.who, id, || self.told.borrow_mut().push(true));
    }

    fn disconnect(&self, at: u64) {
        let oldest = self.open.borrow_mut().pop_front().expect("a connection");
        self.online.disconnect(&self.who, oldest, self.at(at));
    }

    fn time_is(&self, at: u64) {
        self.online.tell_gone(self.at(at), |_| self.told.borrow_mut().push(false));
    }

    fn at(&self, millis: u64) -> Instant {
        self.start + Duration::from_millis(millis)
    }

    fn told(&self) -> Vec<bool> {
        self.told.take()
    }
}

#[test]
fn the_first_connection_is_told_and_the_end_of_the_last_one_a_moment_later() {
    let alice = Watched::new();
    alice.connect();
    alice.connect();
    assert_eq!(alice.told(), [true]);
    alice.disconnect(0);
    alice.time_is(60_000);
    assert!(alice.told().is_empty(), "another device is still connected");
    alice.disconnect(60_000);
    alice.time_is(62_999);
    assert!(alice.online.is_online(&alice.who) && alice.told().is_empty());
    alice.time_is(63_000);
    assert!(!alice.online.is_online(&alice.who));
    assert_eq!(alice.told(), [false]);
    alice.connect();
    assert_eq!(alice.told(), [true]);
}

#[test]
fn who_is_back_in_time_was_never_away() {
    let alice = Watched::new();
    alice.connect();
    alice.told();
    alice.disconnect(0);
    alice.connect();
    alice.disconnect(2_000);
    alice.time_is(3_000);
    assert!(alice.told().is_empty(), "the three seconds are those after the last disconnection");
    alice.connect();
    alice.time_is(10_000);
    assert!(alice.told().is_empty());
    assert!(alice.online.is_online(&alice.who));
}

#[test]
fn another_apps_user_of_the_same_id_is_somebody_else() {
    let alice = Watched::new();
    alice.connect();
    assert!(!alice.online.is_online(&(AppKey(2), alice.who.1.clone())));
}

#[tokio::test(start_paused = true)]
async fn whoever_waits_is_woken_when_somebody_has_been_gone_for_long_enough() {
    let alice = Watched::new();
    alice.connect();
    alice.disconnect(0);
    alice.online.wait().await;
    // At first for somebody to leave, then for the time.
    alice.online.wait().await;
    alice.online.tell_gone(Instant::now(), |_| alice.told.borrow_mut().push(false));
    assert_eq!(alice.told(), [true, false]);
    assert!(Instant::now() >= alice.at(3_000));
}
