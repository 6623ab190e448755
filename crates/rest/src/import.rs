//! `POST /import/conversations/{conversationId}/messages`: brings messages here that were sent long ago, elsewhere.
//! All or none; nobody is told.

use axum::Json;
use chinwag_engine::{AppMessage, Past};
use chinwag_model::ConversationId;
use chinwag_protocol::rest::{ImportBody, ImportedMessageBody, SentObject};
use chinwag_protocol::{ErrorCode, WireError};

use serde_json::json;

use crate::errors::{Reply, blame_request};
use crate::extract::{BackEnd, Body, Path};
use crate::openapi::{About, Routes};

pub(crate) fn routes() -> Routes {
    let about = || {
        About::new("importMessages", "Brings messages here that were sent long ago, elsewhere; all or none")
            .example(json!([{ "sender": "alice", "text": "Hello!", "timestamp": 1_577_836_800_000_i64, "idempotencyKey": "old-1" }]))
            .details("Nobody is told: no notifications, no webhooks.")
            .failures(&[409])
    };
    let older = about().older("importMessagesOlder");
    Routes::new()
        .post("/import/conversations/{conversationId}/messages", import, about())
        // As one page of the public documentation spells it.
        .post("/import/conversation/{conversationId}/messages", import, older)
}

async fn import(
    BackEnd { engine, caller, .. }: BackEnd,
    Path((conversation,)): Path<(ConversationId,)>,
    Body(ImportBody(messages)): Body<ImportBody>,
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
        origin: Some(body.origin.into()),
        past: Some(Past { sent_at, read_by: body.read_by }),
    })
}
