//! `POST /conversations/{conversationId}/typing/{userId}`: shows a participant as typing, for ten seconds or until they
//! send a message. For bots that think for a while.

use axum::Json;
use chinwag_model::{ConversationId, UserId};
use chinwag_protocol::Done;

use crate::errors::Reply;
use crate::extract::{BackEnd, Path};

pub(super) async fn typing(
    BackEnd { engine, caller, .. }: BackEnd,
    Path((conversation, user)): Path<(ConversationId, UserId)>,
) -> Reply<Done> {
    engine.mark_as_typing(&caller, &user, &conversation).await?;
    Ok(Json(Done {}))
}
