//! `PUT /themes/{themeName}`: writes a theme.

use axum::Json;
use chinwag_protocol::Done;
use chinwag_protocol::rest::ThemeBody;

use crate::errors::Reply;
use crate::extract::{BackEnd, Body, Path};

pub(super) async fn put(
    BackEnd { engine, caller, .. }: BackEnd,
    Path((name,)): Path<(String,)>,
    Body(ThemeBody(theme)): Body<ThemeBody>,
) -> Reply<Done> {
    engine.put_theme(&caller.app, name, theme).await?;
    Ok(Json(Done {}))
}
