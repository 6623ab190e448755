//! How a session is made.

use std::future::Future;
use std::sync::Arc;

use chinwag_model::{AppId, Entropy, UserId};
use chinwag_protocol::{ErrorCode, WireError};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use super::Session;
use super::ambient::SystemEntropy;
use super::credentials::{Credentials, TokenError};
use super::shared::Handle;
use crate::core::Core;
use crate::error::Error;
use crate::transport::{Dial, WebSocket};

/// Makes a [`Session`]; see [`Session::builder`].
///
/// ```
/// use chinwag_client::Session;
///
/// # fn main() -> Result<(), chinwag_client::Error> {
/// let session = Session::builder("https://chat.example", "my-app", "alice").token("eyJ…").build()?;
/// assert_eq!(session.user_id().as_str(), "alice");
/// # Ok(())
/// # }
/// ```
#[must_use]
pub struct SessionBuilder {
    url: String,
    app: String,
    user: String,
    credentials: Credentials,
    entropy: Arc<dyn Entropy>,
    dial: Arc<dyn Dial>,
}

impl SessionBuilder {
    pub(super) fn new(url: String, app: String, user: String) -> Self {
        let credentials = Credentials::default();
        Self { url, app, user, credentials, entropy: Arc::new(SystemEntropy), dial: Arc::new(WebSocket) }
    }

    /// A user token (JWT). When it expires, the session ends, unless [`Session::set_token`] gives another before, or
    /// there is a [provider](Self::token_provider).
    pub fn token(mut self, token: impl Into<String>) -> Self {
        self.credentials.token = Some(token.into());
        self
    }

    /// Whom to ask for a token: when there is none yet, and before one expires. Asked again, with back-off, when it
    /// fails.
    pub fn token_provider<F, T>(mut self, provider: F) -> Self
    where
        F: Fn() -> T + Send + Sync + 'static,
        T: Future<Output = Result<String, TokenError>> + Send + 'static,
    {
        self.credentials.provider = Some(Arc::new(move || Box::pin(provider())));
        self
    }

    /// A legacy signature: hex HMAC-SHA256 of the user's id.
    pub fn signature(mut self, signature: impl Into<String>) -> Self {
        self.credentials.signature = Some(signature.into());
        self
    }

    /// Where randomness comes from: keys of messages, waits between connections. The operating system, unless said
    /// otherwise.
    pub fn entropy(mut self, entropy: impl Entropy) -> Self {
        self.entropy = Arc::new(entropy);
        self
    }

    /// What connections are made of. WebSockets, unless said otherwise.
    pub fn transport(mut self, dial: impl Dial) -> Self {
        self.dial = Arc::new(dial);
        self
    }

    /// Makes the session. Nothing is sent before it is used.
    ///
    /// # Errors
    /// When the address, the app or the user is none.
    pub fn build(self) -> Result<Session, Error> {
        let address = realtime_address(&self.url, &AppId::new(&self.app)?)?;
        let core = Core::new(UserId::new(&self.user)?, self.credentials);
        Ok(Session { handle: Arc::new(Handle::new(core, address, self.dial, self.entropy)) })
    }
}

fn realtime_address(url: &str, app: &AppId) -> Result<String, Error> {
    let schemes = [("https://", "wss://"), ("http://", "ws://"), ("wss://", "wss://"), ("ws://", "ws://")];
    let found = schemes.iter().find_map(|(given, used)| Some((used, url.strip_prefix(given)?)));
    let Some((scheme, host)) = found.filter(|(_, host)| !host.is_empty()) else {
        let message =
            format!("the address of the server must begin with https:// or http://, but is {url:?}");
        return Err(WireError::at(ErrorCode::InvalidArgument, "url", message).into());
    };
    let app = utf8_percent_encode(app.as_str(), NON_ALPHANUMERIC);
    Ok(format!("{scheme}{}/v1/{app}/realtime", host.trim_end_matches('/')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_become_those_of_the_realtime_api() {
        let address = |url| realtime_address(url, &AppId::new("a/b").unwrap());
        assert_eq!(address("https://chat.example").unwrap(), "wss://chat.example/v1/a%2Fb/realtime");
        assert_eq!(address("http://localhost:7700/").unwrap(), "ws://localhost:7700/v1/a%2Fb/realtime");
        assert_eq!(address("chat.example").unwrap_err().code(), Some(ErrorCode::InvalidArgument));
        assert_eq!(address("https://").unwrap_err().code(), Some(ErrorCode::InvalidArgument));
    }
}
