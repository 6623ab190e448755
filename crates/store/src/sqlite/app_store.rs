//! The part of the trait about apps, method by method.

use async_trait::async_trait;
use chinwag_model::{App, AppId, AppKey, AppPatch, Timestamp};

use super::{SqliteStore, apps};
use crate::{AppStore, NewApp, Pending, StoreError};

#[async_trait]
impl AppStore for SqliteStore {
    fn create_app(&self, app: NewApp) -> Pending<App> {
        let seal = self.seal.clone();
        self.writer.submit(move |writing| apps::create(writing, &app, &seal))
    }

    fn change_app(&self, app: AppKey, patch: AppPatch) -> Pending<App> {
        let seal = self.seal.clone();
        self.writer.submit(move |writing| apps::change(writing, app, patch, &seal))
    }

    fn add_key(&self, app: AppKey, secret: String, at: Timestamp) -> Pending<()> {
        let seal = self.seal.clone();
        self.writer.submit(move |writing| apps::add_key(writing, app, &secret, at, &seal))
    }

    fn sign_webhooks_with(&self, app: AppKey, secret: String) -> Pending<bool> {
        let seal = self.seal.clone();
        self.writer.submit(move |writing| apps::sign_webhooks_with(writing, app, &secret, &seal))
    }

    fn revoke_key(&self, app: AppKey, secret: String, at: Timestamp) -> Pending<bool> {
        let seal = self.seal.clone();
        self.writer.submit(move |writing| apps::revoke_key(writing, app, &secret, at, &seal))
    }

    async fn app(&self, id: &AppId) -> Result<Option<App>, StoreError> {
        let id = id.clone();
        let seal = self.seal.clone();
        self.readers.read(move |connection| apps::find(connection, &id, &seal)).await
    }

    async fn app_changes(&self) -> Result<u64, StoreError> {
        self.readers.read(apps::changes).await
    }

    async fn apps(&self) -> Result<Vec<App>, StoreError> {
        let seal = self.seal.clone();
        self.readers.read(move |connection| apps::list(connection, &seal)).await
    }
}
