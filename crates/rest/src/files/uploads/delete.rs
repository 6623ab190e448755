//! `DELETE /uploads/{uploadId}`: gives up an upload.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use chinwag_engine::Engine;

use crate::errors::RestError;
use crate::extract::{AppPath, Path};

pub(crate) async fn delete(
    State(engine): State<Arc<Engine>>,
    AppPath(app): AppPath,
    Path((id,)): Path<(String,)>,
) -> Result<StatusCode, RestError> {
    engine.upload_cancel(&app, &id).await?;
    Ok(StatusCode::NO_CONTENT)
}
