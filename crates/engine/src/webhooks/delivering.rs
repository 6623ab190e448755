//! What is due to which webhook, signed; and when it is tried again.

use std::collections::HashSet;

use chinwag_model::Timestamp;
use chinwag_store::{DeliveryKey, DeliveryOutcome, DueDelivery};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use super::event;
use crate::{Engine, Error};

const SECOND: i64 = 1_000;
const MINUTE: i64 = 60 * SECOND;
const HOUR: i64 = 60 * MINUTE;
/// When a failed delivery is tried again, in milliseconds after each failure; the last one again and again.
const RETRIES_MS: [i64; 5] = [5 * SECOND, MINUTE, 10 * MINUTE, HOUR, 6 * HOUR];
/// A delivery that fails so long after its event is given up, in milliseconds: a receiver may be down over a weekend.
const GIVEN_UP_AFTER_MS: i64 = 72 * HOUR;
/// Longest error that is kept of an attempt, in characters.
const ERROR_MAX_CHARS: usize = 500;

/// A delivery that is due: what to post where.
#[derive(Debug, Clone)]
pub struct Delivery {
    /// Which.
    key: DeliveryKey,
    /// When its event happened.
    created_at: Timestamp,
    /// How often it was tried before.
    attempts: u32,
    /// Where to.
    pub url: String,
    /// The body: JSON.
    pub body: String,
    /// The value of `X-TalkJS-Timestamp`.
    pub timestamp: String,
    /// The value of `X-TalkJS-Signature`; empty when every key of the app was revoked.
    pub signature: String,
}

impl Delivery {
    /// Its webhook, and its lane there: of each lane one delivery may be under way at a time.
    pub fn lane(&self) -> (i64, String) {
        (self.key.webhook, self.key.lane.clone())
    }
}

/// What an attempt came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Attempt {
    /// The receiver has it.
    Delivered,
    /// It has not, and why.
    Failed(String),
}

impl Engine {
    /// Deliveries of all apps that are due, but those in busy lanes: the first of each lane, of each webhook as many as
    /// fill it up to `at_once` lanes.
    ///
    /// # Errors
    /// Only internal ones.
    pub async fn due_deliveries(
        &self,
        busy: &HashSet<(i64, String)>,
        at_once: usize,
    ) -> Result<Vec<Delivery>, Error> {
        let now = self.now();
        let due = self.store.due_deliveries(now, busy, at_once).await?;
        let mut deliveries = Vec::with_capacity(due.len());
        for delivery in due {
            deliveries.push(self.prepare(delivery, now).await?);
        }
        Ok(deliveries)
    }

    /// When the next delivery is due that is not due yet.
    ///
    /// # Errors
    /// Only internal ones.
    pub async fn next_delivery_at(&self) -> Result<Option<Timestamp>, Error> {
        Ok(self.store.next_delivery_at(self.now()).await?)
    }

    /// Waits until there may be something new to deliver.
    pub async fn deliveries_wanted(&self) {
        self.deliveries.notified().await;
    }

    /// Writes down what an attempt came to.
    ///
    /// # Errors
    /// Only internal ones.
    pub async fn attempted(&self, delivery: &Delivery, attempt: Attempt) -> Result<(), Error> {
        let now = self.now();
        let outcome = outcome(delivery, attempt, now);
        let label = match &outcome {
            DeliveryOutcome::Delivered => "delivered",
            DeliveryOutcome::Later(..) => "failed",
            DeliveryOutcome::GivenUp(_) => "given up",
        };
        metrics::counter!("chinwag_webhook_deliveries_total", "outcome" => label).increment(1);
        Ok(self.store.settle_delivery(delivery.key.clone(), outcome, now).await?)
    }

    async fn prepare(&self, due: DueDelivery, now: Timestamp) -> Result<Delivery, Error> {
        let app = self.app(&due.app).await?;
        let created_at = due.event.created_at;
        let address = self.options.public_url.as_deref().unwrap_or("http://localhost");
        let body = serde_json::to_string(&event::object(address, due.event))
            .map_err(|error| Error::Internal(format!("an event cannot be encoded: {error}")))?;
        let timestamp = now.as_millis().to_string();
        let key = app.webhook_key();
        let signature = key.map(|key| sign_webhook(&key.secret, &timestamp, &body)).unwrap_or_default();
        let DueDelivery { key, url, attempts, .. } = due;
        Ok(Delivery { key, created_at, attempts, url, body, timestamp, signature })
    }
}

/// What to do about a delivery after an attempt.
fn outcome(delivery: &Delivery, attempt: Attempt, now: Timestamp) -> DeliveryOutcome {
    let error = match attempt {
        Attempt::Delivered => return DeliveryOutcome::Delivered,
        Attempt::Failed(error) => error.chars().take(ERROR_MAX_CHARS).collect::<String>(),
    };
    if now.as_millis() - delivery.created_at.as_millis() >= GIVEN_UP_AFTER_MS {
        return DeliveryOutcome::GivenUp(error);
    }
    let step = (delivery.attempts as usize).min(RETRIES_MS.len() - 1);
    DeliveryOutcome::Later(Timestamp::from_millis(now.as_millis() + RETRIES_MS[step]), error)
}

/// The signature of what a webhook is told: upper-case hexadecimal HMAC-SHA256, under a secret key of the app, of the
/// timestamp, a dot, and the body (REST API, section 4.2).
pub fn sign_webhook(secret: &str, timestamp: &str, body: &str) -> String {
    let mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes());
    // A key of any length will do.
    let mac = mac.map(|mac| mac.chain_update(timestamp).chain_update(".").chain_update(body).finalize());
    mac.map(|signature| hex::encode_upper(signature.into_bytes())).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The vector of the specification (REST API, section 4.2).
    #[test]
    fn signatures_are_those_of_the_documentation() {
        let signed =
            sign_webhook("sk_test_EXAMPLE", "1700000000000", r#"{"id":"evt_1","type":"user.created"}"#);
        assert_eq!(signed, "7F95B9CAD83C47C235BE34FCE22560B5E6DC54DDBBAFD13C2CF1026CBF28834D");
    }

    #[test]
    fn what_fails_is_tried_again_later_and_later_and_given_up_after_three_days() {
        let delivery = |attempts| Delivery {
            key: DeliveryKey { webhook: 1, lane: "c/1".to_owned(), event: 1 },
            created_at: Timestamp::from_millis(0),
            attempts,
            url: String::new(),
            body: String::new(),
            timestamp: String::new(),
            signature: String::new(),
        };
        let (mut now, mut waits) = (0, Vec::new());
        for attempts in 0.. {
            let failed = Attempt::Failed("503".to_owned());
            match outcome(&delivery(attempts), failed, Timestamp::from_millis(now)) {
                DeliveryOutcome::Later(at, _) => {
                    waits.push((at.as_millis() - now) / SECOND);
                    now = at.as_millis();
                }
                DeliveryOutcome::GivenUp(error) => {
                    assert_eq!(error, "503");
                    break;
                }
                DeliveryOutcome::Delivered => unreachable!(),
            }
        }
        assert_eq!(waits[..6], [5, 60, 600, 3_600, 21_600, 21_600]);
        assert!((GIVEN_UP_AFTER_MS..GIVEN_UP_AFTER_MS + 6 * HOUR).contains(&now), "{now}");
    }
}
