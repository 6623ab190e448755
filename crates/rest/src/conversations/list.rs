//! `GET /conversations`: the app's conversations, filtered and in order.

use axum::Json;
use chinwag_protocol::ErrorCode;
use chinwag_protocol::rest::{ConversationObject, Page};

use super::{object, wanted};
use crate::errors::{Reply, blame};
use crate::extract::{BackEnd, Query};

pub(super) async fn list(
    BackEnd { engine, caller, address }: BackEnd,
    query: Query,
) -> Reply<Page<ConversationObject>> {
    let records = engine
        .conversations(&caller, &wanted(&query)?)
        .await
        .map_err(blame(ErrorCode::UnknownConversation, "startingAfter"))?;
    Ok(Json(Page { data: records.into_iter().map(|record| object(&address, record)).collect() }))
}
