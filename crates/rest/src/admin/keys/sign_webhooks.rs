//! `PUT /apps/{appId}/keys/{keyId}/signsWebhooks`: chooses the key that signs what webhooks are told.

use axum::Json;
use chinwag_engine::find_key;
use chinwag_protocol::Done;

use crate::admin::app;
use crate::errors::Reply;
use crate::extract::{AppPath, Operator, Path};

pub(super) async fn sign_webhooks(
    Operator { engine }: Operator,
    AppPath(id): AppPath,
    Path((key,)): Path<(String,)>,
) -> Reply<Done> {
    let app = app(&engine, &id).await?;
    engine.sign_webhooks_with(&app, &find_key(&app, &key)?.secret).await?;
    Ok(Json(Done {}))
}
