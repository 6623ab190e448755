//! `DELETE /conversations/{conversationId}/messages/{messageId}`: deletes a message.

use axum::Json;
use chinwag_model::{ConversationId, MessageId};
use chinwag_protocol::Done;

use crate::errors::Reply;
use crate::extract::{BackEnd, Path};

pub(super) async fn delete(
    BackEnd { engine, caller, .. }: BackEnd,
    Path((conversation, id)): Path<(ConversationId, MessageId)>,
) -> Reply<Done> {
    engine.message_delete_existing(&caller, &conversation, &id).await?;
    Ok(Json(Done {}))
}
