//! `DELETE /apps/{appId}/webhooks/{webhookId}`: a webhook goes.

use axum::Json;
use chinwag_protocol::Done;

use crate::admin::app;
use crate::errors::Reply;
use crate::extract::{AppPath, Operator, Path};

pub(super) async fn remove(
    Operator { engine }: Operator,
    AppPath(id): AppPath,
    Path((webhook,)): Path<(String,)>,
) -> Reply<Done> {
    let app = app(&engine, &id).await?;
    engine.remove_webhook(&app, &webhook).await?;
    Ok(Json(Done {}))
}
