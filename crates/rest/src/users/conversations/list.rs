//! `GET /users/{userId}/conversations`: a user's conversations.

use axum::Json;
use chinwag_engine::ConversationQuery;
use chinwag_model::UserId;
use chinwag_protocol::ErrorCode;
use chinwag_protocol::rest::{Page, UserConversationObject};

use super::object;
use crate::conversations::wanted;
use crate::errors::{Reply, blame};
use crate::extract::{BackEnd, Path, Query};

pub(super) async fn list(
    BackEnd { engine, caller, address }: BackEnd,
    Path((user,)): Path<(UserId,)>,
    query: Query,
) -> Reply<Page<UserConversationObject>> {
    let unread_only = query.choice("unreadsOnly", [("false", false), ("true", true)])?;
    let wanted = ConversationQuery { unread_only, ..wanted(&query)? };
    let records = engine
        .conversations_of(&caller, &user, &wanted)
        .await
        .map_err(blame(ErrorCode::UnknownConversation, "startingAfter"))?;
    let object = |record| object(&address, record, &user);
    Ok(Json(Page { data: records.into_iter().filter_map(object).collect() }))
}
