//! What a session knows and wants, without the network: requests and answers, topics, and the entities that events
//! keep up to date. Everything happens under one lock, a frame at a time, so that no stream ever shows half a frame.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use std::time::Duration;

use chinwag_model::{ConversationId, UserId};
use chinwag_protocol::limits::PING_AFTER_SECONDS;
use chinwag_protocol::{Hello, Notice, TokenSet, Topic, Welcome, WireError};
use serde_json::value::RawValue;
use tokio::sync::{Notify, watch};
use tokio::time::Instant;

use crate::error::{Closing, Error, SessionEnd};
use crate::frames::Item;
use crate::operation::Operation;
use crate::session::Status;
use crate::session::credentials::Credentials;

mod conversation;
mod conversations;
mod events;
mod filtered_list;
mod inbox;
mod message_window;
mod own_list;
mod people;
mod private;
mod reactions;
mod requests;
mod topics;
mod users;

pub(crate) use conversation::{Conversation, loose_message};
pub(crate) use filtered_list::Filtered;
pub(crate) use message_window::Step;

use inbox::Inbox;
use own_list::OwnList;
use private::Private;
use requests::Requests;
use topics::Topics;
use users::Users;

/// What the driver of a session waits for.
#[derive(Default)]
pub(crate) struct Signals {
    /// Requests are waiting to go out, or the session is over.
    pub(crate) outgoing: Notify,
    /// A topic has to be left at some time.
    pub(crate) leaving: Notify,
    /// The token should be renewed.
    pub(crate) renew: Notify,
    /// The session is over.
    pub(crate) over: Notify,
}

/// Why to give up a connection that works, or whether to.
pub(crate) enum Break {
    /// The server did not take the hello, or a token.
    Refused(WireError),
    /// It is of no use any more.
    Lost(Closing),
}

/// What concerns the present connection only.
pub(crate) struct Present {
    /// How long to wait in silence before asking for a sign of life.
    pub(crate) ping_after: Duration,
    /// When to move to another connection, because the server said that it goes down.
    pub(crate) drain_at: Option<Instant>,
    /// To be given up.
    pub(crate) broken: Option<Break>,
    /// The server took the hello.
    pub(crate) welcomed: bool,
}

impl Default for Present {
    fn default() -> Self {
        let ping_after = Duration::from_secs(PING_AFTER_SECONDS);
        Self { ping_after, drain_at: None, broken: None, welcomed: false }
    }
}

/// See the module.
pub(crate) struct Core {
    pub(crate) user: UserId,
    pub(crate) requests: Requests,
    pub(crate) topics: Topics,
    pub(crate) users: Users,
    pub(crate) online: HashMap<UserId, bool>,
    pub(crate) conversations: BTreeMap<ConversationId, Conversation>,
    pub(crate) own_list: OwnList,
    pub(crate) inbox: Inbox,
    pub(crate) credentials: Credentials,
    pub(crate) present: Present,
    pub(crate) ended: Option<SessionEnd>,
    pub(crate) status: watch::Sender<Status>,
    pub(crate) signals: Arc<Signals>,
    private: Private,
    /// When it was last told that one is typing, by conversation.
    typing_told: HashMap<ConversationId, Instant>,
}

/// It is not told more often than this that one is typing.
const TYPING_AGAIN: Duration = Duration::from_secs(5);

impl Core {
    pub(crate) fn new(user: UserId, credentials: Credentials) -> Self {
        Self {
            inbox: Inbox::new(user.clone()),
            user,
            credentials,
            requests: Requests::default(),
            topics: Topics::default(),
            users: Users::default(),
            online: HashMap::new(),
            conversations: BTreeMap::new(),
            own_list: OwnList::default(),
            present: Present::default(),
            ended: None,
            status: watch::Sender::new(Status::Idle),
            signals: Arc::default(),
            private: Private::default(),
            typing_told: HashMap::new(),
        }
    }

    /// Makes a request that has to be answered, however often the connection breaks before. `done` runs while the
    /// frame with the answer is applied.
    pub(crate) fn ask<O: Operation>(
        &mut self,
        operation: &O,
        done: impl FnOnce(&mut Self, Result<O::Result, Error>) + Send + 'static,
    ) {
        self.add(operation, true, done);
    }

    /// Makes a request that is only about the present connection, if there is one.
    pub(crate) fn ask_now<O: Operation>(
        &mut self,
        operation: &O,
        done: impl FnOnce(&mut Self, Result<O::Result, Error>) + Send + 'static,
    ) {
        if self.requests.is_open() {
            self.add(operation, false, done);
        }
    }

    fn add<O: Operation>(
        &mut self,
        operation: &O,
        lasting: bool,
        done: impl FnOnce(&mut Self, Result<O::Result, Error>) + Send + 'static,
    ) {
        if let Some(end) = &self.ended {
            let error = Error::Ended(end.clone());
            return done(self, Err(error));
        }
        let decode = |raw: Box<RawValue>| {
            let decoded = serde_json::from_str(raw.get());
            decoded.map_err(|error| Error::Unintelligible(format!("{}: {error}", O::NAME)))
        };
        let done = move |core: &mut Self, raw: Result<_, _>| done(core, raw.and_then(decode));
        match self.requests.add(operation, lasting, Box::new(done)) {
            Ok(()) => self.signals.outgoing.notify_one(),
            Err((error, done)) => done(self, Err(error)),
        }
    }

    /// A connection is open: says hello, asks for all topics from where they were, and repeats what has no answer.
    pub(crate) fn opened(&mut self, hello: &Hello) {
        self.present = Present::default();
        let lasting = self.requests.open();
        self.ask_now(hello, Self::greeted);
        self.requests.send_last_alone();
        self.resume_topics();
        self.requests.append(lasting);
        self.signals.outgoing.notify_one();
    }

    fn greeted(&mut self, answer: Result<Welcome, Error>) {
        match answer {
            Ok(welcome) => {
                self.users.put(welcome.user);
                self.private.begin(welcome.me_revision);
                self.present.ping_after = Duration::from_millis(welcome.ping_after_ms.into());
                self.present.welcomed = true;
                self.inbox.connected(welcome.now);
                self.status.send_replace(Status::Connected);
            }
            Err(Error::Refused(error)) => self.present.broken = Some(Break::Refused(error)),
            Err(error) => self.present.broken = Some(Break::Lost(Closing::broken(error))),
        }
    }

    /// The connection is gone.
    pub(crate) fn lost(&mut self) {
        self.requests.lost();
        self.topics.lost();
        if self.ended.is_none() {
            self.status.send_replace(Status::Waiting);
        }
    }

    /// The session is over. Only the first reason counts.
    pub(crate) fn end(&mut self, end: SessionEnd) {
        if self.ended.is_some() {
            return;
        }
        self.ended = Some(end.clone());
        self.status.send_replace(Status::Ended(end.clone()));
        for entry in self.requests.end() {
            (entry.done)(self, Err(Error::Ended(end.clone())));
        }
        self.topics.wake_all();
        self.inbox.wake_all();
        self.signals.over.notify_one();
        self.signals.outgoing.notify_one();
    }

    /// Takes one item of a frame.
    pub(crate) fn take(&mut self, item: Item) {
        match item {
            Item::Answer(Some(id), answer) => {
                if let Some(entry) = self.requests.answered(id) {
                    (entry.done)(self, answer.map_err(Error::Refused));
                    // An answer makes room for requests that were held back.
                    self.signals.outgoing.notify_one();
                }
            }
            Item::Answer(None, Err(error)) => {
                let reason = format!("the server could not read a frame: {error}");
                self.present.broken = Some(Break::Lost(Closing::broken(reason)));
            }
            Item::Answer(None, Ok(_)) => {}
            Item::Incoming(crate::Incoming::Event(event)) => self.event(*event),
            Item::Incoming(crate::Incoming::Notice(notice)) => match notice {
                Notice::Draining { reconnect_in_ms } => {
                    let wait = Duration::from_millis(reconnect_in_ms.into());
                    self.present.drain_at = Some(Instant::now() + wait);
                }
                Notice::TokenExpiring { .. } => self.signals.renew.notify_one(),
                // What one may do is for interfaces to know; the server refuses the rest.
                Notice::RoleChanged { .. } => {}
            },
        }
    }

    /// A new token: tells the server, if there is a connection.
    pub(crate) fn set_token(&mut self, token: String) {
        self.credentials.token = Some(token.clone());
        self.ask_now(&TokenSet { token }, |core, answer| {
            if let Err(Error::Refused(error)) = answer {
                core.present.broken = Some(Break::Refused(error));
            }
        });
    }

    /// Whether to tell that one is typing, which is then taken as told.
    pub(crate) fn may_tell_typing(&mut self, id: &ConversationId) -> bool {
        let now = Instant::now();
        let told = self.typing_told.get(id).is_some_and(|at| now < *at + TYPING_AGAIN);
        if told || !self.requests.is_open() {
            return false;
        }
        self.typing_told.retain(|_, at| now < *at + TYPING_AGAIN);
        self.typing_told.insert(id.clone(), now);
        true
    }

    /// A message is sent, which ends the typing.
    pub(crate) fn typing_ended(&mut self, id: &ConversationId) {
        self.typing_told.remove(id);
    }

    /// Asks for users whom something shown refers to and nothing is known of.
    pub(crate) fn ask_unknown_users(&mut self) {
        for user in self.users.take_unknown() {
            self.read_user(user);
        }
    }

    pub(crate) fn read_user(&mut self, user: UserId) {
        self.ask(&chinwag_protocol::UserGet { user }, |core, answer| {
            if let Ok(found) = answer {
                core.put_users(found.user);
            }
        });
    }

    /// Keeps the newer copy of each user; what anything shows may have changed then.
    pub(crate) fn put_users(&mut self, users: impl IntoIterator<Item = chinwag_protocol::UserEntity>) {
        if self.users.put(users) {
            self.topics.wake_all();
        }
    }

    /// What a conversation shows may have changed, and the list that it is in.
    pub(crate) fn touch_conversation(&mut self, id: &ConversationId) {
        self.topics.wake(&Topic::Conversation(id.clone()));
        self.topics.wake(&Topic::Me);
    }
}
