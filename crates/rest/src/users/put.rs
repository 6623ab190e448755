//! `PUT /users/{userId}`: creates or changes a user.

use axum::Json;
use chinwag_model::UserId;
use chinwag_protocol::rest::UserBody;
use chinwag_protocol::{Done, UserWrite};

use crate::errors::Reply;
use crate::extract::{BackEnd, Body, Path};

pub(super) async fn put(
    BackEnd { engine, caller, .. }: BackEnd,
    Path((user,)): Path<(UserId,)>,
    Body(body): Body<UserBody>,
) -> Reply<Done> {
    let set = body.for_user(&user)?;
    engine.user_set(&caller, UserWrite { user, set }).await?;
    Ok(Json(Done {}))
}
