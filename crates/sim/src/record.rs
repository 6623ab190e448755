//! What happened in a world: for whoever has to find a mistake, and for what must hold at the end.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;

use chinwag_model::{Clock, MessageId, Timestamp};
use parking_lot::Mutex;

use crate::chance::SimulatedClock;

/// Everything that the clients know to have done.
pub struct Record {
    /// Who is there.
    pub users: Vec<String>,
    /// Where they talk.
    pub conversations: Vec<String>,
    story: Mutex<Vec<String>>,
    sent: Mutex<BTreeMap<String, Sent>>,
    deleted: Mutex<BTreeSet<MessageId>>,
    perhaps_deleted: Mutex<BTreeSet<MessageId>>,
    /// When each conversation was last deleted.
    emptied: Mutex<BTreeMap<String, Timestamp>>,
}

/// A message that somebody sent.
#[derive(Debug, Clone)]
pub struct Sent {
    /// Where.
    pub conversation: String,
    /// Its id, once the server has said that it is stored.
    pub id: Option<MessageId>,
}

impl Record {
    /// Of so many people and places.
    pub fn new(users: usize, conversations: usize) -> Self {
        Self {
            users: (0..users).map(|number| format!("user{number}")).collect(),
            conversations: (0..conversations).map(|number| format!("room{number}")).collect(),
            story: Mutex::default(),
            sent: Mutex::default(),
            deleted: Mutex::default(),
            perhaps_deleted: Mutex::default(),
            emptied: Mutex::default(),
        }
    }

    /// Adds a line to the story.
    pub fn note(&self, what: impl Display) {
        let at = turmoil::sim_elapsed().unwrap_or_default();
        self.story.lock().push(format!("{:>9.3} s  {what}", at.as_secs_f64()));
    }

    /// Somebody sent a text that nobody else sends.
    pub fn sent(&self, conversation: &str, text: &str, id: Option<MessageId>) {
        self.sent.lock().insert(text.to_owned(), Sent { conversation: conversation.to_owned(), id });
    }

    /// Somebody deleted a message, or tried to and does not know.
    pub fn deleted(&self, id: &MessageId, surely: bool) {
        let set = if surely { &self.deleted } else { &self.perhaps_deleted };
        set.lock().insert(id.clone());
    }

    /// Somebody deleted a conversation, or tried to: all that was said in it until now may be gone.
    pub fn conversation_deleted(&self, conversation: &str) {
        self.emptied.lock().insert(conversation.to_owned(), SimulatedClock.now());
    }

    /// All that was sent, by text.
    pub fn all_sent(&self) -> BTreeMap<String, Sent> {
        self.sent.lock().clone()
    }

    /// Whether a message must be gone.
    pub fn is_deleted(&self, id: &MessageId) -> bool {
        self.deleted.lock().contains(id)
    }

    /// Whether a message of a conversation may be gone.
    pub fn may_be_deleted(&self, conversation: &str, id: &MessageId) -> bool {
        let emptied = self.emptied.lock().get(conversation).copied();
        let with_conversation = emptied.is_some_and(|at| id.created_at() <= at);
        with_conversation || self.is_deleted(id) || self.perhaps_deleted.lock().contains(id)
    }

    /// The story so far.
    pub fn story(&self) -> Vec<String> {
        self.story.lock().clone()
    }
}
