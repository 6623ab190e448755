//! New messages of all one's conversations, each once, also those that were sent while there was no connection.
//!
//! For each conversation there is a mark: everything up to it was handed out, or is older than the first reader. An
//! event that comes in its order is handed out at once. When a view shows a newer message than the mark, something
//! was missed: the messages after the mark are read, and handed out in order.

use std::collections::{BTreeMap, HashMap, VecDeque};
use std::sync::Arc;
use std::task::Waker;

use chinwag_model::{ConversationId, MessageId, Timestamp, UserId};
use chinwag_protocol::limits::MESSAGES_PAGE_MAX;
use chinwag_protocol::{MessageEntity, MessageList, MessagePage};
use tokio::time::Instant;

use super::Core;
use super::conversation::loose_message;
use crate::error::Error;
use crate::snapshots::MessageSnapshot;

/// Messages not taken by the program yet, at most.
const WAITING_MAX: usize = 100_000;

/// One message, and where it was sent.
pub(crate) type Received = (ConversationId, Arc<MessageSnapshot>);

/// Somebody who takes messages.
#[derive(Default)]
pub(crate) struct Reader {
    queue: VecDeque<Received>,
    waker: Option<Waker>,
    error: Option<Error>,
}

struct Mark {
    until: MessageId,
    /// Newer messages are being read.
    reading: Option<Reading>,
}

struct Reading {
    /// The newest one known of when it began: it may be deleted before it is read.
    target: MessageId,
    /// Those read so far, newest first.
    messages: Vec<MessageEntity>,
    /// Messages that they reply to.
    references: Vec<MessageEntity>,
}

/// See the module.
pub(crate) struct Inbox {
    me: UserId,
    readers: BTreeMap<u64, Reader>,
    marks: HashMap<ConversationId, Mark>,
    /// Messages up to this one are from before the first reader. `None` until the server has told the time.
    start: Option<MessageId>,
    /// The server's time when the present connection began, and ours.
    connected: Option<(Timestamp, Instant)>,
    /// Everything sent before this time was handed out, in every conversation.
    covered: Option<Timestamp>,
}

impl Inbox {
    pub(super) fn new(me: UserId) -> Self {
        let (readers, marks) = (BTreeMap::new(), HashMap::new());
        Self { me, readers, marks, start: None, connected: None, covered: None }
    }

    /// A connection began at this time of the server's.
    pub(super) fn connected(&mut self, now: Timestamp) {
        self.connected = Some((now, Instant::now()));
        self.begin();
    }

    fn join(&mut self, reader: u64) {
        self.readers.insert(reader, Reader::default());
        self.begin();
    }

    pub(crate) fn leave(&mut self, reader: u64) {
        self.readers.remove(&reader);
        if self.readers.is_empty() {
            self.marks.clear();
            (self.start, self.covered) = (None, None);
        }
    }

    fn begin(&mut self) {
        if let Some((then, at)) = self.connected
            && self.start.is_none()
            && !self.readers.is_empty()
        {
            let now = then.as_millis() + i64::try_from(at.elapsed().as_millis()).unwrap_or(i64::MAX);
            // What is sent in this very millisecond may be an answer to what the program did before.
            self.start = Some(MessageId::make(Timestamp::from_millis(now), 0, 0));
            self.covered = Some(Timestamp::from_millis(now));
        }
    }

    /// Conversations that were active at this time or later have to be looked at after a reconnect.
    pub(super) fn covered(&self) -> Option<Timestamp> {
        self.covered
    }

    /// All of them were looked at on the present connection.
    pub(super) fn restored(&mut self) {
        if self.covered.is_some() {
            self.covered = self.covered.max(self.connected.map(|(now, _)| now));
        }
    }

    pub(super) fn wake_all(&mut self) {
        self.readers.values_mut().filter_map(|reader| reader.waker.take()).for_each(Waker::wake);
    }

    /// The next message for a reader, if there is one.
    pub(crate) fn next(&mut self, reader: u64, waker: &Waker) -> Option<Result<Received, Error>> {
        let reader = self.readers.get_mut(&reader)?;
        let next = reader.queue.pop_front().map(Ok).or_else(|| reader.error.take().map(Err));
        if next.is_none() {
            reader.waker = Some(waker.clone());
        }
        next
    }

    fn hand_out(&mut self, received: &Received) {
        // What one says oneself is no news, and a bot that answers itself never stops.
        if received.1.sender.as_ref().is_some_and(|sender| sender.id == self.me) {
            return;
        }
        for reader in self.readers.values_mut() {
            match reader.queue.len() {
                WAITING_MAX.. => reader.error = Some(Error::TooSlow(WAITING_MAX)),
                _ if reader.error.is_none() => reader.queue.push_back(received.clone()),
                _ => {}
            }
        }
        self.wake_all();
    }
}

impl Core {
    /// Somebody takes messages from now on.
    pub(crate) fn join_inbox(&mut self, reader: u64) {
        self.inbox.join(reader);
        let known: Vec<_> = self.conversations.keys().cloned().collect();
        known.iter().for_each(|id| self.check_inbox(id));
    }

    /// A message came in its order.
    pub(super) fn deliver_new(&mut self, id: &ConversationId, message: &MessageId) {
        let Some(mark) = self.inbox.marks.get_mut(id) else { return };
        // While older ones are being read, it will be found by that.
        if mark.reading.is_some() || *message <= mark.until {
            return;
        }
        mark.until = message.clone();
        let conversation = self.conversations.get_mut(id);
        let snapshot = conversation.and_then(|conversation| conversation.message(message, &mut self.users));
        if let Some(snapshot) = snapshot {
            self.inbox.hand_out(&(id.clone(), snapshot));
        }
    }

    /// A view was taken: reads what it shows to be missing.
    pub(super) fn check_inbox(&mut self, id: &ConversationId) {
        let Some(start) = self.inbox.start.clone() else { return };
        let Some(view) = self.conversations.get(id).and_then(|conversation| conversation.state.view()) else {
            return;
        };
        let mark = self.inbox.marks.entry(id.clone()).or_insert(Mark { until: start, reading: None });
        // What was said before one joined is no news. Ids order as time and revision do.
        let joined = MessageId::make(view.me.joined_at, view.me.joined_revision, u64::MAX);
        mark.until = mark.until.clone().max(joined);
        let missing = view.last_message.as_ref().filter(|last| last.id > mark.until);
        if let Some(last) = missing
            && mark.reading.is_none()
        {
            let (messages, references) = (Vec::new(), Vec::new());
            mark.reading = Some(Reading { target: last.id.clone(), messages, references });
            self.read_missing(id, None);
        }
    }

    fn read_missing(&mut self, id: &ConversationId, before: Option<MessageId>) {
        let list = MessageList { conversation: id.clone(), before, limit: Some(MESSAGES_PAGE_MAX) };
        let id = id.clone();
        self.ask(&list, move |core, page| match page {
            Ok(page) => core.take_missing(&id, page),
            // One has left: joining again begins anew.
            Err(_) => drop(core.inbox.marks.remove(&id)),
        });
    }

    fn take_missing(&mut self, id: &ConversationId, page: MessagePage) {
        self.put_users(page.users);
        let Some(mark) = self.inbox.marks.get_mut(id) else { return };
        let Some(Reading { messages, references, .. }) = &mut mark.reading else { return };
        references.extend(page.references);
        let read = page.messages.unwrap_or_default();
        let end = page.loaded_all || read.is_empty();
        messages.extend(read);
        let oldest = messages.last().map(|oldest| oldest.id.clone());
        if !end && oldest.as_ref().is_some_and(|oldest| *oldest > mark.until) {
            return self.read_missing(id, oldest);
        }
        let Some(Reading { target, messages, references }) = mark.reading.take() else { return };
        let newest =
            messages.first().map(|newest| newest.id.clone()).max(Some(target)).max(Some(mark.until.clone()));
        let until = newest.map_or(mark.until.clone(), |newest| std::mem::replace(&mut mark.until, newest));
        for message in messages.iter().rev().filter(|message| message.id > until) {
            let snapshot = loose_message(message, &references, &mut self.users);
            self.inbox.hand_out(&(id.clone(), snapshot));
        }
        self.ask_unknown_users();
        self.check_inbox(id);
    }
}
