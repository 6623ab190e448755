//! `PATCH /uploads/{uploadId}`: more bytes of an upload. The last of them make it a file.

use std::sync::Arc;

use axum::Json;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use chinwag_engine::{Engine, Upload};
use chinwag_protocol::{ErrorCode, WireError};

use super::super::UPLOAD_OFFSET;
use super::with_progress;
use crate::errors::RestError;
use crate::extract::{AppPath, Path};

pub(crate) async fn patch(
    State(engine): State<Arc<Engine>>,
    AppPath(app): AppPath,
    Path((id,)): Path<(String,)>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, RestError> {
    let offset = offset(&headers)?;
    let upload = engine.upload_append(&app, &id, offset, body.into_data_stream()).await?;
    Ok(match &upload {
        Upload::UnderWay { .. } => with_progress(&upload, StatusCode::NO_CONTENT),
        Upload::Ready(block) => with_progress(&upload, Json(block)),
    })
}

fn offset(headers: &HeaderMap) -> Result<u64, WireError> {
    let given = headers.get(UPLOAD_OFFSET).and_then(|value| value.to_str().ok());
    given.and_then(|text| text.parse().ok()).ok_or_else(|| {
        let message = "give the byte at which the body goes on, as in \"Upload-Offset: 0\"";
        WireError::at(ErrorCode::InvalidArgument, "Upload-Offset", message)
    })
}
