//! One attempt to tell a receiver something.

use std::time::Duration;

use chinwag_engine::{Attempt, Delivery};
use chinwag_guard::Guard;
use reqwest::header::CONTENT_TYPE;
use reqwest::{Client, StatusCode};
use url::Url;

/// How long a receiver may take, from looking up its name to the head of its answer.
const PATIENCE: Duration = Duration::from_secs(5);

/// Posts deliveries.
#[derive(Clone)]
pub(crate) struct Post {
    client: Client,
    guard: Guard,
}

impl Post {
    pub(crate) fn new(allow_private: bool) -> Result<Self, String> {
        let guard = Guard { allow_private, setting: "webhooks.allow_private" };
        let agent = concat!("Chinwag/", env!("CARGO_PKG_VERSION"));
        let client = guard.client().timeout(PATIENCE).user_agent(agent).build();
        Ok(Self { client: client.map_err(|error| error.to_string())?, guard })
    }

    pub(crate) async fn attempt(&self, delivery: &Delivery) -> Attempt {
        if delivery.signature.is_empty() {
            return Attempt::Failed(
                "every secret key of the app was revoked: there is none to sign with".to_owned(),
            );
        }
        match self.post(delivery).await {
            Ok(status) if status.is_success() => Attempt::Delivered,
            Ok(status) if status.is_redirection() => {
                Attempt::Failed(format!("it was answered {status}, and redirects are not followed"))
            }
            Ok(status) => Attempt::Failed(format!("it was answered {status}")),
            Err(error) => Attempt::Failed(error),
        }
    }

    async fn post(&self, delivery: &Delivery) -> Result<StatusCode, String> {
        let url = Url::parse(&delivery.url).map_err(|error| format!("the address is none: {error}"))?;
        self.guard.check(&url)?;
        let answer = self
            .client
            .post(url)
            .header(CONTENT_TYPE, "application/json")
            .header("X-TalkJS-Timestamp", &delivery.timestamp)
            .header("X-TalkJS-Signature", &delivery.signature)
            .body(delivery.body.clone())
            .send()
            .await;
        answer.map(|answer| answer.status()).map_err(|error| explain(&error))
    }
}

fn explain(error: &reqwest::Error) -> String {
    if error.is_timeout() {
        return format!("it did not answer within {} s", PATIENCE.as_secs());
    }
    format!("it could not be reached: {}", Guard::explain(error))
}
