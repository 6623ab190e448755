//! Themes.

use chinwag_model::{AppKey, StoredTheme};
use rusqlite::{Connection, Params, params};

use super::rows::{all, execute, json};
use super::writer::Writing;
use crate::StoreError;

/// See [`crate::ThemeStore::put_theme`].
pub fn put(writing: &mut Writing, app: AppKey, stored: &StoredTheme) -> Result<(), StoreError> {
    let sql = "INSERT INTO themes (app, name, theme, updated_at) VALUES (?1, ?2, ?3, ?4) \
               ON CONFLICT DO UPDATE SET theme = excluded.theme, updated_at = excluded.updated_at";
    let at = stored.updated_at.as_millis();
    execute(writing.connection, sql, params![app.0, stored.name, json(&stored.theme)?, at])?;
    Ok(())
}

/// See [`crate::ThemeStore::remove_theme`].
pub fn remove(writing: &mut Writing, app: AppKey, name: &str) -> Result<bool, StoreError> {
    let sql = "DELETE FROM themes WHERE app = ?1 AND name = ?2";
    Ok(execute(writing.connection, sql, params![app.0, name])? > 0)
}

/// See [`crate::ThemeStore::theme`].
pub fn find(connection: &Connection, app: AppKey, name: &str) -> Result<Option<StoredTheme>, StoreError> {
    Ok(those(connection, "app = ?1 AND name = ?2", params![app.0, name])?.pop())
}

/// See [`crate::ThemeStore::themes`].
pub fn list(connection: &Connection, app: AppKey) -> Result<Vec<StoredTheme>, StoreError> {
    those(connection, "app = ?1 ORDER BY name", [app.0])
}

fn those(connection: &Connection, condition: &str, of: impl Params) -> Result<Vec<StoredTheme>, StoreError> {
    let sql = format!("SELECT name, theme, updated_at FROM themes WHERE {condition}");
    all(connection, &sql, of, |columns| {
        Ok(StoredTheme { name: columns.get()?, theme: columns.json()?, updated_at: columns.time()? })
    })
}
