//! `GET /conversations/{conversationId}`: one conversation.

use axum::Json;
use chinwag_model::ConversationId;
use chinwag_protocol::rest::ConversationObject;

use super::object;
use crate::errors::Reply;
use crate::extract::{BackEnd, Path};

pub(super) async fn read(
    BackEnd { engine, caller, address }: BackEnd,
    Path((id,)): Path<(ConversationId,)>,
) -> Reply<ConversationObject> {
    let record = engine.conversation(&caller, &id).await?;
    Ok(Json(object(&address, record)))
}
