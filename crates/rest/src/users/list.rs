//! `GET /users`: the app's users, newest first.

use axum::Json;
use chinwag_engine::{Caller, Engine, PresenceQuery};
use chinwag_model::UserId;
use chinwag_protocol::rest::{Page, UserObject};
use chinwag_protocol::{ErrorCode, WireError};

use crate::errors::{Reply, blame};
use crate::extract::{BackEnd, Query};

pub(super) async fn list(BackEnd { engine, caller, .. }: BackEnd, query: Query) -> Reply<Page<UserObject>> {
    let online = online(&engine, &caller, &query)?;
    let limit = query.limit()?;
    let after = query.parsed("startingAfter", UserId::new)?;
    let role = query.text("role")?;
    let users = engine
        .users(&caller, after.as_ref(), role.as_deref(), online.as_deref(), limit)
        .await
        .map_err(blame(ErrorCode::UnknownUser, "startingAfter"))?;
    Ok(Json(Page { data: users.into_iter().map(UserObject::from).collect() }))
}

/// Those who see something of the interface, if only they are asked for.
fn online(engine: &Engine, caller: &Caller, query: &Query) -> Result<Option<Vec<UserId>>, WireError> {
    match query.text("isOnline")?.as_deref() {
        None => Ok(None),
        Some("true") => {
            let online = engine.presences(caller, &PresenceQuery::default());
            Ok(Some(online.into_iter().map(|presence| presence.user).collect()))
        }
        Some(other) => {
            let message = format!("isOnline must be \"true\" or left out, not {other:?}");
            Err(WireError::at(ErrorCode::InvalidArgument, "isOnline", message))
        }
    }
}
