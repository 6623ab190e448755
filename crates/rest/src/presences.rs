//! `POST /presences`: who is online, and what they see.

use std::collections::HashMap;

use axum::Json;
use chinwag_engine::{Caller, Engine, PresenceQuery, UserPresence};
use chinwag_model::{User, UserId};
use chinwag_protocol::rest::{
    BackgroundSessionObject, PresenceObject, PresencesBody, PresencesObject, UserObject, WidgetObject,
};

use serde_json::json;

use crate::errors::{Reply, RestError};
use crate::extract::{BackEnd, Body};
use crate::openapi::{About, Routes};

pub(crate) fn routes() -> Routes {
    let about = About::new("queryPresences", "Tells who is online, and what they see")
        .example(json!({ "userIds": ["alice", "bob"] }));
    Routes::new().post("/presences", presences, about)
}

async fn presences(
    BackEnd { engine, caller, .. }: BackEnd,
    Body(body): Body<PresencesBody>,
) -> Reply<PresencesObject> {
    let query = PresenceQuery {
        users: body.user_ids,
        selected_conversation: body.selected_conversation_id,
        has_focus: body.has_focus,
        is_typing: body.is_typing,
        background: body.include_background_sessions,
    };
    let found = engine.presences(&caller, &query);
    let mut users = match body.expand_user {
        true => users(&engine, &caller, &found).await?,
        false => HashMap::new(),
    };
    let object = |presence: UserPresence| {
        let user = users.remove(&presence.user).map(UserObject::from);
        (presence.user.clone(), object(presence, user))
    };
    Ok(Json(PresencesObject { data: found.into_iter().map(object).collect() }))
}

async fn users(
    engine: &Engine,
    caller: &Caller,
    found: &[UserPresence],
) -> Result<HashMap<UserId, User>, RestError> {
    let ids: Vec<_> = found.iter().map(|presence| presence.user.clone()).collect();
    let users = engine.users_by_id(caller, &ids).await?;
    Ok(users.into_iter().map(|user| (user.id.clone(), user)).collect())
}

fn object(presence: UserPresence, user: Option<UserObject>) -> PresenceObject {
    let widgets = presence.uis.into_iter();
    let widgets =
        widgets.map(|shown| WidgetObject::new(session_id(shown.session), shown.ui, shown.is_typing));
    let background = presence.background.into_iter();
    let background = background.map(|id| BackgroundSessionObject { session_id: session_id(id) });
    PresenceObject::new(widgets.collect(), background.collect(), user)
}

fn session_id(id: u64) -> String {
    format!("s_{id:016x}")
}
