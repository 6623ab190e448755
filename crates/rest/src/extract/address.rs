//! Where the caller reached this server: addresses of files are made of it.

use axum::http::header::HOST;
use axum::http::request::Parts;
use chinwag_engine::Engine;

/// Such as `https://chat.shop.example`, without a slash at the end. What the operator set, or what the request says,
/// of which a proxy tells whether it came over TLS.
pub(super) fn address(parts: &Parts, engine: &Engine) -> String {
    if let Some(url) = engine.public_url() {
        return url.to_owned();
    }
    let header = |name: &str| parts.headers.get(name).and_then(|value| value.to_str().ok());
    let host = header(HOST.as_str()).or(parts.uri.authority().map(|authority| authority.as_str()));
    let scheme = if header("x-forwarded-proto") == Some("https") { "https" } else { "http" };
    format!("{scheme}://{}", host.unwrap_or("localhost"))
}
