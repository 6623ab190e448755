//! The part of the trait about webhooks, method by method.

use std::collections::HashSet;

use async_trait::async_trait;
use chinwag_model::{AppKey, Timestamp, Webhook};

use super::{SqliteStore, deliveries, webhooks};
use crate::{
    DeadDelivery, DeliveryKey, DeliveryOutcome, DueDelivery, NewWebhook, Pending, StoreError, WebhookStore,
};

#[async_trait]
impl WebhookStore for SqliteStore {
    fn add_webhook(&self, app: AppKey, new: NewWebhook) -> Pending<()> {
        self.writer.submit(move |writing| webhooks::add(writing, app, &new))
    }

    fn remove_webhook(&self, app: AppKey, id: String) -> Pending<bool> {
        self.writer.submit(move |writing| webhooks::remove(writing, app, &id))
    }

    fn settle_delivery(&self, key: DeliveryKey, outcome: DeliveryOutcome, at: Timestamp) -> Pending<()> {
        self.writer.submit(move |writing| deliveries::settle(writing, &key, &outcome, at))
    }

    fn replay_deliveries(&self, app: AppKey, webhook: Option<String>, at: Timestamp) -> Pending<u64> {
        self.writer.submit(move |writing| deliveries::replay(writing, app, webhook.as_deref(), at))
    }

    async fn webhooks(&self, app: AppKey) -> Result<Vec<Webhook>, StoreError> {
        self.readers.read(move |connection| webhooks::list(connection, app)).await
    }

    async fn due_deliveries(
        &self,
        now: Timestamp,
        busy: &HashSet<(i64, String)>,
        at_once: usize,
    ) -> Result<Vec<DueDelivery>, StoreError> {
        let busy = busy.clone();
        self.readers.read(move |connection| deliveries::due(connection, now, &busy, at_once)).await
    }

    async fn next_delivery_at(&self, now: Timestamp) -> Result<Option<Timestamp>, StoreError> {
        self.readers.read(move |connection| deliveries::next_at(connection, now)).await
    }

    async fn dead_deliveries(
        &self,
        app: AppKey,
        webhook: Option<&str>,
        limit: u32,
    ) -> Result<Vec<DeadDelivery>, StoreError> {
        let webhook = webhook.map(str::to_owned);
        self.readers
            .read(move |connection| deliveries::dead(connection, app, webhook.as_deref(), limit))
            .await
    }
}
