//! The newest messages that a search has found so far.

use std::collections::BTreeMap;

use chinwag_model::{Invalid, MessageId, MessageKind, SearchQuery, plaintext};
use rusqlite::Connection;

use super::super::messages::{self, Keyed};
use super::index::{self, Place};
use crate::StoreError;

/// Most work of one search, in bytes of text that are looked through: some tenths of a second. Looking up a part of the
/// index, or a message in it, counts as some bytes of its own.
const WORK_MAX_BYTES: usize = 32 * 1024 * 1024;
/// What looking up a part of the index counts as.
const PART_BYTES: usize = 256;
/// What looking up a message counts as.
const MESSAGE_BYTES: usize = 512;

/// Keeps the newest of what it finds.
pub struct Hits<'a> {
    query: &'a SearchQuery,
    terms: Vec<String>,
    before: Option<&'a MessageId>,
    max: usize,
    /// With the key of the conversation. The order of ids is the order of time, across conversations too.
    found: BTreeMap<MessageId, (i64, Keyed)>,
    /// Bytes that may still be looked through.
    work: usize,
}

impl<'a> Hits<'a> {
    /// For messages before a known one, at most `max` of them.
    pub fn new(query: &'a SearchQuery, before: Option<&'a MessageId>, max: usize) -> Self {
        Self { query, terms: query.terms(), before, max, found: BTreeMap::new(), work: WORK_MAX_BYTES }
    }

    /// Whether there are enough already, all of them newer than this one.
    pub fn are_all_after(&self, id: &MessageId) -> bool {
        self.found.len() >= self.max && self.found.keys().next().is_none_or(|oldest| oldest > id)
    }

    /// What was found, newest first.
    pub fn newest_first(self) -> Vec<(i64, Keyed)> {
        self.found.into_values().rev().collect()
    }

    /// Looks through a conversation, newest messages first.
    pub fn search(&mut self, connection: &Connection, conversation: i64) -> Result<(), StoreError> {
        if self.terms.is_empty() {
            return Ok(());
        }
        let is_shuffled = index::is_shuffled(connection, conversation)?;
        let mut part = index::last_part(connection, conversation, None)?;
        while let Some(number) = part {
            self.spend(PART_BYTES)?;
            for place in index::places_of_all(connection, conversation, number, &self.terms)?.iter().rev() {
                match self.is_over(place) {
                    true if is_shuffled => break,
                    true => return Ok(()),
                    false => {}
                }
                self.take(connection, conversation, place)?;
            }
            part = index::last_part(connection, conversation, Some(number))?;
        }
        Ok(())
    }

    /// Whether neither this place nor any before it can be among the newest.
    fn is_over(&self, place: &Place) -> bool {
        let oldest = self.found.keys().next().filter(|_| self.found.len() >= self.max);
        oldest.is_some_and(|oldest| place.latest_id() < *oldest)
    }

    /// Refuses a search that would look through too much.
    fn spend(&mut self, bytes: usize) -> Result<(), StoreError> {
        let problem = "is in parts in too many messages to look through; give more or longer words, or filter the \
                       conversations";
        self.work = self.work.checked_sub(bytes).ok_or_else(|| Invalid::argument("query", problem))?;
        Ok(())
    }

    /// Takes the message at a place, if it is there and matches.
    fn take(&mut self, connection: &Connection, conversation: i64, place: &Place) -> Result<(), StoreError> {
        if self.before.is_some_and(|before| place.earliest_id() >= *before) {
            return Ok(());
        }
        let between = (&place.earliest_id(), &place.latest_id());
        let Some(id) = messages::first_between(connection, conversation, between)? else { return Ok(()) };
        if self.before.is_some_and(|before| id >= *before) {
            return Ok(());
        }
        let Some(keyed) = messages::find(connection, conversation, &id)? else { return Ok(()) };
        let message = &keyed.1;
        self.spend(MESSAGE_BYTES + message.text.len())?;
        if message.kind == MessageKind::UserMessage && self.query.matches(&plaintext(&message.content)) {
            self.found.insert(id, (conversation, keyed));
            if self.found.len() > self.max {
                self.found.pop_first();
            }
        }
        Ok(())
    }
}
