//! `POST /apps/{appId}/webhooks`: one more webhook.

use axum::Json;
use chinwag_protocol::WireError;
use chinwag_protocol::rest::{NewWebhookBody, WebhookObject};

use crate::admin::app;
use crate::errors::Reply;
use crate::extract::{AppPath, Body, Operator};

pub(super) async fn add(
    Operator { engine }: Operator,
    AppPath(id): AppPath,
    Body(NewWebhookBody { url, events }): Body<NewWebhookBody>,
) -> Reply<WebhookObject> {
    let app = app(&engine, &id).await?;
    let events = events.unwrap_or_default().iter().map(|event| event.parse()).collect::<Result<Vec<_>, _>>();
    let added = engine.add_webhook(&app, url, events.map_err(WireError::from)?).await?;
    Ok(Json(added.into()))
}
