//! `PUT /`: changes what back ends may change of their app.

use axum::Json;
use chinwag_protocol::Done;
use chinwag_protocol::rest::AppBody;

use crate::errors::Reply;
use crate::extract::{BackEnd, Body};

pub(super) async fn put(BackEnd { engine, caller, .. }: BackEnd, Body(body): Body<AppBody>) -> Reply<Done> {
    let patch = body.for_app(&caller.app.id)?;
    engine.change_app(&caller.app, patch).await?;
    Ok(Json(Done {}))
}
