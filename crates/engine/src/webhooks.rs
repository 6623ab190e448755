//! Webhooks: which there are, what they are told, and what became of it. The requests themselves are `outbound`'s.

mod delivering;
mod event;

use chinwag_model::{App, Webhook, WebhookEvent, alphanumeric};
use chinwag_protocol::ErrorCode;
use chinwag_store::{DeadDelivery, NewWebhook};

use crate::{Engine, Error};

pub use delivering::{Attempt, Delivery, sign_webhook};

/// Letters and digits in the id of a webhook, after its prefix.
const ID_LENGTH: usize = 12;
/// Most webhooks of an app.
const WEBHOOKS_MAX: usize = 50;
/// Most deliveries that were given up and are listed at once.
const DEAD_LISTED_MAX: u32 = 1_000;

impl Engine {
    /// Adds a webhook. Without events, it is told of those that are told by default.
    ///
    /// # Errors
    /// `INVALID_ARGUMENT` for an address that is none, and for more webhooks than an app may have.
    pub async fn add_webhook(
        &self,
        app: &App,
        url: String,
        mut events: Vec<WebhookEvent>,
    ) -> Result<Webhook, Error> {
        Webhook::check_url(&url)?;
        if events.is_empty() {
            events = WebhookEvent::ALL.iter().copied().filter(|event| event.is_told_by_default()).collect();
        }
        events.sort_unstable();
        events.dedup();
        if self.store.webhooks(app.key).await?.len() >= WEBHOOKS_MAX {
            let message = format!("an app may have at most {WEBHOOKS_MAX} webhooks");
            return Error::refused(ErrorCode::InvalidArgument, message);
        }
        let id = format!("wh_{}", alphanumeric(&*self.entropy, ID_LENGTH));
        let new = NewWebhook { id: id.clone(), url: url.clone(), events: events.clone(), at: self.now() };
        let created_at = new.at;
        self.store.add_webhook(app.key, new).await?;
        Ok(Webhook { id, url, events, created_at })
    }

    /// Removes a webhook, with all that it is still to be told.
    ///
    /// # Errors
    /// `UNKNOWN_WEBHOOK`.
    pub async fn remove_webhook(&self, app: &App, id: &str) -> Result<(), Error> {
        match self.store.remove_webhook(app.key, id.to_owned()).await? {
            true => Ok(()),
            false => unknown_webhook(id),
        }
    }

    /// An app's webhooks, oldest first.
    ///
    /// # Errors
    /// Only internal ones.
    pub async fn webhooks(&self, app: &App) -> Result<Vec<Webhook>, Error> {
        Ok(self.store.webhooks(app.key).await?)
    }

    /// The first 1,000 deliveries that were given up, of one webhook or all.
    ///
    /// # Errors
    /// `UNKNOWN_WEBHOOK`.
    pub async fn dead_deliveries(
        &self,
        app: &App,
        webhook: Option<&str>,
    ) -> Result<Vec<DeadDelivery>, Error> {
        self.require_webhook(app, webhook).await?;
        Ok(self.store.dead_deliveries(app.key, webhook, DEAD_LISTED_MAX).await?)
    }

    /// Has what was given up delivered once more, of one webhook or all. How many these are.
    ///
    /// # Errors
    /// `UNKNOWN_WEBHOOK`.
    pub async fn replay_deliveries(&self, app: &App, webhook: Option<&str>) -> Result<u64, Error> {
        self.require_webhook(app, webhook).await?;
        Ok(self.store.replay_deliveries(app.key, webhook.map(str::to_owned), self.now()).await?)
    }

    async fn require_webhook(&self, app: &App, webhook: Option<&str>) -> Result<(), Error> {
        let Some(wanted) = webhook else { return Ok(()) };
        match self.store.webhooks(app.key).await?.iter().any(|webhook| webhook.id == wanted) {
            true => Ok(()),
            false => unknown_webhook(wanted),
        }
    }
}

fn unknown_webhook<T>(id: &str) -> Result<T, Error> {
    Error::refused_at(ErrorCode::UnknownWebhook, "webhook", format!("the app has no webhook {id:?}"))
}
