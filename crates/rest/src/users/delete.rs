//! `DELETE /users/{userId}`: forgets a person, and gives a receipt.

use axum::Json;
use chinwag_engine::ErasureMode;
use chinwag_model::UserId;
use chinwag_protocol::rest::ErasureObject;

use crate::errors::Reply;
use crate::extract::{BackEnd, Path, Query};

const MODES: [(&str, ErasureMode); 2] =
    [("anonymise", ErasureMode::Anonymise), ("erase", ErasureMode::Erase)];

pub(super) async fn delete(
    BackEnd { engine, caller, .. }: BackEnd,
    Path((user,)): Path<(UserId,)>,
    query: Query,
) -> Reply<ErasureObject> {
    let mode = query.choice("mode", MODES)?;
    let erasure = engine.erase_user(&caller, &user, mode).await?;
    let name = MODES.iter().find(|(_, known)| *known == erasure.mode).map_or("", |(name, _)| name);
    Ok(Json(ErasureObject {
        user_id: erasure.user,
        mode: name,
        erased_at: erasure.erased_at,
        conversations: erasure.conversations,
        messages: erasure.messages,
    }))
}
