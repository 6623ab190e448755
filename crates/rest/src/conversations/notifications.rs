//! `POST /conversations/{conversationId}/notifications`: sends notices again.

use axum::Json;
use chinwag_model::ConversationId;
use chinwag_protocol::rest::NotificationsBody;
use chinwag_protocol::{Done, ErrorCode};

use crate::errors::{Reply, blame};
use crate::extract::{BackEnd, Body, Path};

pub(super) async fn notifications(
    BackEnd { engine, caller, .. }: BackEnd,
    Path((id,)): Path<(ConversationId,)>,
    Body(body): Body<NotificationsBody>,
) -> Reply<Done> {
    let recipients = body.recipients.unwrap_or_default();
    let sent = engine.notify_again(&caller, &id, &recipients).await;
    sent.map_err(blame(ErrorCode::NotAParticipant, "recipients"))?;
    Ok(Json(Done {}))
}
