//! What proves who one is, and where a new proof comes from.

use std::sync::Arc;

use chinwag_model::UserId;
use chinwag_protocol::Hello;
use futures_util::future::BoxFuture;

/// Why a token could not be had. The session tries again later.
pub type TokenError = Box<dyn std::error::Error + Send + Sync>;

/// Gets a token.
pub(crate) type TokenProvider = Arc<dyn Fn() -> BoxFuture<'static, Result<String, TokenError>> + Send + Sync>;

/// See the module.
#[derive(Clone, Default)]
pub(crate) struct Credentials {
    pub(crate) token: Option<String>,
    pub(crate) signature: Option<String>,
    pub(crate) provider: Option<TokenProvider>,
}

impl Credentials {
    /// Whether somebody can be asked for another token.
    pub(crate) fn are_renewable(&self) -> bool {
        self.provider.is_some()
    }

    /// Whom to ask for a token before connecting, if none is at hand.
    pub(super) fn missing(&self) -> Option<TokenProvider> {
        let at_hand = self.token.is_some() || self.signature.is_some();
        self.provider.clone().filter(|_| !at_hand)
    }

    /// What to say first.
    pub(super) fn hello(&self, user: UserId) -> Hello {
        let signature = self.signature.clone().filter(|_| self.token.is_none());
        Hello { token: self.token.clone(), signature, ..crate::hello(user) }
    }
}
