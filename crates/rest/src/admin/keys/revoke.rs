//! `DELETE /apps/{appId}/keys/{keyId}`: revokes a secret key.

use axum::Json;
use chinwag_engine::find_key;
use chinwag_protocol::Done;

use crate::admin::app;
use crate::errors::Reply;
use crate::extract::{AppPath, Operator, Path};

pub(super) async fn revoke(
    Operator { engine }: Operator,
    AppPath(id): AppPath,
    Path((key,)): Path<(String,)>,
) -> Reply<Done> {
    let app = app(&engine, &id).await?;
    engine.revoke_key(&app, &find_key(&app, &key)?.secret).await?;
    Ok(Json(Done {}))
}
