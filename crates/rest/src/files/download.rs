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
use chinwag_engine::{Download, Engine, Part};

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
    let download = engine.file_download(&app, &id, wanted(&headers)).await?;
    let tag = format!("\"{}\"", download.headers.sha256);
    if said(&headers, IF_NONE_MATCH).is_some_and(|known| knows(known, &tag)) {
        return Ok(answer(StatusCode::NOT_MODIFIED, &download, &tag, Body::empty()));
    }
    // Whoever has a part of something else needs the whole.
    let is_stale = said(&headers, IF_RANGE).is_some_and(|known| known != tag);
    let whole = 0..download.size;
    let download = match &download.range {
        range if is_stale && range.as_ref() != Some(&whole) => {
            engine.file_download(&app, &id, Part::Whole).await?
        }
        _ => download,
    };
    let Some(range) = download.range.clone() else {
        let mut response = answer(StatusCode::RANGE_NOT_SATISFIABLE, &download, &tag, Body::empty());
        insert(response.headers_mut(), CONTENT_RANGE, &format!("bytes */{}", download.size));
        return Ok(response);
    };
    let Download { size, .. } = download;
    let is_part = !is_stale && headers.contains_key(RANGE) && wanted(&headers) != Part::Whole;
    let status = if is_part { StatusCode::PARTIAL_CONTENT } else { StatusCode::OK };
    let mut response = answer(status, &download, &tag, Body::empty());
    let fields = response.headers_mut();
    fields.insert(CONTENT_LENGTH, HeaderValue::from(range.end - range.start));
    if is_part {
        insert(fields, CONTENT_RANGE, &format!("bytes {}-{}/{size}", range.start, range.end - 1));
    }
    *response.body_mut() = Body::from_stream(download.bytes);
    Ok(response)
}

fn answer(status: StatusCode, download: &Download, tag: &str, body: Body) -> Response {
    let mut response = Response::new(body);
    *response.status_mut() = status;
    let fields = response.headers_mut();
    for (name, value) in [
        (CONTENT_TYPE, download.headers.content_type.as_str()),
        (CONTENT_DISPOSITION, download.headers.content_disposition.as_str()),
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

/// Of what is no range, or several, the whole is given, as HTTP wants it.
fn wanted(headers: &HeaderMap) -> Part {
    said(headers, RANGE).and_then(range).unwrap_or(Part::Whole)
}

fn range(text: &str) -> Option<Part> {
    let (first, last) = text.strip_prefix("bytes=")?.trim().split_once('-')?;
    let number = |text: &str| match text.bytes().all(|byte| byte.is_ascii_digit()) {
        // More than fits is beyond the end of any file.
        true => Some(text.parse().unwrap_or(u64::MAX)),
        false => None,
    };
    match (first, last) {
        ("", "") => None,
        ("", last) => Some(Part::Last(number(last)?)),
        (first, "") => Some(Part::From(number(first)?, None)),
        (first, last) => {
            let (first, last) = (number(first)?, number(last)?);
            (first <= last).then_some(Part::From(first, Some(last)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_range_is_read_and_everything_else_is_the_whole() {
        let cases = [
            ("bytes=0-0", Some(Part::From(0, Some(0)))),
            ("bytes=5-", Some(Part::From(5, None))),
            ("bytes=-5", Some(Part::Last(5))),
            ("bytes=5-99999999999999999999999", Some(Part::From(5, Some(u64::MAX)))),
            ("bytes=5-4", None),
            ("bytes=-", None),
            ("bytes=0-1,4-5", None),
            ("bytes=a-b", None),
            ("bytes=+1-2", None),
            ("lines=0-1", None),
            ("", None),
        ];
        for (text, part) in cases {
            assert_eq!(range(text), part, "{text}");
        }
    }
}
