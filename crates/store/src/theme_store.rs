//! The part of the trait that keeps themes.

use async_trait::async_trait;
use chinwag_model::{AppKey, StoredTheme};

use crate::{Pending, StoreError};

/// A place for themes, which are kept as they are given.
#[async_trait]
pub trait ThemeStore: Send + Sync {
    /// Writes a theme, in place of the one of this name.
    fn put_theme(&self, app: AppKey, theme: StoredTheme) -> Pending<()>;
    /// Removes a theme; `false` when there was none.
    fn remove_theme(&self, app: AppKey, name: String) -> Pending<bool>;
    /// A theme by its name.
    async fn theme(&self, app: AppKey, name: &str) -> Result<Option<StoredTheme>, StoreError>;
    /// An app's themes, by name.
    async fn themes(&self, app: AppKey) -> Result<Vec<StoredTheme>, StoreError>;
}
