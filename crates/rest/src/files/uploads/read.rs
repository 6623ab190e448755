//! `HEAD /uploads/{uploadId}`: how far an upload is.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use chinwag_engine::Engine;

use super::with_progress;
use crate::errors::RestError;
use crate::extract::{AppPath, Path};

pub(crate) async fn read(
    State(engine): State<Arc<Engine>>,
    AppPath(app): AppPath,
    Path((id,)): Path<(String,)>,
) -> Result<Response, RestError> {
    let upload = engine.upload_progress(&app, &id).await?;
    Ok(with_progress(&upload, StatusCode::OK))
}
