//! `GET /conversations/{conversationId}/messages`: messages, newest first.

use axum::Json;
use chinwag_model::{ConversationId, MessageId};
use chinwag_protocol::ErrorCode;
use chinwag_protocol::rest::{MessageObject, Page};

use crate::errors::{Reply, blame};
use crate::extract::{BackEnd, Path, Query};

pub(super) async fn list(
    BackEnd { engine, caller, address }: BackEnd,
    Path((id,)): Path<(ConversationId,)>,
    query: Query,
) -> Reply<Page<MessageObject>> {
    let limit = query.limit()?;
    let after = query.parsed("startingAfter", MessageId::new)?;
    let (messages, participants) = engine
        .messages(&caller, &id, after.as_ref(), limit)
        .await
        .map_err(blame(ErrorCode::UnknownMessage, "startingAfter"))?;
    let object = |message| MessageObject::new(&address, &id, message, &participants);
    let data = messages.into_iter().map(object).collect();
    Ok(Json(Page { data }))
}
