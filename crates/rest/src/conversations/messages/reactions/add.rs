//! `PUT …/reactions/{emoji}/{userId}`: a user reacts to a message. To repeat it changes nothing.

use axum::Json;
use chinwag_model::{ConversationId, Emoji, MessageId, UserId};
use chinwag_protocol::{Done, ReactionWrite};

use crate::errors::Reply;
use crate::extract::{BackEnd, Path};

pub(super) async fn add(
    BackEnd { engine, caller, .. }: BackEnd,
    Path((conversation, message, emoji, user)): Path<(ConversationId, MessageId, Emoji, UserId)>,
) -> Reply<Done> {
    engine.reaction_add(&caller, &user, ReactionWrite { conversation, message, emoji }).await?;
    Ok(Json(Done {}))
}
