//! `GET /conversations/{conversationId}/messages/{messageId}`: one message.

use axum::Json;
use chinwag_model::{ConversationId, MessageId};
use chinwag_protocol::rest::MessageObject;

use crate::errors::Reply;
use crate::extract::{BackEnd, Path};

pub(super) async fn read(
    BackEnd { engine, caller, address }: BackEnd,
    Path((conversation, id)): Path<(ConversationId, MessageId)>,
) -> Reply<MessageObject> {
    let (message, participants) = engine.message(&caller, &conversation, &id).await?;
    Ok(Json(MessageObject::new(&address, &conversation, message, &participants)))
}
