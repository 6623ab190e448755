//! `PUT /conversations/{conversationId}/participants/{userId}`: joins, or overwrites how one takes part.

use axum::Json;
use chinwag_model::{ConversationId, UserId};
use chinwag_protocol::rest::ParticipantBody;
use chinwag_protocol::{Done, ParticipantWrite};

use crate::errors::Reply;
use crate::extract::{BackEnd, Body, Path};

pub(super) async fn put(
    BackEnd { engine, caller, .. }: BackEnd,
    Path((conversation, user)): Path<(ConversationId, UserId)>,
    Body(body): Body<ParticipantBody>,
) -> Reply<Done> {
    let set = body.joining()?;
    engine.participant_replace(&caller, ParticipantWrite { conversation, user, set }).await?;
    Ok(Json(Done {}))
}
