//! `PUT /conversations/{conversationId}/messages/{messageId}`: edits a message.

use axum::Json;
use chinwag_model::{ConversationId, MessageId};
use chinwag_protocol::rest::MessageEditBody;
use chinwag_protocol::{Done, MessageEdit};

use crate::errors::Reply;
use crate::extract::{BackEnd, Body, Path};

pub(super) async fn put(
    BackEnd { engine, caller }: BackEnd,
    Path((conversation, id)): Path<(ConversationId, MessageId)>,
    Body(mut body): Body<MessageEditBody>,
) -> Reply<Done> {
    let text = body.take_text()?;
    let edit = MessageEdit { conversation, message: id, text, custom: body.custom };
    engine.message_edit(&caller, edit).await?;
    Ok(Json(Done {}))
}
