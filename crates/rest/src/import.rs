//! `POST /import/conversations/{conversationId}/messages`: brings messages here that were sent long ago, elsewhere.
//! All or none; nobody is told.

use std::sync::Arc;

use axum::routing::post;
use axum::{Json, Router};
use chinwag_engine::{AppMessage, Engine, Past};
use chinwag_model::ConversationId;
use chinwag_protocol::rest::{ImportedMessageBody, SentObject};
use chinwag_protocol::{ErrorCode, WireError};

use crate::errors::{Reply, blame_request};
use crate::extract::{BackEnd, Body, Path};

pub(crate) fn routes() -> Router<Arc<Engine>> {
    Router::new()
        .route("/import/conversations/{conversationId}/messages", post(import))
        // As one page of the public documentation spells it.
        .route("/import/conversation/{conversationId}/messages", post(import))
}

async fn import(
    BackEnd { engine, caller, .. }: BackEnd,
    Path((conversation,)): Path<(ConversationId,)>,
    Body(messages): Body<Vec<ImportedMessageBody>>,
) -> Reply<Vec<SentObject>> {
    let messages = messages.into_iter().enumerate().map(message).collect::<Result<Vec<_>, _>>()?;
    let ids = engine.messages_import(&caller, &conversation, messages).await.map_err(blame_request(&[
        ErrorCode::NotAParticipant,
        ErrorCode::UnknownFile,
        ErrorCode::UnknownMessage,
    ]))?;
    Ok(Json(ids.into_iter().map(|id| SentObject { id }).collect()))
}

fn message((index, mut body): (usize, ImportedMessageBody)) -> Result<AppMessage, WireError> {
    let at = format!("[{index}].");
    let sent_at = body.sent_at(&at)?;
    let said = body.take_said(&at)?;
    let custom = body.custom.unwrap_or_default();
    Ok(AppMessage {
        sender: Some(body.sender),
        said,
        custom: custom.into_iter().filter_map(|(key, value)| Some((key, value?))).collect(),
        referenced_message: body.referenced_message_id,
        key: body.idempotency_key,
        past: Some(Past { sent_at, read_by: body.read_by }),
    })
}
