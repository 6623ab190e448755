//! What a read refers to, each once: users, and messages replied to.

use std::collections::BTreeSet;

use chinwag_model::{Message, MessageId, Participant, Reaction, User};
use rusqlite::Connection;

use super::messages::{self, Keyed};
use super::{reactions, users};
use crate::StoreError;

/// Gathers references while a result is put together, and shows messages as the viewer sees them.
pub struct Gather<'c> {
    connection: &'c Connection,
    /// The key of the user who is shown the result; `None` for the app.
    viewer: Option<i64>,
    users: BTreeSet<i64>,
    references: BTreeSet<(i64, MessageId)>,
}

impl<'c> Gather<'c> {
    /// Begins with nothing.
    pub fn new(connection: &'c Connection, viewer: Option<i64>) -> Self {
        Self { connection, viewer, users: BTreeSet::new(), references: BTreeSet::new() }
    }

    /// Takes a message into a result.
    pub fn message(&mut self, conversation: i64, found: Keyed) -> Result<Message, StoreError> {
        let message = self.seen(conversation, found)?;
        self.references.extend(message.referenced_message.clone().map(|id| (conversation, id)));
        Ok(message)
    }

    /// Takes messages into a result.
    pub fn messages(&mut self, conversation: i64, messages: Vec<Keyed>) -> Result<Vec<Message>, StoreError> {
        messages.into_iter().map(|message| self.message(conversation, message)).collect()
    }

    /// Takes a participant into a result.
    pub fn participant(&mut self, (user, participant): (i64, Participant)) -> Participant {
        self.users.insert(user);
        participant
    }

    /// Takes a reaction into a result.
    pub fn reaction(&mut self, (user, reaction): (i64, Reaction)) -> Reaction {
        self.users.insert(user);
        reaction
    }

    /// Reads what was referred to: users, and those messages replied to that still exist. What these in turn reply
    /// to is left out: a reply shows one level.
    pub fn read(mut self) -> Result<(Vec<User>, Vec<Message>), StoreError> {
        let mut references = Vec::with_capacity(self.references.len());
        for (conversation, id) in std::mem::take(&mut self.references) {
            if let Some(found) = messages::find(self.connection, conversation, &id)? {
                references.push(self.seen(conversation, found)?);
            }
        }
        let mut found = Vec::with_capacity(self.users.len());
        for key in &self.users {
            found.extend(users::by_key(self.connection, *key)?);
        }
        Ok((found, references))
    }

    /// The message as the viewer sees it, with its sender among the users.
    fn seen(&mut self, conversation: i64, (sender, mut message): Keyed) -> Result<Message, StoreError> {
        self.users.extend(sender);
        match self.viewer {
            Some(viewer) => reactions::mark_own(self.connection, conversation, viewer, &mut message)?,
            None => reactions::name_all(self.connection, conversation, &mut message)?,
        }
        Ok(message)
    }
}
