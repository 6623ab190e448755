//! What a read refers to, each once: users, and messages replied to.

use std::collections::BTreeSet;

use chinwag_model::{Message, MessageId, Participant, User};
use rusqlite::Connection;

use super::messages::{self, Keyed};
use super::users;
use crate::StoreError;

/// Gathers references while a result is put together.
#[derive(Default)]
pub struct Gather {
    users: BTreeSet<i64>,
    references: BTreeSet<(i64, MessageId)>,
}

impl Gather {
    /// Takes a message into a result.
    pub fn message(&mut self, conversation: i64, (sender, message): Keyed) -> Message {
        self.users.extend(sender);
        self.references.extend(message.referenced_message.clone().map(|id| (conversation, id)));
        message
    }

    /// Takes messages into a result.
    pub fn messages(&mut self, conversation: i64, messages: Vec<Keyed>) -> Vec<Message> {
        messages.into_iter().map(|message| self.message(conversation, message)).collect()
    }

    /// Takes a participant into a result.
    pub fn participant(&mut self, (user, participant): (i64, Participant)) -> Participant {
        self.users.insert(user);
        participant
    }

    /// Reads what was referred to: users, and those messages replied to that still exist. What these in turn reply
    /// to is left out: a reply shows one level.
    pub fn read(mut self, connection: &Connection) -> Result<(Vec<User>, Vec<Message>), StoreError> {
        let mut references = Vec::with_capacity(self.references.len());
        for (conversation, id) in &self.references {
            if let Some((sender, message)) = messages::find(connection, *conversation, id)? {
                self.users.extend(sender);
                references.push(message);
            }
        }
        let mut found = Vec::with_capacity(self.users.len());
        for key in &self.users {
            found.extend(users::by_key(connection, *key)?);
        }
        Ok((found, references))
    }
}
