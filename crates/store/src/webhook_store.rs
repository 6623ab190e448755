//! The part of the trait that keeps webhooks, and what they are still to be told.

use std::collections::HashSet;

use async_trait::async_trait;
use chinwag_model::{AppKey, Timestamp, Webhook};

use crate::{DeadDelivery, DeliveryKey, DeliveryOutcome, DueDelivery, NewWebhook, Pending, StoreError};

/// A place for webhooks. What they are told is written down in the transaction in which it happens; who writes does not
/// see any of it.
#[async_trait]
pub trait WebhookStore: Send + Sync {
    /// Adds a webhook. What happened before is not told.
    fn add_webhook(&self, app: AppKey, new: NewWebhook) -> Pending<()>;
    /// Removes a webhook with all that it is still to be told; `false` when there was none.
    fn remove_webhook(&self, app: AppKey, id: String) -> Pending<bool>;
    /// Writes down what became of a delivery. One whose webhook was removed meanwhile is passed over.
    fn settle_delivery(&self, key: DeliveryKey, outcome: DeliveryOutcome, at: Timestamp) -> Pending<()>;
    /// Has what was given up delivered once more, in order; of one webhook, or all of an app. How many these are.
    fn replay_deliveries(&self, app: AppKey, webhook: Option<String>, at: Timestamp) -> Pending<u64>;
    /// An app's webhooks, oldest first.
    async fn webhooks(&self, app: AppKey) -> Result<Vec<Webhook>, StoreError>;
    /// Deliveries of all apps that are due, but those in busy lanes: the first of each lane, of each webhook as many as
    /// fill it up to `at_once` lanes.
    async fn due_deliveries(
        &self,
        now: Timestamp,
        busy: &HashSet<(i64, String)>,
        at_once: usize,
    ) -> Result<Vec<DueDelivery>, StoreError>;
    /// When the next delivery is due that is not due yet.
    async fn next_delivery_at(&self, now: Timestamp) -> Result<Option<Timestamp>, StoreError>;
    /// Deliveries that were given up in the last 30 days, oldest first; of one webhook, or all of an app.
    async fn dead_deliveries(
        &self,
        app: AppKey,
        webhook: Option<&str>,
        limit: u32,
    ) -> Result<Vec<DeadDelivery>, StoreError>;
}
