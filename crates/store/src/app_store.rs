//! The part of the trait that keeps apps and their secret keys.

use async_trait::async_trait;
use chinwag_model::{App, AppId, AppKey, AppPatch, Timestamp};

use crate::{NewApp, Pending, StoreError};

/// A place for apps. Their secret keys are given as they are; how they are stored is the store's affair.
#[async_trait]
pub trait AppStore: Send + Sync {
    /// Creates an app. Refused with `AppExists` when the id is taken.
    fn create_app(&self, app: NewApp) -> Pending<App>;
    /// Changes an app's name and settings. Gives the app as it is then.
    fn change_app(&self, app: AppKey, patch: AppPatch) -> Pending<App>;
    /// Gives an app one more secret key.
    fn add_key(&self, app: AppKey, secret: String, at: Timestamp) -> Pending<()>;
    /// Chooses the good key that signs what webhooks are told. `false` when the app has no such key.
    fn sign_webhooks_with(&self, app: AppKey, secret: String) -> Pending<bool>;
    /// Revokes a secret key of an app, by its text. `false` when the app has no such key.
    fn revoke_key(&self, app: AppKey, secret: String, at: Timestamp) -> Pending<bool>;
    /// An app by its public id.
    async fn app(&self, id: &AppId) -> Result<Option<App>, StoreError>;
    /// Counts the changes to apps and their keys, by whichever process.
    async fn app_changes(&self) -> Result<u64, StoreError>;
    /// Every app, oldest first.
    async fn apps(&self) -> Result<Vec<App>, StoreError>;
}
