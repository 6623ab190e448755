//! `POST /apps`: a new app.

use axum::Json;
use chinwag_engine::NewAppOptions;
use chinwag_protocol::rest::{AdminAppObject, NewAppBody, NewAppObject};

use crate::errors::Reply;
use crate::extract::{Body, Operator};

pub(super) async fn create(
    Operator { engine }: Operator,
    Body(NewAppBody { name, id }): Body<NewAppBody>,
) -> Reply<NewAppObject> {
    let options = NewAppOptions { name, id, secret: None, settings: engine.new_app_settings() };
    let app = engine.create_app(options).await?;
    let secret_key = app.secret_keys.last().map(|key| key.secret.clone()).unwrap_or_default();
    Ok(Json(NewAppObject { app: AdminAppObject::from(&app), secret_key }))
}
