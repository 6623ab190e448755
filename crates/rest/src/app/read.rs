//! `GET /`: what back ends may know of their app.

use axum::Json;
use chinwag_protocol::rest::AppObject;

use crate::errors::Reply;
use crate::extract::BackEnd;

pub(super) async fn read(BackEnd { caller, .. }: BackEnd) -> Reply<AppObject> {
    Ok(Json(AppObject::from(&*caller.app)))
}
