//! The services that translate, each by the contract that it publishes.

mod deepl;
mod google;
mod libretranslate;

use std::time::Duration;

use reqwest::{Client, RequestBuilder};
use serde::de::DeserializeOwned;
use url::Url;

use crate::TranslateError;

/// How long a service may take.
const PATIENCE: Duration = Duration::from_secs(20);

/// Which service it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Provider {
    /// LibreTranslate, of one's own or of others.
    LibreTranslate,
    /// DeepL, whose free accounts have another address.
    DeepL,
    /// Google's Cloud Translation, basic edition.
    Google,
}

/// A service that translates.
pub struct Service {
    provider: Provider,
    url: Url,
    key: String,
    client: Client,
}

/// Who knows the key can spend the operator's money.
impl std::fmt::Debug for Service {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Service").field("provider", &self.provider).field("url", &self.url.as_str()).finish()
    }
}

impl Service {
    /// A service with the operator's key; an empty `url` is where the provider is for everybody.
    ///
    /// # Errors
    /// A sentence that says what is wrong.
    pub fn new(provider: Provider, url: &str, key: &str) -> Result<Self, String> {
        let url = if url.is_empty() { provider.address(key)? } else { url };
        let url = Url::parse(url).map_err(|error| format!("{url:?} is no address: {error}"))?;
        if !matches!(url.scheme(), "http" | "https") {
            return Err(format!("{url} must begin with http:// or https://"));
        }
        if key.is_empty() && provider != Provider::LibreTranslate {
            return Err("this provider needs a key".to_owned());
        }
        // Another part of the program may have chosen it.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = Client::builder().timeout(PATIENCE).build().map_err(|error| error.to_string())?;
        Ok(Self { provider, url, key: key.to_owned(), client })
    }

    /// A piece of HTML in a language, by its tag.
    pub(crate) async fn translate(&self, html: &str, language: &str) -> Result<String, TranslateError> {
        match self.provider {
            Provider::LibreTranslate => libretranslate::translate(self, html, language).await,
            Provider::DeepL => deepl::translate(self, html, language).await,
            Provider::Google => google::translate(self, html, language).await,
        }
    }

    fn post(&self, path: &str) -> RequestBuilder {
        self.client.post(format!("{}{path}", self.url.as_str().trim_end_matches('/')))
    }
}

impl Provider {
    fn address(self, key: &str) -> Result<&'static str, String> {
        match self {
            Self::LibreTranslate => {
                Err("libretranslate has no address for everybody: say where yours is".to_owned())
            }
            // Keys of free accounts tell.
            Self::DeepL if key.ends_with(":fx") => Ok("https://api-free.deepl.com"),
            Self::DeepL => Ok("https://api.deepl.com"),
            Self::Google => Ok("https://translation.googleapis.com"),
        }
    }
}

/// What a service answers. Its words are for the operator's log; a key is never among them.
async fn answer<T: DeserializeOwned>(request: RequestBuilder) -> Result<T, TranslateError> {
    let failed =
        |error: reqwest::Error| TranslateError(format!("it cannot be reached: {}", error.without_url()));
    let answer = request.send().await.map_err(failed)?;
    let status = answer.status();
    if !status.is_success() {
        let said: String = answer.text().await.unwrap_or_default().chars().take(200).collect();
        return Err(TranslateError(format!("it answered {status}: {said}")));
    }
    answer
        .json()
        .await
        .map_err(|error| TranslateError(format!("its answer cannot be read: {}", error.without_url())))
}

/// The one translation that was asked for.
fn only(texts: impl IntoIterator<Item = String>) -> Result<String, TranslateError> {
    texts.into_iter().next().ok_or_else(|| TranslateError("its answer holds no translation".to_owned()))
}
