//! `GET /users/{userId}/conversations/{conversationId}`: one of a user's conversations.

use axum::Json;
use chinwag_model::{ConversationId, UserId};
use chinwag_protocol::rest::UserConversationObject;
use chinwag_protocol::{ErrorCode, WireError};

use super::object;
use crate::errors::Reply;
use crate::extract::{BackEnd, Path};

pub(super) async fn read(
    BackEnd { engine, caller, address }: BackEnd,
    Path((user, conversation)): Path<(UserId, ConversationId)>,
) -> Reply<UserConversationObject> {
    let record = engine.conversation_of(&caller, &user, &conversation).await?;
    object(&address, record, &user).map(Json).ok_or_else(|| {
        let message = format!("\"{user}\" is not a participant of the conversation \"{conversation}\"");
        WireError::at(ErrorCode::NotAParticipant, "conversation", message).into()
    })
}
