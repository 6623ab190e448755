//! The documentation, below `/docs`. In a release build it is in the binary; in a development build it is read from the
//! folder in which `cargo xtask docs` puts it.

use axum::Router;
use axum::extract::Path;
use axum::http::header::{CONTENT_SECURITY_POLICY, HeaderName, REFERRER_POLICY};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use rust_embed::RustEmbed;
use tower_http::compression::CompressionLayer;

use super::assets::{PAGE_CACHE, serve};

#[derive(RustEmbed)]
#[folder = "../../web/docs/dist"]
#[allow_missing = true]
struct Site;

/// Pages run scripts of this server, and show examples in frames; nothing of theirs comes from elsewhere.
const PAGE_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; \
                           frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; \
                           require-trusted-types-for 'script'; trusted-types 'none'";
/// An example is a stranger to this server, whoever opens it: it can do what any other site could that shows chat. It may
/// have attributes of style, since those who copy it have them.
const EXAMPLE_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; \
                              img-src 'self' blob: data:; media-src 'self' blob:; connect-src 'self'; frame-src 'self'; \
                              base-uri 'none'; form-action 'none'; \
                              sandbox allow-scripts allow-popups allow-modals";
/// Where examples are.
const EXAMPLES: &str = "live/";
/// What stands in the place of every example where there is no demo for it.
const NO_DEMO: &str = "live/unavailable.html";

/// The routes of the documentation. Its examples run where the demo app is.
pub fn docs(demo: bool) -> Router {
    Router::new()
        .route("/docs", get(async || Redirect::permanent("/docs/")))
        .route("/docs/", get(async move |headers: HeaderMap| answer("", demo, &headers)))
        .route(
            "/docs/{*path}",
            get(async move |Path(path): Path<String>, headers: HeaderMap| answer(&path, demo, &headers)),
        )
        .layer(CompressionLayer::new())
}

fn answer(path: &str, demo: bool, headers: &HeaderMap) -> Response {
    let Some(name) = file(path) else { return no_such_page(path) };
    let is_example = name.starts_with(EXAMPLES);
    let shown = if is_example && name.ends_with(".html") && !demo { NO_DEMO } else { &name };
    let mut response = serve(Site::get(shown), shown, PAGE_CACHE, headers);
    if shown.ends_with(".html") {
        secure(&mut response, if is_example { EXAMPLE_POLICY } else { PAGE_POLICY });
    }
    response
}

/// The file that is meant: pages are asked for without their ending.
fn file(path: &str) -> Option<String> {
    let page = match path {
        "" => "index.html".to_owned(),
        path if path.ends_with('/') => format!("{path}index.html"),
        path => format!("{path}.html"),
    };
    [page, path.to_owned()].into_iter().find(|name| Site::get(name).is_some())
}

fn no_such_page(path: &str) -> Response {
    if Site::get(&format!("{path}/index.html")).is_some() {
        return Redirect::permanent(&format!("/docs/{path}/")).into_response();
    }
    let Some(page) = Site::get("404.html") else {
        let text = "the documentation was not built: `cargo xtask docs` does that\n";
        return (StatusCode::NOT_FOUND, text).into_response();
    };
    let mut response = serve(Some(page), "404.html", PAGE_CACHE, &HeaderMap::new());
    *response.status_mut() = StatusCode::NOT_FOUND;
    secure(&mut response, PAGE_POLICY);
    response
}

fn secure(response: &mut Response, policy: &'static str) {
    let headers = response.headers_mut();
    headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy));
    headers.insert(REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    headers.insert(
        HeaderName::from_static("cross-origin-opener-policy"),
        HeaderValue::from_static("same-origin"),
    );
}
