//! `/public/previews/{previewKey}`, for browsers: what is shown of the page behind a link. The key is the credential, which
//! who sees the message is given by the realtime API; so nobody can have other pages read.

use std::sync::Arc;

use axum::Extension;
use axum::body::Body;
use axum::extract::State;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderName, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderValue, Method, StatusCode};
use axum::response::Response;
use chinwag_engine::{Engine, Peer, Preview};
use serde_json::{Value, json};
use tower_http::cors::{Any, CorsLayer};

use crate::errors::RestError;
use crate::extract::{AppPath, Path};
use crate::openapi::{About, Routes};

/// Only the reader's own browser keeps it: who sees what is theirs.
const KEEP: &str = "private, max-age=3600";
const KEEP_NOTHING: &str = "private, max-age=60";

pub(crate) fn routes() -> Routes {
    let text = || json!({ "type": ["string", "null"] });
    let side = || json!({ "type": "integer", "minimum": 1 });
    let size = json!({
        "type": ["object", "null"], "required": ["width", "height"],
        "properties": { "width": side(), "height": side() }
    });
    let schema = json!({
        "type": "object", "required": ["site", "title", "description", "picture"],
        "properties": { "site": text(), "title": { "type": "string" }, "description": text(), "picture": size }
    });
    let preview = About::new("getLinkPreview", "Gives a browser what is shown of the page behind a link")
        .answer(200, json!({ "description": "What the page says of itself.", "content": { "application/json": { "schema": schema } } }))
        .answer(204, json!({ "description": "There is nothing to show." }));
    let bytes = json!({ "image/*": { "schema": { "type": "string", "format": "binary" } } });
    let picture = About::new("getLinkPreviewPicture", "Gives a browser the picture of a link preview")
        .answer(200, json!({ "description": "The picture.", "content": bytes }))
        .failures(&[404]);
    let open = CorsLayer::new().allow_origin(Any).allow_methods([Method::GET]);
    Routes::new()
        .get("/public/previews/{previewKey}", get, preview)
        .get("/public/previews/{previewKey}/picture", get_picture, picture)
        .with(|endpoints| endpoints.layer(open))
}

async fn get(
    State(engine): State<Arc<Engine>>,
    AppPath(app): AppPath,
    Path((key,)): Path<(String,)>,
    peer: Option<Extension<Peer>>,
) -> Result<Response, RestError> {
    let found = engine.public_preview(&app, &key, peer.map(|Extension(peer)| peer)).await?;
    let Some(preview) = found else {
        let mut response = Response::new(Body::empty());
        *response.status_mut() = StatusCode::NO_CONTENT;
        insert(&mut response, &[(CACHE_CONTROL, KEEP_NOTHING)]);
        return Ok(response);
    };
    let mut response = Response::new(Body::from(object(&preview).to_string()));
    insert(&mut response, &[(CONTENT_TYPE, "application/json"), (CACHE_CONTROL, KEEP)]);
    Ok(response)
}

fn object(preview: &Preview) -> Value {
    let Preview { site, title, description, picture } = preview;
    let picture = picture.map(|picture| json!({ "width": picture.width, "height": picture.height }));
    json!({ "site": site, "title": title, "description": description, "picture": picture })
}

async fn get_picture(
    State(engine): State<Arc<Engine>>,
    AppPath(app): AppPath,
    Path((key,)): Path<(String,)>,
) -> Result<Response, RestError> {
    let picture = engine.public_preview_picture(&app, &key).await?;
    let mut response = Response::new(Body::from(picture.bytes.clone()));
    insert(
        &mut response,
        &[
            (CONTENT_TYPE, picture.content_type),
            (CACHE_CONTROL, KEEP),
            // Opened by itself, it runs nothing and is of no origin.
            (CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox"),
        ],
    );
    Ok(response)
}

fn insert(response: &mut Response, headers: &[(HeaderName, &'static str)]) {
    let always = [
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (HeaderName::from_static("cross-origin-resource-policy"), "cross-origin"),
        (HeaderName::from_static("referrer-policy"), "no-referrer"),
    ];
    for (name, value) in headers.iter().cloned().chain(always) {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
}
