//! Who is typing where: kept in memory only, and forgotten by the clock.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};

use chinwag_model::{AppKey, ConversationId, Timestamp, UserId};
use chinwag_protocol::TypingEntity;
use chinwag_protocol::limits::{TYPING_RENEW_MIN_MS, TYPING_SHOWN_MS, TYPISTS_TOLD_MAX};
use parking_lot::{Mutex, MutexGuard};

/// Parts of the table, each with its own lock.
const SHARDS: usize = 64;
/// Most conversations of a part that somebody types in, so that marks cannot fill the memory. Beyond it they are
/// accepted and not told.
const CONVERSATIONS_MAX: usize = 1_024;

/// The marks of every app, by conversation.
pub(crate) struct Typing {
    shards: Box<[Mutex<Shard>]>,
    hasher: RandomState,
}

type Place = (AppKey, ConversationId);

struct Shard {
    conversations: HashMap<Place, Vec<Typist>>,
    /// When all of it was last searched for what is over.
    swept_at: Timestamp,
}

struct Typist {
    user: UserId,
    since: Timestamp,
    /// When others were last told; `None` while it is being read whether the user may type here at all.
    told_at: Option<Timestamp>,
}

impl Typist {
    /// A clock set back must not keep a mark for ever.
    fn is_over(&self, now: Timestamp) -> bool {
        !is_within(self.told_at.unwrap_or(self.since), now, TYPING_SHOWN_MS)
    }

    fn entity(&self, now: Timestamp) -> Option<TypingEntity> {
        let told_at = self.told_at.filter(|_| !self.is_over(now))?;
        Some(TypingEntity {
            user_id: self.user.clone(),
            since_ms: millis_between(self.since, now),
            for_ms: TYPING_SHOWN_MS - millis_between(told_at, now),
        })
    }
}

/// What a mark still takes.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Begun {
    /// Nothing: others were told a moment ago.
    Told,
    /// To be told again. The user may type here, since losing that would have ended the mark.
    Renewed,
    /// To be told, if the user may type here.
    New,
    /// Not to be told, since enough others are typing. Whether the user may type here is to be checked all the same.
    Crowded,
}

impl Default for Typing {
    fn default() -> Self {
        let shard = || Shard { conversations: HashMap::new(), swept_at: Timestamp::from_millis(0) };
        Self { shards: (0..SHARDS).map(|_| Mutex::new(shard())).collect(), hasher: RandomState::new() }
    }
}

impl Typing {
    /// The marks of one conversation. They are told while this is held, so that all hear of them in the order in
    /// which they were made and ended.
    pub(crate) fn of(&self, app: AppKey, conversation: &ConversationId) -> Typists<'_> {
        let place = (app, conversation.clone());
        let shard = &self.shards[(self.hasher.hash_one(&place) as usize) % SHARDS];
        Typists { shard: shard.lock(), place }
    }
}

/// The marks of one conversation, locked.
pub(crate) struct Typists<'a> {
    shard: MutexGuard<'a, Shard>,
    place: Place,
}

impl Typists<'_> {
    /// Begins a mark; [`Self::tell`] or [`Self::withdraw`] it.
    pub(super) fn begin(&mut self, user: &UserId, now: Timestamp) -> Begun {
        self.sweep(now);
        let is_full = self.shard.conversations.len() >= CONVERSATIONS_MAX;
        let Some(typists) = self.shard.conversations.get_mut(&self.place) else {
            if is_full {
                return Begun::Crowded;
            }
            let typist = Typist { user: user.clone(), since: now, told_at: None };
            self.shard.conversations.insert(self.place.clone(), vec![typist]);
            return Begun::New;
        };
        typists.retain(|typist| !typist.is_over(now));
        match typists.iter().find(|typist| typist.user == *user) {
            Some(Typist { told_at: Some(at), .. }) if is_within(*at, now, TYPING_RENEW_MIN_MS) => Begun::Told,
            Some(Typist { told_at: Some(_), .. }) => Begun::Renewed,
            Some(Typist { told_at: None, .. }) => Begun::New,
            None if typists.len() >= TYPISTS_TOLD_MAX => Begun::Crowded,
            None => {
                typists.push(Typist { user: user.clone(), since: now, told_at: None });
                Begun::New
            }
        }
    }

    /// What is to be told now. `None` when the mark has ended since it was begun, or was told by another connection
    /// of the user.
    pub(super) fn tell(&mut self, user: &UserId, now: Timestamp) -> Option<TypingEntity> {
        let typists = self.shard.conversations.get_mut(&self.place)?;
        let typist = typists.iter_mut().find(|typist| typist.user == *user)?;
        if typist.told_at.is_some_and(|at| is_within(at, now, TYPING_RENEW_MIN_MS)) {
            return None;
        }
        if typist.told_at.replace(now).is_none() {
            typist.since = now;
        }
        typist.entity(now)
    }

    /// Takes back a mark that was begun by somebody who may not type here.
    pub(super) fn withdraw(&mut self, user: &UserId) {
        self.retain(|typist| typist.user != *user || typist.told_at.is_some());
    }

    /// Ends a user's mark. Whether others have been told of it.
    pub(super) fn end(&mut self, user: &UserId) -> bool {
        let mut told = false;
        self.retain(|typist| {
            let is_theirs = typist.user == *user;
            told |= is_theirs && typist.told_at.is_some();
            !is_theirs
        });
        told
    }

    /// Ends all marks.
    pub(super) fn end_all(&mut self) {
        self.shard.conversations.remove(&self.place);
    }

    /// Whom others have been told of, who began first comes first.
    pub(crate) fn told(&self, now: Timestamp) -> Vec<TypingEntity> {
        let typists = self.shard.conversations.get(&self.place).map_or(&[][..], Vec::as_slice);
        let mut told: Vec<_> = typists.iter().filter_map(|typist| typist.entity(now)).collect();
        told.sort_by_key(|typing| std::cmp::Reverse(typing.since_ms));
        told
    }

    fn retain(&mut self, keep: impl FnMut(&Typist) -> bool) {
        let Some(typists) = self.shard.conversations.get_mut(&self.place) else { return };
        typists.retain(keep);
        if typists.is_empty() {
            self.shard.conversations.remove(&self.place);
        }
    }

    /// Forgets what is over, in the whole part, once in a while: nobody may ask for those conversations again.
    fn sweep(&mut self, now: Timestamp) {
        if is_within(self.shard.swept_at, now, TYPING_SHOWN_MS) {
            return;
        }
        self.shard.swept_at = now;
        self.shard.conversations.retain(|_, typists| {
            typists.retain(|typist| !typist.is_over(now));
            !typists.is_empty()
        });
    }
}

fn is_within(begin: Timestamp, now: Timestamp, millis: u32) -> bool {
    (0..i64::from(millis)).contains(&(now.as_millis() - begin.as_millis()))
}

fn millis_between(begin: Timestamp, end: Timestamp) -> u32 {
    (end.as_millis() - begin.as_millis()).clamp(0, i64::from(u32::MAX)) as u32
}

#[cfg(test)]
impl Typing {
    /// In how many conversations somebody is typing.
    pub(super) fn conversation_count(&self) -> usize {
        self.shards.iter().map(|shard| shard.lock().conversations.len()).sum()
    }
}
