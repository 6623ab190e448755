//! `GET /themes`: which there are.

use axum::Json;
use chinwag_protocol::rest::{Page, ThemeNameObject};

use crate::errors::Reply;
use crate::extract::BackEnd;

pub(super) async fn list(BackEnd { engine, caller, .. }: BackEnd) -> Reply<Page<ThemeNameObject>> {
    let themes = engine.themes(&caller.app).await?;
    Ok(Json(Page { data: themes.into_iter().map(ThemeNameObject::from).collect() }))
}
