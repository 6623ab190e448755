//! Search, as one user does it among their own conversations.

use std::collections::HashMap;
use std::sync::Arc;

use chinwag_model::{ConversationId, Message, MessageId, Participant, SearchQuery, Timestamp, UserId};
use chinwag_protocol::limits::{PARTICIPANTS_SHOWN, SEARCH_PAGE_DEFAULT, SEARCH_PAGE_MAX};
use chinwag_protocol::{ConversationHits, ErrorCode, MessageHit, MessageHits, Search};
use chinwag_store::{ListCursor, MessageSearch, Selection, View};

use crate::conversations::page_limit;
use crate::{Caller, Engine, Error, shapes};

/// A message that a back end found.
#[derive(Debug, Clone)]
pub struct FoundMessage {
    /// Where it stands.
    pub conversation: ConversationId,
    /// The message.
    pub message: Message,
    /// All participants of the conversation.
    pub participants: Arc<Vec<Participant>>,
}

impl Engine {
    /// User messages that have every word of a query, newest first. Those of the last second or so may be missing.
    ///
    /// # Errors
    /// `NOT_PERMITTED`; `INVALID_ARGUMENT` for a query that is too long or has too many words, a limit out of range, or
    /// an `after` that no search of messages gave.
    pub async fn search_messages(
        &self,
        caller: &Caller,
        user: &UserId,
        search: Search,
    ) -> Result<MessageHits, Error> {
        self.require(caller, "canSearch", |role| role.can_search).await?;
        let wanted = MessageSearch {
            query: SearchQuery::parse(&search.query)?,
            filter: search.filter,
            before: search.after.map(|after| MessageId::new(after).or_else(|_| no_cursor())).transpose()?,
            limit: page_limit(search.limit, SEARCH_PAGE_DEFAULT, 1, SEARCH_PAGE_MAX)?,
        };
        let page = self.store.search_messages(caller.key(), user, &wanted, PARTICIPANTS_SHOWN).await?;
        let last = page.hits.last().filter(|_| !page.loaded_all);
        Ok(MessageHits {
            next: last.map(|hit| hit.message.id.to_string()),
            hits: page.hits.iter().map(hit).collect(),
            views: page.views.iter().map(shapes::view).collect(),
            users: shapes::users(&page.users),
            references: shapes::messages(&page.references),
            loaded_all: page.loaded_all,
        })
    }

    /// The same among all of the app's conversations, or one user's, with the participants of each hit's conversation.
    /// For back ends.
    ///
    /// # Errors
    /// `UNKNOWN_USER`; `INVALID_ARGUMENT` for a query that would look through too much.
    pub async fn find_messages(
        &self,
        caller: &Caller,
        user: Option<&UserId>,
        wanted: &MessageSearch,
    ) -> Result<Vec<FoundMessage>, Error> {
        let hits = self.store.find_messages(caller.key(), user, wanted).await?;
        let mut participants: HashMap<ConversationId, Arc<Vec<Participant>>> = HashMap::new();
        let mut found = Vec::with_capacity(hits.len());
        for (conversation, message) in hits {
            let participants = match participants.get(&conversation) {
                Some(known) => known.clone(),
                // Deleted since it was found.
                None => match self.store.conversation(caller.key(), &conversation).await? {
                    Some(record) => participants
                        .entry(conversation.clone())
                        .or_insert(Arc::new(record.participants))
                        .clone(),
                    None => continue,
                },
            };
            found.push(FoundMessage { conversation, message, participants });
        }
        Ok(found)
    }

    /// Conversations whose subject, or whose `custom.search`, has every word of a query; latest activity first.
    ///
    /// # Errors
    /// `NOT_PERMITTED`; `INVALID_ARGUMENT` for a query that is too long or has too many words, a limit out of range, or
    /// an `after` that no search of conversations gave.
    pub async fn search_conversations(
        &self,
        caller: &Caller,
        user: &UserId,
        search: Search,
    ) -> Result<ConversationHits, Error> {
        self.require(caller, "canSearch", |role| role.can_search).await?;
        let wanted = Selection { query: Some(SearchQuery::parse(&search.query)?), filter: search.filter };
        let after = search.after.map(|after| place(&after).map_or_else(no_cursor, Ok)).transpose()?;
        let limit = page_limit(search.limit, SEARCH_PAGE_DEFAULT, 1, SEARCH_PAGE_MAX)?;
        let page = self
            .store
            .list_views(caller.key(), user, &wanted, after.as_ref(), PARTICIPANTS_SHOWN, limit)
            .await?;
        let found = shapes::view_page(&page);
        Ok(ConversationHits {
            next: page.views.last().filter(|_| !page.loaded_all).map(cursor),
            views: found.views,
            users: found.users,
            references: found.references,
            loaded_all: found.loaded_all,
        })
    }
}

fn hit(hit: &chinwag_store::MessageHit) -> MessageHit {
    MessageHit { conversation: hit.conversation.clone(), message: (&hit.message).into() }
}

/// The place after a conversation, as text.
fn cursor(last: &View) -> String {
    let sent_at = last.last_message.as_ref().map(|message| message.created_at);
    let activity_at = sent_at.max(Some(last.me.joined_at)).unwrap_or(last.me.joined_at);
    format!("{}/{}", activity_at.as_millis(), last.conversation.id)
}

fn place(cursor: &str) -> Option<ListCursor> {
    let (activity_at, conversation) = cursor.split_once('/')?;
    Some(ListCursor {
        activity_at: Timestamp::from_millis(activity_at.parse().ok()?),
        conversation: ConversationId::new(conversation).ok()?,
    })
}

fn no_cursor<T>() -> Result<T, Error> {
    let message = "after must be the \"next\" that an earlier page of the same search gave";
    Error::refused_at(ErrorCode::InvalidArgument, "after", message)
}
