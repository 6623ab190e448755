//! `GET /users/{userId}/conversations`: a user's conversations.

use axum::Json;
use chinwag_engine::{ActivityOrder, ConversationQuery};
use chinwag_model::{ConversationId, UserId};
use chinwag_protocol::rest::{Page, UserConversationObject};
use chinwag_protocol::{ErrorCode, WireError};

use super::object;
use crate::errors::{Reply, blame};
use crate::extract::{BackEnd, Path, Query};

pub(super) async fn list(
    BackEnd { engine, caller, address }: BackEnd,
    Path((user,)): Path<(UserId,)>,
    query: Query,
) -> Reply<Page<UserConversationObject>> {
    let records = engine
        .conversations_of(&caller, &user, &wanted(&query)?)
        .await
        .map_err(blame(ErrorCode::UnknownConversation, "startingAfter"))?;
    let object = |record| object(&address, record, &user);
    Ok(Json(Page { data: records.into_iter().filter_map(object).collect() }))
}

fn wanted(query: &Query) -> Result<ConversationQuery, WireError> {
    query.refuse("filter")?;
    let orders = [("lastActivity", ActivityOrder::LastActivity), ("createdAt", ActivityOrder::CreatedAt)];
    Ok(ConversationQuery {
        order: query.choice("orderBy", orders)?,
        descending: query.choice("orderDirection", [("DESC", true), ("ASC", false)])?,
        limit: query.limit()?,
        after: query.parsed("startingAfter", ConversationId::new)?,
        offset: query.time("offsetTs")?,
        last_message_after: query.time("lastMessageAfter")?,
        last_message_before: query.time("lastMessageBefore")?,
        unread_only: query.choice("unreadsOnly", [("false", false), ("true", true)])?,
    })
}
