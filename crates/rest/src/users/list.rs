//! `GET /users`: the app's users, newest first.

use axum::Json;
use chinwag_model::UserId;
use chinwag_protocol::ErrorCode;
use chinwag_protocol::rest::{Page, UserObject};

use crate::errors::{Reply, blame};
use crate::extract::{BackEnd, Query};

pub(super) async fn list(BackEnd { engine, caller, .. }: BackEnd, query: Query) -> Reply<Page<UserObject>> {
    query.refuse("isOnline")?;
    let limit = query.limit()?;
    let after = query.parsed("startingAfter", UserId::new)?;
    let role = query.text("role")?;
    let users = engine
        .users(&caller, after.as_ref(), role.as_deref(), limit)
        .await
        .map_err(blame(ErrorCode::UnknownUser, "startingAfter"))?;
    Ok(Json(Page { data: users.into_iter().map(UserObject::from).collect() }))
}
