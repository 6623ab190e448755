//! `POST /conversations/{conversationId}/readBy/{userId}`: everything sent so far is read. The older way to say so.

use axum::Json;
use chinwag_model::{ConversationId, UserId};
use chinwag_protocol::Done;

use crate::errors::Reply;
use crate::extract::{BackEnd, Path};

pub(super) async fn read_by(
    BackEnd { engine, caller, .. }: BackEnd,
    Path((conversation, user)): Path<(ConversationId, UserId)>,
) -> Reply<Done> {
    engine.set_read_until(&caller, &user, conversation, None).await?;
    Ok(Json(Done {}))
}
