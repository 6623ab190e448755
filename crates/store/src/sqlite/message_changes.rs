//! Which messages a client that was away has to hear of.

use std::collections::BTreeSet;

use chinwag_model::MessageId;
use rusqlite::{Connection, params};

use super::rows::{all, execute};
use crate::StoreError;

/// Writes down that a revision changed or deleted a message. The one that created it stands in its id.
pub fn record(
    connection: &Connection,
    conversation: i64,
    revision: u64,
    message: &MessageId,
) -> Result<(), StoreError> {
    execute(
        connection,
        "INSERT INTO message_changes (conversation, revision, message) VALUES (?1, ?2, ?3)",
        params![conversation, revision as i64, message.as_str()],
    )?;
    Ok(())
}

/// The messages that the revisions after `since`, up to `now`, created, changed or deleted: each once, oldest first.
/// There are more of them when it gives `limit`.
pub fn between(
    connection: &Connection,
    conversation: i64,
    since: u64,
    now: u64,
    limit: u32,
) -> Result<Vec<MessageId>, StoreError> {
    // Each revision makes one message at most.
    let limit = u64::from(limit).min(now.saturating_sub(since)) as i64;
    let changed = "SELECT DISTINCT message FROM message_changes WHERE conversation = ?1 AND revision > ?2 \
                   ORDER BY message LIMIT ?3";
    let changed =
        all(connection, changed, params![conversation, since as i64, limit], |columns| columns.message_id())?;
    // The order of ids is that of creation, so that the new ones are the last.
    let newest = "SELECT id FROM messages WHERE conversation = ?1 ORDER BY id DESC LIMIT ?2";
    let newest = all(connection, newest, params![conversation, limit], |columns| columns.message_id())?;
    let created = newest.into_iter().take_while(|id| id.created_revision() > since);
    let touched: BTreeSet<_> = created.chain(changed).collect();
    Ok(touched.into_iter().take(limit as usize).collect())
}
