//! `DELETE /themes/{themeName}`: removes a theme.

use axum::Json;
use chinwag_protocol::Done;

use crate::errors::Reply;
use crate::extract::{BackEnd, Path};

pub(super) async fn delete(
    BackEnd { engine, caller, .. }: BackEnd,
    Path((name,)): Path<(String,)>,
) -> Reply<Done> {
    engine.remove_theme(&caller.app, &name).await?;
    Ok(Json(Done {}))
}
