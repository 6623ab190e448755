//! `DELETE /conversations/{conversationId}/participants/{userId}`: leaves; succeeds for whoever is not in it.

use axum::Json;
use chinwag_model::{ConversationId, UserId};
use chinwag_protocol::{Done, ParticipantDelete};

use crate::errors::Reply;
use crate::extract::{BackEnd, Path};

pub(super) async fn delete(
    BackEnd { engine, caller, .. }: BackEnd,
    Path((conversation, user)): Path<(ConversationId, UserId)>,
) -> Reply<Done> {
    engine.participant_delete(&caller, ParticipantDelete { conversation, user }).await?;
    Ok(Json(Done {}))
}
