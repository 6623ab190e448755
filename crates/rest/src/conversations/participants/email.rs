//! `GET /conversations/{conversationId}/participants/{userId}/email`: where a participant answers by e-mail.

use axum::Json;
use chinwag_model::{ConversationId, UserId};
use chinwag_protocol::rest::EmailAddressObject;

use crate::errors::Reply;
use crate::extract::{BackEnd, Path};

pub(super) async fn email(
    BackEnd { engine, caller, .. }: BackEnd,
    Path((conversation, user)): Path<(ConversationId, UserId)>,
) -> Reply<EmailAddressObject> {
    let email_address = engine.reply_address(&caller, &conversation, &user).await?;
    Ok(Json(EmailAddressObject { email_address }))
}
