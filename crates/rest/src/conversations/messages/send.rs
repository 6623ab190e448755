//! `POST /conversations/{conversationId}/messages`: sends messages, all or none.

use axum::Json;
use chinwag_engine::AppMessage;
use chinwag_model::ConversationId;
use chinwag_protocol::rest::{MessagesBody, NewMessageBody, SentObject};
use chinwag_protocol::{ErrorCode, WireError};

use crate::errors::{Reply, blame_request};
use crate::extract::{BackEnd, Body, Path};

pub(super) async fn send(
    BackEnd { engine, caller, .. }: BackEnd,
    Path((conversation,)): Path<(ConversationId,)>,
    Body(MessagesBody(messages)): Body<MessagesBody>,
) -> Reply<Vec<SentObject>> {
    let messages = messages.into_iter().enumerate().map(message).collect::<Result<Vec<_>, _>>()?;
    let ids = engine.messages_send(&caller, &conversation, messages).await.map_err(blame_request(&[
        ErrorCode::NotAParticipant,
        ErrorCode::UnknownFile,
        ErrorCode::UnknownMessage,
    ]))?;
    Ok(Json(ids.into_iter().map(|id| SentObject { id }).collect()))
}

fn message((index, mut body): (usize, NewMessageBody)) -> Result<AppMessage, WireError> {
    let at = format!("[{index}].");
    body.check_sender(&at)?;
    let said = body.take_said(&at)?;
    // A new message has nothing that a `null` could remove.
    let custom = body.custom.unwrap_or_default();
    let custom = custom.into_iter().filter_map(|(key, value)| Some((key, value?))).collect();
    Ok(AppMessage {
        sender: body.sender,
        said,
        custom,
        referenced_message: body.referenced_message_id,
        key: body.idempotency_key,
        origin: None,
        past: None,
    })
}
