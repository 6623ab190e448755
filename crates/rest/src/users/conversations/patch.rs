//! `PATCH /users/{userId}/conversations/{conversationId}`: moves the user's read mark, forward or back.

use axum::Json;
use chinwag_model::{ConversationId, UserId};
use chinwag_protocol::Done;
use chinwag_protocol::rest::{ReadUntil, ReadUntilBody};

use crate::errors::Reply;
use crate::extract::{BackEnd, Body, Path};

pub(super) async fn patch(
    BackEnd { engine, caller, .. }: BackEnd,
    Path((user, conversation)): Path<(UserId, ConversationId)>,
    Body(body): Body<ReadUntilBody>,
) -> Reply<Done> {
    let until = match body.read_until {
        ReadUntil::Sent => None,
        // What is not sent yet cannot be read, however far ahead the caller's clock is.
        ReadUntil::Time(time) if time >= engine.now() => None,
        ReadUntil::Time(time) => Some(time),
    };
    engine.set_read_until(&caller, &user, conversation, until).await?;
    Ok(Json(Done {}))
}
