//! A program of the operator that looks at every file before anybody gets it.
//!
//! Its contract: each file comes as `POST`, the bytes as the body, with `Content-Type`, `Content-Length`, and what is
//! known of it in `X-Chinwag-App` and `X-Chinwag-Filename` (both percent-encoded, as they may be anything),
//! `X-Chinwag-File` and `X-Chinwag-Sha256`. It answers 200 with `{"verdict": "clean"}` or
//! `{"verdict": "refused", "reason": "…"}`. Anything else, and silence, is no answer: the file is held, and sent once
//! more when its upload is asked about again.

use std::time::Duration;

use bytes::Bytes;
use futures_util::{Stream, StreamExt as _};
use reqwest::header::{CONTENT_LENGTH, CONTENT_TYPE};
use reqwest::{Body, Client, Url};
use serde::Deserialize;

use crate::FilesError;
use crate::storage::install_crypto;

/// How long a scanner may take for one file.
const PATIENCE: Duration = Duration::from_secs(120);

/// Where the scanner is.
#[derive(Clone, Debug)]
pub struct Scanner {
    url: Url,
    client: Client,
}

/// What is known of a file that is to be looked at.
#[derive(Debug, Clone)]
pub struct ToScan {
    /// The app's public id.
    pub app: String,
    /// The file's id.
    pub id: String,
    /// As its owner calls it.
    pub filename: String,
    /// By its content.
    pub media_type: String,
    /// In bytes.
    pub size: u64,
    /// In hexadecimal digits.
    pub sha256: String,
}

/// What the scanner says of a file.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(tag = "verdict", rename_all = "lowercase")]
pub enum Verdict {
    /// Nothing is wrong with it.
    Clean,
    /// Nobody shall get it.
    Refused {
        /// Told to its owner.
        #[serde(default)]
        reason: Option<String>,
    },
}

impl Scanner {
    /// A scanner at an address of `http` or `https`.
    ///
    /// # Errors
    /// A sentence that says what is wrong with the address.
    pub fn new(url: &str) -> Result<Self, String> {
        let url = Url::parse(url).map_err(|error| format!("{url:?} is no address: {error}"))?;
        if !matches!(url.scheme(), "http" | "https") {
            return Err(format!("{url} must begin with http:// or https://"));
        }
        install_crypto();
        let client = Client::builder().timeout(PATIENCE).build().map_err(|error| error.to_string())?;
        Ok(Self { url, client })
    }

    /// Has a file looked at.
    ///
    /// # Errors
    /// A sentence that says why there was no answer.
    pub async fn scan(
        &self,
        file: ToScan,
        bytes: impl Stream<Item = Result<Bytes, FilesError>> + Send + 'static,
    ) -> Result<Verdict, String> {
        let bytes = bytes.map(|part| part.map_err(|error| std::io::Error::other(error.to_string())));
        let request = self
            .client
            .post(self.url.clone())
            .header(CONTENT_TYPE, file.media_type)
            .header(CONTENT_LENGTH, file.size)
            .header("x-chinwag-app", percent_encoded(&file.app))
            .header("x-chinwag-file", file.id)
            .header("x-chinwag-filename", percent_encoded(&file.filename))
            .header("x-chinwag-sha256", file.sha256)
            .body(Body::wrap_stream(bytes));
        let answer =
            request.send().await.map_err(|error| format!("the scanner cannot be reached: {error}"))?;
        let status = answer.status();
        if status != reqwest::StatusCode::OK {
            return Err(format!("the scanner answered {status}"));
        }
        answer.json().await.map_err(|error| format!("the scanner's answer cannot be read: {error}"))
    }
}

/// What may be anything, as a header can hold it.
fn percent_encoded(text: &str) -> String {
    let encoded: String = url::form_urlencoded::byte_serialize(text.as_bytes()).collect();
    encoded.replace('+', "%20")
}
