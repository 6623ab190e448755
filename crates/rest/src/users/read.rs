//! `GET /users/{userId}`: one user.

use axum::Json;
use chinwag_model::UserId;
use chinwag_protocol::rest::UserObject;
use chinwag_protocol::{ErrorCode, WireError};

use crate::errors::Reply;
use crate::extract::{BackEnd, Path};

pub(super) async fn read(
    BackEnd { engine, caller, .. }: BackEnd,
    Path((id,)): Path<(UserId,)>,
) -> Reply<UserObject> {
    match engine.user(&caller, &id).await? {
        Some(user) => Ok(Json(user.into())),
        None => {
            Err(WireError::at(ErrorCode::UnknownUser, "user", format!("there is no user \"{id}\"")).into())
        }
    }
}
