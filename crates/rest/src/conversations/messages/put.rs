//! `PUT /conversations/{conversationId}/messages/{messageId}`: edits a message.

use axum::Json;
use chinwag_model::{ConversationId, MessageId};
use chinwag_protocol::rest::MessageEditBody;
use chinwag_protocol::{Done, ErrorCode};

use crate::errors::{Reply, blame_request};
use crate::extract::{BackEnd, Body, Path};

pub(super) async fn put(
    BackEnd { engine, caller, .. }: BackEnd,
    Path((conversation, id)): Path<(ConversationId, MessageId)>,
    Body(mut body): Body<MessageEditBody>,
) -> Reply<Done> {
    let said = body.take_said()?;
    let edited = engine.edit_message(&caller, conversation, id, said, body.custom).await;
    edited.map_err(blame_request(&[ErrorCode::UnknownFile]))?;
    Ok(Json(Done {}))
}
