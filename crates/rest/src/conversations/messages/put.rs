//! `PUT /conversations/{conversationId}/messages/{messageId}`: edits a message.

use axum::Json;
use chinwag_model::{ConversationId, MessageId};
use chinwag_protocol::Done;
use chinwag_protocol::rest::MessageEditBody;

use crate::errors::Reply;
use crate::extract::{BackEnd, Body, Path};

pub(super) async fn put(
    BackEnd { engine, caller }: BackEnd,
    Path((conversation, id)): Path<(ConversationId, MessageId)>,
    Body(mut body): Body<MessageEditBody>,
) -> Reply<Done> {
    let said = body.take_said()?;
    engine.edit_message(&caller, conversation, id, said, body.custom).await?;
    Ok(Json(Done {}))
}
