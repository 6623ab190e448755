//! `DELETE /conversations/{conversationId}`: deletes a conversation with everything in it.

use axum::Json;
use chinwag_model::ConversationId;
use chinwag_protocol::Done;

use crate::errors::Reply;
use crate::extract::{BackEnd, Path};

pub(super) async fn delete(
    BackEnd { engine, caller, .. }: BackEnd,
    Path((id,)): Path<(ConversationId,)>,
) -> Reply<Done> {
    engine.conversation_delete(&caller, &id).await?;
    Ok(Json(Done {}))
}
