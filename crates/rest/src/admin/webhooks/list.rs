//! `GET /apps/{appId}/webhooks`: which webhooks there are.

use axum::Json;
use chinwag_protocol::rest::{Page, WebhookObject};

use crate::admin::app;
use crate::errors::Reply;
use crate::extract::{AppPath, Operator};

pub(super) async fn list(Operator { engine }: Operator, AppPath(id): AppPath) -> Reply<Page<WebhookObject>> {
    let app = app(&engine, &id).await?;
    let webhooks = engine.webhooks(&app).await?;
    Ok(Json(Page { data: webhooks.into_iter().map(WebhookObject::from).collect() }))
}
