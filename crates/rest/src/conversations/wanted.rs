//! What lists of conversations are told: order, place, filter.

use chinwag_engine::{ActivityOrder, ConversationQuery};
use chinwag_model::ConversationId;
use chinwag_protocol::WireError;
use chinwag_protocol::rest::read_filter;

use crate::extract::Query;

/// Reads the parameters that the app's list and a user's have in common.
pub(crate) fn wanted(query: &Query) -> Result<ConversationQuery, WireError> {
    let orders = [("lastActivity", ActivityOrder::LastActivity), ("createdAt", ActivityOrder::CreatedAt)];
    Ok(ConversationQuery {
        order: query.choice("orderBy", orders)?,
        descending: query.choice("orderDirection", [("DESC", true), ("ASC", false)])?,
        limit: query.limit()?,
        after: query.parsed("startingAfter", ConversationId::new)?,
        offset: query.time("offsetTs")?,
        last_message_after: query.time("lastMessageAfter")?,
        last_message_before: query.time("lastMessageBefore")?,
        unread_only: false,
        filter: query.text("filter")?.map(|json| read_filter(&json)).transpose()?,
        words: None,
    })
}
