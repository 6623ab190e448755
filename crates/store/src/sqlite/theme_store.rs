//! The part of the trait about themes, method by method.

use async_trait::async_trait;
use chinwag_model::{AppKey, StoredTheme};

use super::{SqliteStore, themes};
use crate::{Pending, StoreError, ThemeStore};

#[async_trait]
impl ThemeStore for SqliteStore {
    fn put_theme(&self, app: AppKey, theme: StoredTheme) -> Pending<()> {
        self.writer.submit(move |writing| themes::put(writing, app, &theme))
    }

    fn remove_theme(&self, app: AppKey, name: String) -> Pending<bool> {
        self.writer.submit(move |writing| themes::remove(writing, app, &name))
    }

    async fn theme(&self, app: AppKey, name: &str) -> Result<Option<StoredTheme>, StoreError> {
        let name = name.to_owned();
        self.readers.read(move |connection| themes::find(connection, app, &name)).await
    }

    async fn themes(&self, app: AppKey) -> Result<Vec<StoredTheme>, StoreError> {
        self.readers.read(move |connection| themes::list(connection, app)).await
    }
}
