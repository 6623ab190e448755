//! `GET /apps`: every app.

use axum::Json;
use chinwag_protocol::rest::{AdminAppObject, Page};

use crate::errors::Reply;
use crate::extract::Operator;

pub(super) async fn list(Operator { engine }: Operator) -> Reply<Page<AdminAppObject>> {
    let apps = engine.apps().await?;
    Ok(Json(Page { data: apps.iter().map(AdminAppObject::from).collect() }))
}
