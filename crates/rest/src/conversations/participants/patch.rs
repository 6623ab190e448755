//! `PATCH /conversations/{conversationId}/participants/{userId}`: changes how somebody takes part.

use axum::Json;
use chinwag_model::{ConversationId, UserId};
use chinwag_protocol::rest::ParticipantBody;
use chinwag_protocol::{Done, ParticipantWrite};

use crate::errors::Reply;
use crate::extract::{BackEnd, Body, Path};

pub(super) async fn patch(
    BackEnd { engine, caller, .. }: BackEnd,
    Path((conversation, user)): Path<(ConversationId, UserId)>,
    Body(ParticipantBody { set, takes_no_part }): Body<ParticipantBody>,
) -> Reply<Done> {
    if takes_no_part {
        engine.participant_freeze(&caller, &conversation, &user).await?;
    }
    engine.participant_edit(&caller, ParticipantWrite { conversation, user, set }).await?;
    Ok(Json(Done {}))
}
