//! `GET /users/{userId}/sessions`: where a user is online, as older clients ask.

use axum::Json;
use chinwag_engine::PresenceQuery;
use chinwag_model::UserId;
use chinwag_protocol::rest::SessionObject;

use crate::errors::Reply;
use crate::extract::{BackEnd, Path};

pub(super) async fn sessions(
    BackEnd { engine, caller, .. }: BackEnd,
    Path((user,)): Path<(UserId,)>,
) -> Reply<Vec<SessionObject>> {
    engine.require_user(&caller, &user).await?;
    let query = PresenceQuery { users: Some(vec![user]), background: true, ..PresenceQuery::default() };
    let mut sessions = Vec::new();
    for presence in engine.presences(&caller, &query) {
        sessions.extend(
            presence
                .background
                .iter()
                .map(|_| SessionObject { current_conversation_id: None, is_typing: false }),
        );
        sessions.extend(presence.uis.into_iter().map(|shown| SessionObject {
            current_conversation_id: shown.ui.selected_conversation,
            is_typing: shown.is_typing,
        }));
    }
    Ok(Json(sessions))
}
