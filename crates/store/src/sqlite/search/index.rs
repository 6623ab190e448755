//! The index: for each conversation, which messages have which terms.

use std::collections::{BTreeMap, BTreeSet};

use chinwag_model::{Message, MessageId, MessageKind, Timestamp, index_terms, plaintext};
use rusqlite::{Connection, params};

use super::super::rows::{all, execute, first};
use crate::StoreError;

/// Revisions of a conversation that share a part of its index.
const PART_REVISIONS: u64 = 1_024;
/// Bytes of a place as it is stored.
const PLACE_BYTES: usize = 8;

/// Where a message is, in its conversation: a short form of its id, ordered as messages are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    part: u64,
    /// Milliseconds, and the revision within the part in the lowest bits.
    number: u64,
}

impl Place {
    fn of(id: &MessageId) -> Self {
        let (time, revision) = (id.created_at().as_millis() as u64, id.created_revision());
        Self { part: revision / PART_REVISIONS, number: time * PART_REVISIONS + revision % PART_REVISIONS }
    }

    fn id(&self, random: u64) -> MessageId {
        let time = Timestamp::from_millis((self.number / PART_REVISIONS) as i64);
        MessageId::make(time, self.part * PART_REVISIONS + self.number % PART_REVISIONS, random)
    }

    /// The least id that a message here can have.
    pub fn earliest_id(&self) -> MessageId {
        self.id(0)
    }

    /// The greatest id that a message here can have.
    pub fn latest_id(&self) -> MessageId {
        self.id(u64::MAX)
    }

    fn bytes(&self) -> [u8; PLACE_BYTES] {
        self.number.to_be_bytes()
    }
}

/// The terms of a message: only what users say can be found.
pub fn terms(message: &Message) -> BTreeSet<String> {
    match message.kind {
        MessageKind::UserMessage => index_terms(&plaintext(&message.content)),
        MessageKind::SystemMessage => BTreeSet::new(),
    }
}

/// New entries of a conversation, gathered so that each row is written once.
#[derive(Default)]
pub struct Entries {
    rows: BTreeMap<(u64, String), Vec<u8>>,
}

impl Entries {
    /// Files a message under terms.
    pub fn add(&mut self, id: &MessageId, terms: impl IntoIterator<Item = String>) {
        let place = Place::of(id);
        for term in terms {
            self.rows.entry((place.part, term)).or_default().extend(place.bytes());
        }
    }

    /// Writes them all.
    pub fn write(self, connection: &Connection, conversation: i64) -> Result<(), StoreError> {
        let sql = "INSERT INTO search_words (conversation, part, word, places) VALUES (?1, ?2, ?3, ?4) \
                   ON CONFLICT DO UPDATE SET places = CAST(places || excluded.places AS BLOB)";
        for ((part, word), places) in self.rows {
            execute(connection, sql, params![conversation, part as i64, word, places])?;
        }
        Ok(())
    }
}

/// Takes a message out from under terms.
fn remove<'a>(
    connection: &Connection,
    conversation: i64,
    id: &MessageId,
    terms: impl IntoIterator<Item = &'a String>,
) -> Result<(), StoreError> {
    let place = Place::of(id);
    let (part, gone) = (place.part as i64, place.bytes());
    for term in terms {
        let sql = "SELECT places FROM search_words WHERE conversation = ?1 AND part = ?2 AND word = ?3";
        let row = params![conversation, part, term];
        let Some(places) = first(connection, sql, row, |columns| columns.get::<Vec<u8>>())? else { continue };
        let rest: Vec<u8> =
            places.chunks_exact(PLACE_BYTES).filter(|place| *place != gone).flatten().copied().collect();
        if rest.is_empty() {
            let sql = "DELETE FROM search_words WHERE conversation = ?1 AND part = ?2 AND word = ?3";
            execute(connection, sql, row)?;
        } else {
            let sql =
                "UPDATE search_words SET places = ?4 WHERE conversation = ?1 AND part = ?2 AND word = ?3";
            execute(connection, sql, params![conversation, part, term, rest])?;
        }
    }
    Ok(())
}

/// Whether the index has come to this message. Those after it are read as they are then.
fn has_reached(connection: &Connection, conversation: i64, id: &MessageId) -> Result<bool, StoreError> {
    let sql = "SELECT until >= ?2 FROM search_progress WHERE conversation = ?1";
    Ok(first(connection, sql, params![conversation, id.as_str()], |columns| columns.get())?.unwrap_or(false))
}

/// Files an edited message under its new words instead of its old ones, in the transaction of the edit.
pub fn edited(
    connection: &Connection,
    conversation: i64,
    before: &Message,
    after: &Message,
) -> Result<(), StoreError> {
    if before.content == after.content || !has_reached(connection, conversation, &after.id)? {
        return Ok(());
    }
    let (old, new) = (terms(before), terms(after));
    remove(connection, conversation, &after.id, old.difference(&new))?;
    let mut entries = Entries::default();
    entries.add(&after.id, new.difference(&old).cloned());
    entries.write(connection, conversation)
}

/// Takes a deleted message out, in the transaction that deletes it.
pub fn deleted(connection: &Connection, conversation: i64, message: &Message) -> Result<(), StoreError> {
    if !has_reached(connection, conversation, &message.id)? {
        return Ok(());
    }
    remove(connection, conversation, &message.id, &terms(message))
}

/// Files a message that came after younger ones, in the transaction that stores it: the index may have passed its
/// place. From then on, the parts of this conversation are not in the order of time.
pub fn came_late(connection: &Connection, conversation: i64, message: &Message) -> Result<(), StoreError> {
    execute(connection, "INSERT OR IGNORE INTO search_shuffled (conversation) VALUES (?1)", [conversation])?;
    if !has_reached(connection, conversation, &message.id)? {
        return Ok(());
    }
    let mut entries = Entries::default();
    entries.add(&message.id, terms(message));
    entries.write(connection, conversation)
}

/// Whether a later part of the index may hold older messages.
pub fn is_shuffled(connection: &Connection, conversation: i64) -> Result<bool, StoreError> {
    let sql = "SELECT 1 FROM search_shuffled WHERE conversation = ?1";
    Ok(first(connection, sql, [conversation], |columns| columns.get::<i64>())?.is_some())
}

/// The last part of a conversation's index, or the last before another.
pub fn last_part(
    connection: &Connection,
    conversation: i64,
    before: Option<u64>,
) -> Result<Option<u64>, StoreError> {
    let sql =
        "SELECT part FROM search_words WHERE conversation = ?1 AND part < ?2 ORDER BY part DESC LIMIT 1";
    let before = before.map_or(i64::MAX, |part| part as i64);
    first(connection, sql, params![conversation, before], |columns| columns.count())
}

/// Where messages are, in a part, that have for each of these a term that starts with it; in order.
pub fn places_of_all(
    connection: &Connection,
    conversation: i64,
    part: u64,
    terms: &[String],
) -> Result<Vec<Place>, StoreError> {
    let mut common: Option<Vec<u64>> = None;
    for term in terms {
        let mut places = places(connection, conversation, part, term)?;
        if let Some(common) = &common {
            places.retain(|place| common.binary_search(place).is_ok());
        }
        if places.is_empty() {
            return Ok(Vec::new());
        }
        common = Some(places);
    }
    Ok(common.unwrap_or_default().into_iter().map(|number| Place { part, number }).collect())
}

/// Where messages are, in a part, that have a term that starts with `start`; in order, each once.
fn places(
    connection: &Connection,
    conversation: i64,
    part: u64,
    start: &str,
) -> Result<Vec<u64>, StoreError> {
    let sql = "SELECT places FROM search_words \
               WHERE conversation = ?1 AND part = ?2 AND word >= ?3 AND word < ?3 || char(1114111)";
    let rows =
        all(connection, sql, params![conversation, part as i64, start], |columns| columns.get::<Vec<u8>>())?;
    let places = rows.iter().flat_map(|row| row.as_chunks::<PLACE_BYTES>().0);
    let mut places: Vec<_> = places.map(|bytes| u64::from_be_bytes(*bytes)).collect();
    places.sort_unstable();
    places.dedup();
    Ok(places)
}
