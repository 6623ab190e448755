//! `/uploads/{uploadId}`: the bytes of an upload that was announced by the realtime API, in as many requests as it
//! takes.

use axum::http::HeaderValue;
use axum::http::header::CACHE_CONTROL;
use axum::response::{IntoResponse, Response};
use chinwag_engine::Upload;

use super::{UPLOAD_LENGTH, UPLOAD_OFFSET};

pub(super) mod delete;
pub(super) mod patch;
pub(super) mod read;

/// An answer that says how far the upload is.
fn with_progress(upload: &Upload, answer: impl IntoResponse) -> Response {
    let mut response = answer.into_response();
    let (offset, size) = match upload {
        Upload::UnderWay { offset, size } => (*offset, *size),
        Upload::Ready(block) => (block.size, block.size),
    };
    let headers = response.headers_mut();
    headers.insert(UPLOAD_OFFSET, HeaderValue::from(offset));
    headers.insert(UPLOAD_LENGTH, HeaderValue::from(size));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
