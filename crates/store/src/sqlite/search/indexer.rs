//! Bringing the index up to what is stored, a few messages at a time.

use std::collections::{BTreeSet, HashSet, VecDeque};

use chinwag_model::{ContentBlock, MessageId, MessageKind, index_terms, plaintext};
use rusqlite::{Connection, params};

use super::super::codes::{KIND, code, plain_content};
use super::super::rows::{all, execute, first};
use super::index::Entries;
use crate::StoreError;

/// Conversations looked at in one step, while those that were left behind when the server last stopped are sought.
const SOUGHT_PER_STEP: u32 = 1_000;
/// Bytes of text after which a step ends, whatever its number of messages: a few milliseconds' work.
const STEP_MAX_BYTES: usize = 16 * 1024;
/// Terms after which a step ends. Scripts without spaces have many in few bytes.
const STEP_MAX_TERMS: usize = 2_000;

/// Knows which conversations have messages that are not indexed yet.
pub struct Indexer {
    queue: VecDeque<i64>,
    queued: HashSet<i64>,
    /// Conversations after this key are still to be looked at; `None` when all have been.
    seeking: Option<i64>,
    /// What the present step has taken from the queue.
    taken: Vec<i64>,
}

impl Default for Indexer {
    fn default() -> Self {
        Self { queue: VecDeque::new(), queued: HashSet::new(), seeking: Some(0), taken: Vec::new() }
    }
}

impl Indexer {
    /// Whether there may be something to do.
    pub fn has_work(&self) -> bool {
        self.seeking.is_some() || !self.queue.is_empty()
    }

    /// Tells of a conversation with new messages.
    pub fn queue(&mut self, conversation: i64) {
        if self.queued.insert(conversation) {
            self.queue.push_back(conversation);
        }
    }

    /// Indexes up to so many messages, in a transaction of the caller's.
    ///
    /// # Errors
    /// When the database fails, or something stored cannot be read. See [`Self::undone`].
    pub fn step(&mut self, connection: &Connection, max_messages: usize) -> Result<(), StoreError> {
        self.taken.clear();
        let mut left = Budget { messages: max_messages, bytes: STEP_MAX_BYTES, terms: STEP_MAX_TERMS };
        while let Some(conversation) = self.next(connection)? {
            self.taken.push(conversation);
            if !index(connection, conversation, &mut left)? {
                self.queue(conversation);
            }
            if left.is_spent() {
                break;
            }
        }
        Ok(())
    }

    /// Tells that the last step was rolled back: what it took is taken up again, but for the last conversation. That is
    /// left until something is said there or the next start, so that it does not hold up the others.
    pub fn undone(&mut self) {
        self.taken.pop();
        std::mem::take(&mut self.taken).into_iter().for_each(|conversation| self.queue(conversation));
    }

    /// Takes a conversation to index; looks for some when none is known.
    fn next(&mut self, connection: &Connection) -> Result<Option<i64>, StoreError> {
        if self.queue.is_empty()
            && let Some(after) = self.seeking
        {
            let (behind, last) = left_behind(connection, after)?;
            self.seeking = last;
            behind.into_iter().for_each(|conversation| self.queue(conversation));
        }
        let next = self.queue.pop_front();
        if let Some(conversation) = &next {
            self.queued.remove(conversation);
        }
        Ok(next)
    }
}

/// What a step may still do.
struct Budget {
    messages: usize,
    bytes: usize,
    terms: usize,
}

impl Budget {
    fn spend(&mut self, bytes: usize, terms: usize) {
        self.messages = self.messages.saturating_sub(1);
        self.bytes = self.bytes.saturating_sub(bytes);
        self.terms = self.terms.saturating_sub(terms);
    }

    fn is_spent(&self) -> bool {
        self.messages == 0 || self.bytes == 0 || self.terms == 0
    }
}

/// Among the conversations that follow a key: those with messages that are not indexed, and where to go on.
fn left_behind(connection: &Connection, after: i64) -> Result<(Vec<i64>, Option<i64>), StoreError> {
    let sql = "SELECT c.key, coalesce(c.last_message_id, '') > coalesce(s.until, '') FROM conversations c \
               LEFT JOIN search_progress s ON s.conversation = c.key WHERE c.key > ?1 ORDER BY c.key LIMIT ?2";
    let seen = all(connection, sql, params![after, SOUGHT_PER_STEP], |columns| {
        Ok((columns.get::<i64>()?, columns.get::<bool>()?))
    })?;
    let last = seen.last().map(|(key, _)| *key);
    Ok((seen.into_iter().filter(|(_, behind)| *behind).map(|(key, _)| key).collect(), last))
}

/// A message as far as the index cares.
struct Unindexed {
    id: MessageId,
    is_said: bool,
    content: Vec<ContentBlock>,
}

/// Indexes the next messages of a conversation; whether those were all.
fn index(connection: &Connection, conversation: i64, left: &mut Budget) -> Result<bool, StoreError> {
    let sql = "SELECT until FROM search_progress WHERE conversation = ?1";
    let until = first(connection, sql, [conversation], |columns| columns.message_id())?;
    let asked = left.messages;
    let messages = after(connection, conversation, until.as_ref(), asked)?;
    let mut all_done = messages.len() < asked;
    let (mut entries, mut last) = (Entries::default(), None);
    for message in messages {
        if left.is_spent() {
            all_done = false;
            break;
        }
        let text = plaintext(&message.content);
        let terms = if message.is_said { index_terms(&text) } else { BTreeSet::new() };
        left.spend(text.len(), terms.len());
        entries.add(&message.id, terms);
        last = Some(message.id);
    }
    let Some(last) = last else { return Ok(all_done) };
    entries.write(connection, conversation)?;
    let sql = "INSERT INTO search_progress (conversation, until) VALUES (?1, ?2) \
               ON CONFLICT DO UPDATE SET until = excluded.until";
    execute(connection, sql, params![conversation, last.as_str()])?;
    Ok(all_done)
}

fn after(
    connection: &Connection,
    conversation: i64,
    id: Option<&MessageId>,
    limit: usize,
) -> Result<Vec<Unindexed>, StoreError> {
    let sql = "SELECT id, kind = ?4, text, content FROM messages WHERE conversation = ?1 AND id > ?2 ORDER BY id LIMIT ?3";
    let (id, said) = (id.map_or("", MessageId::as_str), code(KIND, &MessageKind::UserMessage));
    all(connection, sql, params![conversation, id, limit as i64, said], |columns| {
        let (id, is_said) = (columns.message_id()?, columns.get()?);
        let text: String = columns.get()?;
        let content = columns.optional_json()?.unwrap_or_else(|| plain_content(&text));
        Ok(Unindexed { id, is_said, content })
    })
}
