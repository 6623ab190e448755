//! `GET /users/{userId}`: one user.

use axum::Json;
use chinwag_model::UserId;
use chinwag_protocol::rest::UserObject;

use crate::errors::Reply;
use crate::extract::{BackEnd, Path};

pub(super) async fn read(
    BackEnd { engine, caller, .. }: BackEnd,
    Path((id,)): Path<(UserId,)>,
) -> Reply<UserObject> {
    Ok(Json(engine.require_user(&caller, &id).await?.into()))
}
