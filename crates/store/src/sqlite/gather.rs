//! What a read refers to, each once: users, and messages replied to.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use chinwag_model::limits::PAGE_MAX_BYTES;
use chinwag_model::{Conversation, Custom, Message, MessageId, Participant, Reaction, User};
use rusqlite::Connection;

use super::messages::{self, Keyed};
use super::{reactions, users};
use crate::StoreError;

/// Gathers references while a result is put together, and shows messages as the viewer sees them. It knows how much
/// that has become, so that a page can end there.
pub struct Gather<'c> {
    connection: &'c Connection,
    /// The key of the user who is shown the result; `None` for the app.
    viewer: Option<i64>,
    users: BTreeMap<i64, User>,
    /// `None` for what does not exist any more.
    references: BTreeMap<(i64, MessageId), Option<Message>>,
    bytes: usize,
}

impl<'c> Gather<'c> {
    /// Begins with nothing.
    pub fn new(connection: &'c Connection, viewer: Option<i64>) -> Self {
        Self { connection, viewer, users: BTreeMap::new(), references: BTreeMap::new(), bytes: 0 }
    }

    /// Whether it is enough for one page. The app's own pages have no limit but their number: it is trusted, and takes
    /// a short page for the last.
    pub fn is_full(&self) -> bool {
        self.viewer.is_some() && self.bytes >= PAGE_MAX_BYTES
    }

    /// Takes as many items into a page as there are, or as it may have; at least one. Whether these are all.
    pub fn page<T, R>(
        &mut self,
        found: Vec<T>,
        mut take: impl FnMut(&mut Self, T) -> Result<R, StoreError>,
    ) -> Result<(Vec<R>, bool), StoreError> {
        let count = found.len();
        let mut page = Vec::with_capacity(count);
        for item in found {
            if self.is_full() && !page.is_empty() {
                break;
            }
            page.push(take(self, item)?);
        }
        let all = page.len() == count;
        Ok((page, all))
    }

    /// Takes a message into a result.
    pub fn message(&mut self, conversation: i64, found: Keyed) -> Result<Message, StoreError> {
        let message = self.seen(conversation, found)?;
        if let Some(id) = message.referenced_message.clone() {
            self.reference(conversation, id)?;
        }
        Ok(message)
    }

    /// Takes a participant into a result.
    pub fn participant(
        &mut self,
        (user, participant): (i64, Participant),
    ) -> Result<Participant, StoreError> {
        self.user(user)?;
        Ok(participant)
    }

    /// Takes a reaction into a result.
    pub fn reaction(&mut self, (user, reaction): (i64, Reaction)) -> Result<Reaction, StoreError> {
        self.user(user)?;
        Ok(reaction)
    }

    /// Counts the attributes of a conversation.
    pub fn conversation(&mut self, conversation: Conversation) -> Conversation {
        let Conversation { subject, welcome_messages, custom, .. } = &conversation;
        self.bytes += weight(subject.iter().chain(welcome_messages.iter().flatten()), custom);
        conversation
    }

    /// What was referred to: users, and those messages replied to that still exist.
    pub fn finish(self) -> (Vec<User>, Vec<Message>) {
        (self.users.into_values().collect(), self.references.into_values().flatten().collect())
    }

    /// Takes a message that is replied to. What it replies to in turn is left out: a reply shows one level.
    fn reference(&mut self, conversation: i64, id: MessageId) -> Result<(), StoreError> {
        if self.references.contains_key(&(conversation, id.clone())) {
            return Ok(());
        }
        let found = messages::find(self.connection, conversation, &id)?;
        let message = found.map(|found| self.seen(conversation, found)).transpose()?;
        self.references.insert((conversation, id), message);
        Ok(())
    }

    /// The message as the viewer sees it, with its sender among the users.
    fn seen(&mut self, conversation: i64, (sender, mut message): Keyed) -> Result<Message, StoreError> {
        if let Some(sender) = sender {
            self.user(sender)?;
        }
        self.bytes += weight([&message.text], &message.custom);
        match self.viewer {
            Some(viewer) => reactions::mark_own(self.connection, conversation, viewer, &mut message)?,
            None => reactions::name_all(self.connection, conversation, &mut message)?,
        }
        Ok(message)
    }

    fn user(&mut self, key: i64) -> Result<(), StoreError> {
        let Entry::Vacant(place) = self.users.entry(key) else { return Ok(()) };
        if let Some(user) = users::by_key(self.connection, key)? {
            self.bytes += weight(user.welcome_message.iter().chain([&user.name]), &user.custom);
            place.insert(user);
        }
        Ok(())
    }
}

/// How long texts are together, in bytes.
fn weight<'a>(texts: impl IntoIterator<Item = &'a String>, custom: &'a Custom) -> usize {
    let custom = custom.iter().flat_map(|(key, value)| [key, value]);
    texts.into_iter().chain(custom).map(String::len).sum::<usize>()
}
