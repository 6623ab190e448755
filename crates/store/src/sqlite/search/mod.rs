//! Finding messages by their words.

mod hits;
mod index;
mod indexer;
mod schedule;

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use chinwag_model::{AppKey, ConversationId, Message, MessageId, UserId};
use rusqlite::{Connection, params};

use self::hits::Hits;
pub use self::index::{came_late, deleted, edited};
pub use self::indexer::Indexer;
pub use self::schedule::{Indexing, Next};
use super::gather::Gather;
use super::messages::Keyed;
use super::rows::all;
use super::views::{self, Viewer};
use super::{conversations, heads, participants, selection, users};
use crate::{MessageHit, MessageHits, MessageSearch, Selection, StoreError};

/// Most conversations that one search looks through: those with the latest messages.
const CONVERSATIONS_MAX: u32 = 10_000;

/// See [`crate::Store::search_messages`].
pub fn messages(
    connection: &Connection,
    app: AppKey,
    viewer: &UserId,
    search: &MessageSearch,
    shown: u32,
) -> Result<MessageHits, StoreError> {
    let Some(user) = users::find(connection, app, viewer)?.map(|row| row.key) else {
        return Ok(MessageHits { loaded_all: true, ..MessageHits::default() });
    };
    let selection = Selection { filter: search.filter.clone(), query: None };
    let wanted = |conversation| selection::fits(connection, conversation, user, &selection);
    let (found, loaded_all) = newest(connection, by_newest_message(connection, user)?, wanted, search)?;

    let mut gather = Gather::new(connection, Some(user));
    let mut views = BTreeMap::new();
    let (hits, all) = gather.page(found, |gather, (conversation, message)| {
        let view = match views.entry(conversation) {
            Entry::Occupied(view) => view.into_mut(),
            Entry::Vacant(place) => {
                let id = conversations::attributes(connection, conversation)?.id;
                let head = heads::require(connection, app, &id)?;
                let part = participants::require(connection, &head, viewer)?;
                place.insert(views::view(connection, Viewer::participant(head, part), shown, gather)?)
            }
        };
        let message = gather.message(conversation, message)?;
        Ok(MessageHit { conversation: view.conversation.id.clone(), message })
    })?;
    let (users, references) = gather.finish();
    let views = views.into_values().collect();
    Ok(MessageHits { hits, views, loaded_all: loaded_all && all, users, references })
}

/// See [`crate::Store::find_messages`].
pub fn find(
    connection: &Connection,
    app: AppKey,
    user: Option<&UserId>,
    search: &MessageSearch,
) -> Result<Vec<(ConversationId, Message)>, StoreError> {
    let conversations = match user {
        Some(user) => by_newest_message(connection, users::require(connection, app, user)?.key)?,
        None => all_by_newest_message(connection, app)?,
    };
    let (found, _) = newest(connection, conversations, |_| Ok(true), search)?;
    let mut gather = Gather::new(connection, None);
    let named = found.into_iter().map(|(conversation, message)| {
        let id = conversations::attributes(connection, conversation)?.id;
        Ok((id, gather.message(conversation, message)?))
    });
    named.collect()
}

/// The newest messages that are searched for, of those conversations that are wanted; and whether there are no more.
fn newest(
    connection: &Connection,
    conversations: Vec<(i64, MessageId)>,
    wanted: impl Fn(i64) -> Result<bool, StoreError>,
    search: &MessageSearch,
) -> Result<(Vec<(i64, Keyed)>, bool), StoreError> {
    let mut hits = Hits::new(&search.query, search.before.as_ref(), search.limit as usize + 1);
    for (conversation, newest) in conversations {
        // All that follow are older still.
        if hits.are_all_after(&newest) {
            break;
        }
        if wanted(conversation)? {
            hits.search(connection, conversation)?;
        }
    }
    let mut found = hits.newest_first();
    let loaded_all = found.len() <= search.limit as usize;
    found.truncate(search.limit as usize);
    Ok((found, loaded_all))
}

/// The app's conversations that have messages, with their newest one, latest first.
fn all_by_newest_message(connection: &Connection, app: AppKey) -> Result<Vec<(i64, MessageId)>, StoreError> {
    let sql = "SELECT c.key, c.last_message_id FROM conversations c WHERE c.app = ?1 AND c.deleted_at IS NULL \
               AND c.last_message_id IS NOT NULL ORDER BY c.last_message_id DESC LIMIT ?2";
    all(connection, sql, params![app.0, CONVERSATIONS_MAX], |columns| {
        Ok((columns.get()?, columns.message_id()?))
    })
}

/// A user's conversations that have messages, with their newest one, latest first.
fn by_newest_message(connection: &Connection, user: i64) -> Result<Vec<(i64, MessageId)>, StoreError> {
    let sql = "SELECT c.key, c.last_message_id FROM participants p JOIN conversations c ON c.key = p.conversation \
               WHERE p.user = ?1 AND c.last_message_id IS NOT NULL ORDER BY c.last_message_id DESC LIMIT ?2";
    all(connection, sql, params![user, CONVERSATIONS_MAX], |columns| {
        Ok((columns.get()?, columns.message_id()?))
    })
}
