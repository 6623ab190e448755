//! `GET /search/conversations`: those whose subject, or one of whose participants' names, has every word; latest
//! activity first.

use axum::Json;
use chinwag_engine::{ActivityOrder, ConversationQuery};
use chinwag_model::ConversationId;
use chinwag_protocol::ErrorCode;
use chinwag_protocol::rest::{ConversationObject, Page};

use super::{Asked, asked};
use crate::conversations::object;
use crate::errors::{Reply, RestError, blame};
use crate::extract::{BackEnd, Query};

pub(super) async fn conversations(
    BackEnd { engine, caller, address }: BackEnd,
    query: Query,
) -> Reply<Page<ConversationObject>> {
    let Asked { words, user, limit } = asked(&query)?;
    let wanted = ConversationQuery {
        after: query.parsed("startingAfter", ConversationId::new)?,
        words: Some(words),
        ..ConversationQuery::first(ActivityOrder::LastActivity, true, limit)
    };
    let found = match &user {
        Some(user) => engine.conversations_of(&caller, user, &wanted).await,
        None => engine.conversations(&caller, &wanted).await,
    };
    let unknown_user = |error: chinwag_engine::Error| -> RestError {
        match error {
            chinwag_engine::Error::Refused(ref refusal) if refusal.code == ErrorCode::UnknownUser => {
                blame(ErrorCode::UnknownUser, "userId")(error)
            }
            other => blame(ErrorCode::UnknownConversation, "startingAfter")(other),
        }
    };
    let records = found.map_err(unknown_user)?;
    Ok(Json(Page { data: records.into_iter().map(|record| object(&address, record)).collect() }))
}
