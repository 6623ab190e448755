//! Files: `POST /files` for back ends; and for browsers, `/uploads` and downloads, where the address is the credential.

use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderName, Method};
use axum::routing::{get, head, post};
use chinwag_engine::Engine;
use tower_http::cors::{Any, CorsLayer};

mod download;
mod part;
mod post;
mod uploads;

/// How far an upload is: on requests, where the bytes that come go on.
pub(super) const UPLOAD_OFFSET: HeaderName = HeaderName::from_static("upload-offset");
/// How many bytes an upload was announced with.
pub(super) const UPLOAD_LENGTH: HeaderName = HeaderName::from_static("upload-length");

pub(crate) fn routes() -> Router<Arc<Engine>> {
    // Pages of any origin send and show files. No cookie is looked at, so none is asked for.
    let open = CorsLayer::new()
        .allow_origin(Any)
        .allow_methods([Method::GET, Method::HEAD, Method::PATCH, Method::DELETE])
        .allow_headers([CONTENT_TYPE, UPLOAD_OFFSET])
        .expose_headers([UPLOAD_OFFSET, UPLOAD_LENGTH]);
    let of_browsers = Router::new()
        .route(
            "/uploads/{uploadId}",
            head(uploads::read::read)
                .patch(uploads::patch::patch)
                .delete(uploads::delete::delete)
                .options(preflight),
        )
        .route("/files/{fileId}/{filename}", get(download::download).options(preflight))
        .layer(open);
    Router::new()
        .route("/files", post(post::post))
        .merge(of_browsers)
        // They are streams, and the engine counts what comes.
        .layer(DefaultBodyLimit::disable())
}

/// Answered by the layer; without a route it would not be asked.
async fn preflight() {}
