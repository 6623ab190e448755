//! Who is typing. Each is forgotten after some time, or with their next message.

use std::time::Duration;

use chinwag_model::UserId;
use chinwag_protocol::TypingEntity;
use tokio::time::Instant;

/// The people who are typing in one conversation, who began first comes first.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Typing(Vec<Typist>);

#[derive(Debug, Clone, PartialEq)]
struct Typist {
    user: UserId,
    since: Instant,
    until: Instant,
}

impl Typing {
    pub(super) fn replace(&mut self, typing: Vec<TypingEntity>) {
        self.0.clear();
        typing.into_iter().for_each(|typing| self.add(typing));
    }

    pub(super) fn add(&mut self, typing: TypingEntity) {
        let now = Instant::now();
        let millis = |millis: u32| Duration::from_millis(millis.into());
        let since = now.checked_sub(millis(typing.since_ms)).unwrap_or(now);
        self.remove(&typing.user_id);
        // No time at all is how it is told that they have stopped.
        self.0.push(Typist { user: typing.user_id, since, until: now + millis(typing.for_ms) });
        self.0.sort_by_key(|typist| typist.since);
    }

    pub(super) fn remove(&mut self, user: &UserId) {
        self.0.retain(|typist| typist.user != *user);
    }

    /// Those who are typing at a moment.
    pub(super) fn at(&self, now: Instant) -> impl Iterator<Item = &UserId> {
        self.0.iter().filter(move |typist| typist.until > now).map(|typist| &typist.user)
    }

    /// When the next of them is to be forgotten.
    pub(super) fn next_end(&self, now: Instant) -> Option<Instant> {
        self.0.iter().map(|typist| typist.until).filter(|until| *until > now).min()
    }
}
