//! `GET /apps/{appId}/keys`: which secret keys there are.

use axum::Json;
use chinwag_engine::key_id;
use chinwag_protocol::rest::{KeyObject, Page};

use crate::admin::app;
use crate::errors::Reply;
use crate::extract::{AppPath, Operator};

pub(super) async fn list(Operator { engine }: Operator, AppPath(id): AppPath) -> Reply<Page<KeyObject>> {
    let app = app(&engine, &id).await?;
    let signing = app.webhook_key().map(|key| key_id(&key.secret));
    let object =
        |key: &chinwag_model::SecretKey| KeyObject::new(key_id(&key.secret), key, signing.as_deref());
    Ok(Json(Page { data: app.secret_keys.iter().map(object).collect() }))
}
