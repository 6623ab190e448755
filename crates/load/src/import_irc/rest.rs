//! The REST API, as far as loading needs it.

use anyhow::{Context, bail};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use reqwest::Method;
use serde_json::Value;

/// A back end's way to an app.
pub struct Rest {
    client: reqwest::Client,
    base: String,
    key: String,
}

impl Rest {
    /// Of an app on a server.
    pub fn new(server: &str, app: &str, key: &str) -> Self {
        let base =
            format!("{}/v1/{}", server.trim_end_matches('/'), utf8_percent_encode(app, NON_ALPHANUMERIC));
        // Nothing here is encrypted, but the client wants to know how it would be.
        let _ = rustls::crypto::ring::default_provider().install_default();
        Self { client: reqwest::Client::new(), base, key: key.to_owned() }
    }

    /// Creates or changes.
    pub async fn put(&self, path: &[&str], body: &Value) -> anyhow::Result<()> {
        self.call(Method::PUT, path, body).await
    }

    /// Adds.
    pub async fn post(&self, path: &[&str], body: &Value) -> anyhow::Result<()> {
        self.call(Method::POST, path, body).await
    }

    /// Ids may hold anything, a slash included, so that each part of a path is encoded by itself.
    async fn call(&self, method: Method, path: &[&str], body: &Value) -> anyhow::Result<()> {
        let mut url = self.base.clone();
        for part in path {
            url.push('/');
            url.extend(utf8_percent_encode(part, NON_ALPHANUMERIC));
        }
        let request = self.client.request(method.clone(), &url).bearer_auth(&self.key).json(body);
        let answer = request.send().await.with_context(|| format!("{method} {url}"))?;
        let status = answer.status();
        if !status.is_success() {
            bail!("{method} {url} was answered {status}: {}", answer.text().await.unwrap_or_default());
        }
        Ok(())
    }
}
