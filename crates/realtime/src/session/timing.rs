//! What a connection does because time passes: one timer for all of it.

use std::pin::Pin;
use std::time::Duration;

use chinwag_model::Timestamp;
use chinwag_protocol::CloseCode;
use chinwag_protocol::limits::{HELLO_TIMEOUT_SECONDS, PING_AFTER_SECONDS, SILENCE_MAX_SECONDS};
use tokio::time::{Instant, Sleep, sleep_until};

/// How long before its end a token is to be renewed, in milliseconds; a fifth of its life if that is shorter.
const RENEW_BEFORE_MS: i64 = 60_000;

/// The timer of a connection.
pub(super) struct Timing {
    opened: Instant,
    heard: Instant,
    pinged: bool,
    greeted: bool,
    token: Option<TokenTimes>,
    sleep: Pin<Box<Sleep>>,
}

#[derive(Clone, Copy)]
struct TokenTimes {
    renew_at: Timestamp,
    expires_at: Timestamp,
    warned: bool,
}

/// What is to be done now.
pub(super) enum Due {
    /// It was too early.
    Nothing,
    /// Ask for a sign of life.
    Ping,
    /// Tell that the token is running out.
    TokenExpiring {
        /// How long it still lives.
        expires_in_ms: u32,
    },
    /// Give up.
    Close(CloseCode),
}

impl Timing {
    pub(super) fn new() -> Self {
        let now = Instant::now();
        Self {
            opened: now,
            heard: now,
            pinged: false,
            greeted: false,
            token: None,
            sleep: Box::pin(sleep_until(now + Duration::from_secs(HELLO_TIMEOUT_SECONDS))),
        }
    }

    /// Something came from the client.
    pub(super) fn heard(&mut self) {
        self.heard = Instant::now();
        self.pinged = false;
    }

    /// `hello` was accepted, or a token renewed.
    pub(super) fn authenticated(&mut self, now: Timestamp, expires_at: Option<Timestamp>) {
        self.greeted = true;
        self.token = expires_at.map(|expires_at| {
            let life = (expires_at.as_millis() - now.as_millis()).max(0);
            let renew_at = expires_at.as_millis() - RENEW_BEFORE_MS.min(life / 5);
            TokenTimes { renew_at: Timestamp::from_millis(renew_at), expires_at, warned: false }
        });
        self.schedule(now);
    }

    /// Waits until something may be due. Cancel-safe.
    pub(super) async fn sleep(&mut self) {
        self.sleep.as_mut().await;
    }

    /// What is due, and the timer set for what comes after. `heard` does not move the timer; it only makes it find
    /// nothing to do.
    pub(super) fn due(&mut self, now: Timestamp) -> Due {
        let due = self.find_due(now);
        self.schedule(now);
        due
    }

    fn find_due(&mut self, now: Timestamp) -> Due {
        if !self.greeted && self.opened.elapsed() >= Duration::from_secs(HELLO_TIMEOUT_SECONDS) {
            return Due::Close(CloseCode::NoHello);
        }
        if let Some(token) = &mut self.token {
            if now >= token.expires_at {
                return Due::Close(CloseCode::TokenExpired);
            }
            if now >= token.renew_at && !token.warned {
                token.warned = true;
                let expires_in_ms =
                    (token.expires_at.as_millis() - now.as_millis()).min(i64::from(u32::MAX)) as u32;
                return Due::TokenExpiring { expires_in_ms };
            }
        }
        let silence = self.heard.elapsed();
        if silence >= Duration::from_secs(SILENCE_MAX_SECONDS) {
            return Due::Close(CloseCode::Silent);
        }
        if silence >= Duration::from_secs(PING_AFTER_SECONDS) && !self.pinged {
            self.pinged = true;
            return Due::Ping;
        }
        Due::Nothing
    }

    fn schedule(&mut self, now: Timestamp) {
        let silence = if self.pinged { SILENCE_MAX_SECONDS } else { PING_AFTER_SECONDS };
        let mut next = self.heard + Duration::from_secs(silence);
        if !self.greeted {
            next = next.min(self.opened + Duration::from_secs(HELLO_TIMEOUT_SECONDS));
        }
        if let Some(token) = &self.token {
            let at = if token.warned { token.expires_at } else { token.renew_at };
            let wait = (at.as_millis() - now.as_millis()).max(0) as u64;
            next = next.min(Instant::now() + Duration::from_millis(wait));
        }
        self.sleep.as_mut().reset(next);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn silence_is_met_with_a_ping_and_then_with_the_end() {
        let mut timing = Timing::new();
        let now = Timestamp::from_millis(0);
        timing.authenticated(now, None);
        timing.sleep().await;
        assert!(matches!(timing.due(now), Due::Ping));
        timing.sleep().await;
        assert!(matches!(timing.due(now), Due::Close(CloseCode::Silent)));
    }

    #[tokio::test(start_paused = true)]
    async fn a_sign_of_life_puts_the_ping_off() {
        let mut timing = Timing::new();
        let now = Timestamp::from_millis(0);
        timing.authenticated(now, None);
        tokio::time::advance(Duration::from_secs(20)).await;
        timing.heard();
        timing.sleep().await;
        assert!(matches!(timing.due(now), Due::Nothing));
        timing.sleep().await;
        assert!(matches!(timing.due(now), Due::Ping));
    }

    #[tokio::test(start_paused = true)]
    async fn no_hello_no_connection() {
        let mut timing = Timing::new();
        timing.sleep().await;
        assert!(matches!(timing.due(Timestamp::from_millis(0)), Due::Close(CloseCode::NoHello)));
    }

    #[tokio::test(start_paused = true)]
    async fn a_token_is_renewed_a_minute_before_it_ends() {
        let mut timing = Timing::new();
        timing.authenticated(Timestamp::from_millis(0), Some(Timestamp::from_millis(600_000)));
        let warned = timing.due(Timestamp::from_millis(540_000));
        assert!(matches!(warned, Due::TokenExpiring { expires_in_ms: 60_000 }));
        timing.authenticated(Timestamp::from_millis(540_000), Some(Timestamp::from_millis(1_200_000)));
        assert!(!matches!(timing.due(Timestamp::from_millis(600_000)), Due::Close(_)));
        assert!(matches!(timing.due(Timestamp::from_millis(1_200_000)), Due::Close(CloseCode::TokenExpired)));
    }
}
