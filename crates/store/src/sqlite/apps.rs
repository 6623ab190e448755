//! Apps and their secret keys.

use std::sync::Arc;

use chinwag_model::{App, AppId, AppKey, AppPatch, AppSettings, Roles, SecretKey, Timestamp};
use rusqlite::{Connection, Params, params};

use super::Seal;
use super::rows::{all, execute, first, json};
use super::writer::Writing;
use crate::{NewApp, Refusal, StoreError};

/// See [`crate::Store::create_app`].
pub fn create(writing: &mut Writing, app: &NewApp, seal: &Seal) -> Result<App, StoreError> {
    let connection = writing.connection;
    if find(connection, &app.id, seal)?.is_some() {
        return Err(Refusal::AppExists.into());
    }
    let at = app.at.as_millis();
    execute(
        connection,
        "INSERT INTO apps (id, name, settings, created_at) VALUES (?1, ?2, ?3, ?4)",
        params![app.id.as_str(), app.name, json(&app.settings)?, at],
    )?;
    let key = connection.last_insert_rowid();
    execute(
        connection,
        "INSERT INTO app_keys (app, secret, created_at) VALUES (?1, ?2, ?3)",
        params![key, seal.close(AppKey(key), &app.secret)?, at],
    )?;
    find(connection, &app.id, seal)?.ok_or_else(|| StoreError::Failed("a new app is not there".to_owned()))
}

/// See [`crate::Store::add_key`].
pub fn add_key(
    writing: &mut Writing,
    app: AppKey,
    secret: &str,
    at: Timestamp,
    seal: &Seal,
) -> Result<(), StoreError> {
    execute(
        writing.connection,
        "INSERT INTO app_keys (app, secret, created_at) VALUES (?1, ?2, ?3)",
        params![app.0, seal.close(app, secret)?, at.as_millis()],
    )?;
    Ok(())
}

/// See [`crate::Store::sign_webhooks_with`].
pub fn sign_webhooks_with(
    writing: &mut Writing,
    app: AppKey,
    secret: &str,
    seal: &Seal,
) -> Result<bool, StoreError> {
    let Some((key, None)) = key_of(writing.connection, app, secret, seal)? else { return Ok(false) };
    let sql = "UPDATE app_keys SET signs_webhooks = (key = ?2) WHERE app = ?1";
    execute(writing.connection, sql, [app.0, key])?;
    Ok(true)
}

/// See [`crate::Store::revoke_key`]. The moment of the first revocation stays.
pub fn revoke_key(
    writing: &mut Writing,
    app: AppKey,
    secret: &str,
    at: Timestamp,
    seal: &Seal,
) -> Result<bool, StoreError> {
    let Some((key, _)) = key_of(writing.connection, app, secret, seal)? else { return Ok(false) };
    let sql = "UPDATE app_keys SET revoked_at = coalesce(revoked_at, ?2) WHERE key = ?1";
    execute(writing.connection, sql, params![key, at.as_millis()])?;
    Ok(true)
}

/// The row of a secret key, and when it was revoked. Sealed keys cannot be looked up, and an app has a few.
fn key_of(
    connection: &Connection,
    app: AppKey,
    secret: &str,
    seal: &Seal,
) -> Result<Option<(i64, Option<Timestamp>)>, StoreError> {
    let sql = "SELECT key, revoked_at, secret FROM app_keys WHERE app = ?1";
    let rows = all(connection, sql, [app.0], |columns| {
        Ok((columns.get()?, columns.optional_time()?, columns.get::<String>()?))
    })?;
    for (key, revoked_at, stored) in rows {
        if seal.open(app, stored)? == secret {
            return Ok(Some((key, revoked_at)));
        }
    }
    Ok(None)
}

/// See [`crate::Store::change_app`].
pub fn change(writing: &mut Writing, app: AppKey, patch: AppPatch, seal: &Seal) -> Result<App, StoreError> {
    let connection = writing.connection;
    let gone = || StoreError::Failed("an app that was there is gone".to_owned());
    let mut app = one(connection, "key = ?1", [app.0], seal)?.ok_or_else(gone)?;
    patch.apply_to(&mut app.name, &mut app.settings)?;
    execute(
        connection,
        "UPDATE apps SET name = ?2, settings = ?3 WHERE key = ?1",
        params![app.key.0, app.name, json(&app.settings)?],
    )?;
    app.roles = Arc::new(Roles::new(&app.settings.roles));
    Ok(app)
}

/// See [`crate::Store::app`].
pub fn find(connection: &Connection, id: &AppId, seal: &Seal) -> Result<Option<App>, StoreError> {
    one(connection, "id = ?1", [id.as_str()], seal)
}

/// See [`crate::Store::apps`].
pub fn list(connection: &Connection, seal: &Seal) -> Result<Vec<App>, StoreError> {
    those(connection, "true ORDER BY key", [], seal)
}

/// See [`crate::Store::app_changes`].
pub fn changes(connection: &Connection) -> Result<u64, StoreError> {
    let found = first(connection, "SELECT count FROM app_changes", [], |columns| columns.count())?;
    Ok(found.unwrap_or(0))
}

fn one(
    connection: &Connection,
    condition: &str,
    value: impl Params,
    seal: &Seal,
) -> Result<Option<App>, StoreError> {
    Ok(those(connection, condition, value, seal)?.pop())
}

fn those(
    connection: &Connection,
    condition: &str,
    value: impl Params,
    seal: &Seal,
) -> Result<Vec<App>, StoreError> {
    let sql = format!("SELECT key, id, name, settings, created_at FROM apps WHERE {condition}");
    all(connection, &sql, value, |columns| {
        let key = columns.get()?;
        let (id, name) = (columns.app_id()?, columns.get()?);
        let settings: AppSettings = columns.json()?;
        Ok(App {
            key: AppKey(key),
            id,
            name,
            roles: Arc::new(Roles::new(&settings.roles)),
            settings,
            secret_keys: secret_keys(connection, AppKey(key), seal)?,
            created_at: columns.time()?,
        })
    })
}

fn secret_keys(connection: &Connection, app: AppKey, seal: &Seal) -> Result<Vec<SecretKey>, StoreError> {
    let sql =
        "SELECT secret, created_at, revoked_at, signs_webhooks FROM app_keys WHERE app = ?1 ORDER BY key";
    all(connection, sql, [app.0], |columns| {
        Ok(SecretKey {
            secret: seal.open(app, columns.get()?)?,
            created_at: columns.time()?,
            revoked_at: columns.optional_time()?,
            signs_webhooks: columns.get()?,
        })
    })
}
