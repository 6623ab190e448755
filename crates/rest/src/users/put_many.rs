//! `PUT /users`: creates or changes several users, all or none.

use std::collections::BTreeMap;

use axum::Json;
use chinwag_model::UserId;
use chinwag_protocol::rest::{RequestBody as _, UserBody, UsersBody};
use chinwag_protocol::{Done, UserWrite, WireError};

use crate::errors::{Reply, RestError};
use crate::extract::{BackEnd, Body};

pub(super) async fn put_many(
    BackEnd { engine, caller, .. }: BackEnd,
    Body(UsersBody(users)): Body<UsersBody>,
) -> Reply<Done> {
    let mut writes = Vec::with_capacity(users.len());
    let mut reasons = BTreeMap::new();
    for (id, json) in users {
        match read(&id, json.get()) {
            Ok(write) => writes.push(write),
            Err(error) => {
                reasons.insert(id, vec![error.message]);
            }
        }
    }
    // An empty map goes on, to be told by the engine how many users it takes.
    if !reasons.is_empty() {
        return Err(RestError::several(reasons));
    }
    engine.users_set(&caller, writes).await?;
    Ok(Json(Done {}))
}

/// Everything that can be known to be wrong with one user without looking at what is stored.
fn read(id: &str, json: &str) -> Result<UserWrite, WireError> {
    let user = UserId::new(id)?;
    let set = UserBody::read(json)?.for_user(&user)?;
    set.validate()?;
    Ok(UserWrite { user, set })
}
