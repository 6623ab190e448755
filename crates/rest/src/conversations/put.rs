//! `PUT /conversations/{conversationId}`: creates or changes a conversation, and adds participants.

use axum::Json;
use chinwag_model::{ConversationId, ParticipantPatch};
use chinwag_protocol::rest::ConversationBody;
use chinwag_protocol::{ConversationWrite, Done, ErrorCode};

use crate::errors::{Reply, blame};
use crate::extract::{BackEnd, Body, Path};

pub(super) async fn put(
    BackEnd { engine, caller, .. }: BackEnd,
    Path((conversation,)): Path<(ConversationId,)>,
    Body(ConversationBody { participants, set }): Body<ConversationBody>,
) -> Reply<Done> {
    let write = ConversationWrite { conversation, set, me: ParticipantPatch::default() };
    engine
        .conversation_put(&caller, write, participants)
        .await
        .map_err(blame(ErrorCode::UnknownUser, "participants"))?;
    Ok(Json(Done {}))
}
