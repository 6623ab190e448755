//! `GET /public/themes/{themeName}`: one theme, for a browser.

use std::sync::Arc;

use axum::Extension;
use axum::body::Body;
use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_NONE_MATCH, X_CONTENT_TYPE_OPTIONS};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use axum::response::Response;
use chinwag_engine::{Engine, Error, Peer};
use chinwag_protocol::rest::ThemeObject;

use crate::errors::RestError;
use crate::extract::{AppPath, Path};

/// A theme that was changed is everywhere a minute later, and nobody waits for one that they have.
const CACHE: &str = "public, max-age=60, stale-while-revalidate=86400";

pub(super) async fn public(
    State(engine): State<Arc<Engine>>,
    AppPath(app): AppPath,
    Path((name,)): Path<(String,)>,
    peer: Option<Extension<Peer>>,
    headers: HeaderMap,
) -> Result<Response, RestError> {
    let peer = peer.map(|Extension(peer)| peer);
    let stored = engine.public_theme(&app, &name, peer).await?;
    let tag = format!("\"{}\"", stored.updated_at.as_millis());
    let body = serde_json::to_vec(&ThemeObject::from(stored))
        .map_err(|error| Error::Internal(format!("a theme could not be written: {error}")))?;
    let is_known = headers
        .get(IF_NONE_MATCH)
        .and_then(|known| known.to_str().ok())
        .is_some_and(|known| known.split(',').any(|one| one.trim().trim_start_matches("W/") == tag));
    let mut response = match is_known {
        true => Response::new(Body::empty()),
        false => Response::new(Body::from(body)),
    };
    if is_known {
        *response.status_mut() = StatusCode::NOT_MODIFIED;
    }
    let fields = response.headers_mut();
    for (name, value) in [
        (CONTENT_TYPE, "application/json"),
        (ETAG, tag.as_str()),
        (CACHE_CONTROL, CACHE),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (HeaderName::from_static("cross-origin-resource-policy"), "cross-origin"),
    ] {
        if let Ok(value) = HeaderValue::from_str(value) {
            fields.insert(name, value);
        }
    }
    Ok(response)
}
