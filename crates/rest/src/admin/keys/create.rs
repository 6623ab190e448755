//! `POST /apps/{appId}/keys`: one more secret key.

use axum::Json;
use chinwag_engine::key_id;
use chinwag_protocol::rest::NewKeyObject;

use crate::admin::app;
use crate::errors::Reply;
use crate::extract::{AppPath, Operator};

pub(super) async fn create(Operator { engine }: Operator, AppPath(id): AppPath) -> Reply<NewKeyObject> {
    let app = app(&engine, &id).await?;
    let secret_key = engine.add_key(&app).await?;
    Ok(Json(NewKeyObject { id: key_id(&secret_key), secret_key }))
}
