//! A client of the REST API.

/// A new one. Its TLS, which no test uses, has to be chosen all the same: features of all crates are built as one.
pub fn rest_client() -> reqwest::Client {
    // Another test may have chosen it.
    let _ = rustls::crypto::ring::default_provider().install_default();
    reqwest::Client::new()
}
