//! `GET /files/{fileId}/{filename}`: a file, or a part of it. The name only tells people what to expect.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::State;
use axum::http::header::{
    ACCEPT_RANGES, CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_RANGE,
    CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, HeaderName, IF_NONE_MATCH, IF_RANGE, RANGE,
    X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::Response;
use chinwag_engine::{Engine, FileFound};

use super::part::Part;
use crate::errors::RestError;
use crate::extract::{AppPath, Path};

/// The bytes behind an id never change.
const CACHE: &str = "public, max-age=31536000, immutable";
/// Opened by itself, a file runs nothing, reaches nothing and is of no origin, whatever a browser takes it for.
const POLICY: &str =
    "default-src 'none'; img-src 'self' data:; media-src 'self'; style-src 'unsafe-inline'; sandbox";

pub(super) async fn download(
    State(engine): State<Arc<Engine>>,
    AppPath(app): AppPath,
    Path((id, _)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, RestError> {
    let file = engine.file_find(&app, &id).await?;
    let tag = format!("\"{}\"", file.sha256);
    if said(&headers, IF_NONE_MATCH).is_some_and(|known| knows(known, &tag)) {
        return Ok(answer(StatusCode::NOT_MODIFIED, &file, &tag));
    }
    // Whoever has a part of something else needs the whole.
    let is_stale = said(&headers, IF_RANGE).is_some_and(|known| known != tag);
    let part = said(&headers, RANGE).and_then(Part::parse).filter(|_| !is_stale);
    let range = match &part {
        None => 0..file.size,
        Some(part) => match part.within(file.size) {
            Some(range) => range,
            None => {
                let mut response = answer(StatusCode::RANGE_NOT_SATISFIABLE, &file, &tag);
                insert(response.headers_mut(), CONTENT_RANGE, &format!("bytes */{}", file.size));
                return Ok(response);
            }
        },
    };
    let bytes = engine.file_bytes(&file, range.clone()).await?;
    let status = if part.is_some() { StatusCode::PARTIAL_CONTENT } else { StatusCode::OK };
    let mut response = answer(status, &file, &tag);
    let fields = response.headers_mut();
    fields.insert(CONTENT_LENGTH, HeaderValue::from(range.end - range.start));
    if part.is_some() {
        let place = format!("bytes {}-{}/{}", range.start, range.end - 1, file.size);
        insert(fields, CONTENT_RANGE, &place);
    }
    *response.body_mut() = Body::from_stream(bytes);
    Ok(response)
}

/// An answer without a body.
fn answer(status: StatusCode, file: &FileFound, tag: &str) -> Response {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = status;
    let fields = response.headers_mut();
    for (name, value) in [
        (CONTENT_TYPE, file.content_type.as_str()),
        (CONTENT_DISPOSITION, file.content_disposition.as_str()),
        (ETAG, tag),
        (CACHE_CONTROL, CACHE),
        (ACCEPT_RANGES, "bytes"),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (CONTENT_SECURITY_POLICY, POLICY),
        (HeaderName::from_static("cross-origin-resource-policy"), "cross-origin"),
        (HeaderName::from_static("referrer-policy"), "no-referrer"),
    ] {
        insert(fields, name, value);
    }
    response
}

/// A value that cannot be a header is left out: all of them are made here, of ASCII.
fn insert(headers: &mut HeaderMap, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        headers.insert(name, value);
    }
}

fn said(headers: &HeaderMap, name: HeaderName) -> Option<&str> {
    headers.get(name)?.to_str().ok()
}

fn knows(known: &str, tag: &str) -> bool {
    known.trim() == "*" || known.split(',').any(|one| one.trim().trim_start_matches("W/") == tag)
}
