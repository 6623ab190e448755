//! The scripts that pages load, from any origin, and the demo's pages. In a release build they are in the binary;
//! in a development build they are read from the folders in which the web build puts them.

use axum::Router;
use axum::extract::Path;
use axum::http::header::{
    ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_TYPE, ETAG, HeaderName, IF_NONE_MATCH,
};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use rust_embed::{EmbeddedFile, RustEmbed};
use tower_http::compression::CompressionLayer;

use super::docs::docs;

#[derive(RustEmbed)]
#[folder = "../../web/talk/dist"]
#[exclude = "npm/*"]
#[exclude = "*.d.ts"]
#[allow_missing = true]
struct Scripts;

/// The script that defines the elements, and loads the scripts above.
#[derive(RustEmbed)]
#[folder = "../../web/elements/dist"]
#[include = "elements.js"]
#[allow_missing = true]
struct Elements;

#[derive(RustEmbed)]
#[folder = "../../web/demo"]
#[include = "*.html"]
#[include = "*.css"]
#[include = "*.js"]
#[include = "*.svg"]
#[allow_missing = true]
struct Demo;

/// The loaders keep their names, so pages ask again after a while.
const LOADER_CACHE: &str = "public, max-age=300";
/// The name of a chunk has the hash of its content, so it never changes.
const CHUNK_CACHE: &str = "public, max-age=31536000, immutable";
/// Pages are asked for anew; what has not changed is not sent again.
pub(super) const PAGE_CACHE: &str = "no-cache";

/// The routes of scripts and of the documentation, and of the demo's pages if they are wanted.
pub fn router(demo: bool) -> Router {
    let mut router = Router::new()
        .route(
            "/talk.js",
            get(async |headers: HeaderMap| serve(Scripts::get("talk.js"), "talk.js", LOADER_CACHE, &headers)),
        )
        .route(
            "/elements.js",
            get(async |headers: HeaderMap| {
                serve(Elements::get("elements.js"), "elements.js", LOADER_CACHE, &headers)
            }),
        )
        .route("/assets/{*path}", get(chunk));
    if demo {
        router = router
            .route(
                "/",
                get(async |headers: HeaderMap| {
                    serve(Demo::get("index.html"), "index.html", PAGE_CACHE, &headers)
                }),
            )
            .route("/{page}", get(page));
    }
    router.layer(CompressionLayer::new()).merge(docs(demo))
}

async fn chunk(Path(path): Path<String>, headers: HeaderMap) -> Response {
    let name = format!("assets/{path}");
    serve(Scripts::get(&name), &name, CHUNK_CACHE, &headers)
}

async fn page(Path(name): Path<String>, headers: HeaderMap) -> Response {
    serve(Demo::get(&name), &name, PAGE_CACHE, &headers)
}

pub(super) fn serve(
    file: Option<EmbeddedFile>,
    name: &str,
    cache: &'static str,
    request: &HeaderMap,
) -> Response {
    let Some(file) = file else {
        return (StatusCode::NOT_FOUND, "there is no such file\n").into_response();
    };
    let tag = format!(
        "\"{}\"",
        file.metadata.sha256_hash()[..8].iter().map(|b| format!("{b:02x}")).collect::<String>()
    );
    let known = request.get(IF_NONE_MATCH).is_some_and(|known| known.as_bytes() == tag.as_bytes());
    let kind = mime_guess::from_path(name).first_or_octet_stream();
    let kind = match kind.type_() {
        mime_guess::mime::TEXT => format!("{kind}; charset=utf-8"),
        _ => kind.to_string(),
    };
    let mut response = match known {
        true => StatusCode::NOT_MODIFIED.into_response(),
        false => file.data.into_owned().into_response(),
    };
    let headers = response.headers_mut();
    for (header, value) in [(ETAG, tag), (CONTENT_TYPE, kind)] {
        if let Ok(value) = HeaderValue::from_str(&value) {
            headers.insert(header, value);
        }
    }
    headers.insert(CACHE_CONTROL, HeaderValue::from_static(cache));
    // Pages of any site load these; they hold nothing of anyone's.
    headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    headers.insert(
        HeaderName::from_static("cross-origin-resource-policy"),
        HeaderValue::from_static("cross-origin"),
    );
    headers.insert(HeaderName::from_static("x-content-type-options"), HeaderValue::from_static("nosniff"));
    response
}
