//! Files: `POST /files` for back ends; and for browsers, `/uploads` and downloads, where the address is the credential.

use axum::extract::DefaultBodyLimit;
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderName, Method};
use axum::routing::options;
use tower_http::cors::{Any, CorsLayer};

use crate::openapi::Routes;

mod about;
mod download;
mod part;
mod post;
mod uploads;

/// How far an upload is: on requests, where the bytes that come go on.
pub(super) const UPLOAD_OFFSET: HeaderName = HeaderName::from_static("upload-offset");
/// How many bytes an upload was announced with.
pub(super) const UPLOAD_LENGTH: HeaderName = HeaderName::from_static("upload-length");

pub(crate) fn routes() -> Routes {
    // Pages of any origin send and show files. No cookie is looked at, so none is asked for.
    let open = CorsLayer::new()
        .allow_origin(Any)
        .allow_methods([Method::GET, Method::HEAD, Method::PATCH, Method::DELETE])
        .allow_headers([CONTENT_TYPE, UPLOAD_OFFSET])
        .expose_headers([UPLOAD_OFFSET, UPLOAD_LENGTH]);
    let (upload, file) = ("/uploads/{uploadId}", "/files/{fileId}/{filename}");
    let of_browsers = Routes::new()
        .head(upload, uploads::read::read, about::progress())
        .patch(upload, uploads::patch::patch, about::upload())
        .delete(upload, uploads::delete::delete, about::give_up())
        .get(file, download::download, about::download())
        .with(|endpoints| {
            // Answered by the layer; without a route it would not be asked.
            let preflight = || options(async || ());
            endpoints.route(upload, preflight()).route(file, preflight()).layer(open)
        });
    Routes::new()
        .post("/files", post::post, about::post())
        .merge(of_browsers)
        // They are streams, and the engine counts what comes.
        .with(|endpoints| endpoints.layer(DefaultBodyLimit::disable()))
}
