//! `GET /themes/{themeName}`: one theme.

use axum::Json;
use chinwag_protocol::rest::ThemeObject;

use crate::errors::Reply;
use crate::extract::{BackEnd, Path};

pub(super) async fn read(
    BackEnd { engine, caller, .. }: BackEnd,
    Path((name,)): Path<(String,)>,
) -> Reply<ThemeObject> {
    Ok(Json(engine.theme(&caller.app, &name).await?.into()))
}
