//! Webhooks as they are set.

use chinwag_model::{AppKey, Webhook, WebhookEvent};
use rusqlite::{Connection, params};

use super::rows::{all, execute, first, json};
use super::writer::Writing;
use crate::{NewWebhook, StoreError};

/// See [`crate::Store::add_webhook`].
pub fn add(writing: &mut Writing, app: AppKey, new: &NewWebhook) -> Result<(), StoreError> {
    execute(
        writing.connection,
        "INSERT INTO webhooks (app, id, url, events, created_at) VALUES (?1, ?2, ?3, ?4, ?5)",
        params![app.0, new.id, new.url, json(&new.events)?, new.at.as_millis()],
    )?;
    // What is written later in the same commit is told by what there is now.
    writing.subscribers.remove(&app);
    Ok(())
}

/// See [`crate::Store::remove_webhook`].
pub fn remove(writing: &mut Writing, app: AppKey, id: &str) -> Result<bool, StoreError> {
    let connection = writing.connection;
    let sql = "SELECT key FROM webhooks WHERE app = ?1 AND id = ?2";
    let Some(key) = first(connection, sql, params![app.0, id], |columns| columns.get::<i64>())? else {
        return Ok(false);
    };
    for table in ["deliveries", "delivery_lanes", "dead_deliveries"] {
        execute(connection, &format!("DELETE FROM {table} WHERE webhook = ?1"), [key])?;
    }
    execute(connection, "DELETE FROM webhooks WHERE key = ?1", [key])?;
    let orphans = "DELETE FROM outbox WHERE NOT EXISTS (SELECT 1 FROM deliveries WHERE event = number) \
                   AND NOT EXISTS (SELECT 1 FROM dead_deliveries WHERE event = number)";
    execute(connection, orphans, [])?;
    writing.subscribers.remove(&app);
    Ok(true)
}

/// See [`crate::Store::webhooks`].
pub fn list(connection: &Connection, app: AppKey) -> Result<Vec<Webhook>, StoreError> {
    let sql = "SELECT id, url, events, created_at FROM webhooks WHERE app = ?1 ORDER BY key";
    all(connection, sql, [app.0], |columns| {
        Ok(Webhook {
            id: columns.get()?,
            url: columns.get()?,
            events: columns.json()?,
            created_at: columns.time()?,
        })
    })
}

/// What each webhook of an app is told of, by key.
pub fn told_of(connection: &Connection, app: AppKey) -> Result<Vec<(i64, Vec<WebhookEvent>)>, StoreError> {
    let sql = "SELECT key, events FROM webhooks WHERE app = ?1 ORDER BY key";
    all(connection, sql, [app.0], |columns| Ok((columns.get()?, columns.json()?)))
}
