//! Users.

use chinwag_model::{AppKey, ConversationId, Custom, Timestamp, User, UserId, default_role};
use rusqlite::{Connection, params};

use super::codes::user_columns;
use super::outbox;
use super::rows::{all, execute, first, json, json_unless};
use super::writer::Writing;
use crate::{Change, MeChange, PutMode, PutUser, Refusal, StoreError};

/// A user with the key of its row.
pub struct UserRow {
    /// The key.
    pub key: i64,
    /// The user.
    pub user: User,
}

/// A user, by id.
pub fn find(connection: &Connection, app: AppKey, id: &UserId) -> Result<Option<UserRow>, StoreError> {
    let sql = concat!("SELECT u.key, ", user_columns!(), " FROM users u WHERE u.app = ?1 AND u.id = ?2");
    first(connection, sql, params![app.0, id.as_str()], |columns| {
        Ok(UserRow { key: columns.get()?, user: columns.user()? })
    })
}

/// A user who must exist.
pub fn require(connection: &Connection, app: AppKey, id: &UserId) -> Result<UserRow, StoreError> {
    find(connection, app, id)?.ok_or_else(|| Refusal::UnknownUser(id.clone()).into())
}

/// A user, by key.
pub fn by_key(connection: &Connection, key: i64) -> Result<Option<User>, StoreError> {
    let sql = concat!("SELECT ", user_columns!(), " FROM users u WHERE u.key = ?1");
    first(connection, sql, [key], |columns| columns.user())
}

/// See [`crate::Store::users`].
pub fn those(connection: &Connection, app: AppKey, ids: &[UserId]) -> Result<Vec<User>, StoreError> {
    let mut users = Vec::with_capacity(ids.len());
    for id in ids {
        users.extend(find(connection, app, id)?.map(|row| row.user));
    }
    Ok(users)
}

/// See [`crate::Store::list_users`].
pub fn list(
    connection: &Connection,
    app: AppKey,
    after: Option<&UserId>,
    role: Option<&str>,
    among: Option<&[UserId]>,
    limit: u32,
) -> Result<Vec<User>, StoreError> {
    let before_key = match after {
        Some(id) => require(connection, app, id)?.key,
        None => i64::MAX,
    };
    let sql = concat!(
        "SELECT ",
        user_columns!(),
        " FROM users u WHERE u.app = ?1 AND u.key < ?2 AND u.erased_at IS NULL AND (?3 IS NULL OR u.role = ?3) \
         AND (?4 IS NULL OR u.id IN (SELECT value FROM json_each(?4))) ORDER BY u.key DESC LIMIT ?5"
    );
    let among = among.map(json).transpose()?;
    all(connection, sql, params![app.0, before_key, role, among, limit], |columns| columns.user())
}

/// See [`crate::Store::me_revision`].
pub fn me_revision(connection: &Connection, app: AppKey, id: &UserId) -> Result<u64, StoreError> {
    let sql = "SELECT me_revision FROM users WHERE app = ?1 AND id = ?2";
    Ok(first(connection, sql, params![app.0, id.as_str()], |columns| columns.count())?.unwrap_or(0))
}

/// The revision of a user's `me` topic, by key.
pub fn me_revision_by_key(connection: &Connection, key: i64) -> Result<u64, StoreError> {
    let sql = "SELECT me_revision FROM users WHERE key = ?1";
    Ok(first(connection, sql, [key], |columns| columns.count())?.unwrap_or(0))
}

/// See [`crate::Store::conversations_of`].
pub fn conversations_of(
    connection: &Connection,
    app: AppKey,
    id: &UserId,
) -> Result<Vec<ConversationId>, StoreError> {
    let sql = "SELECT c.id FROM users u JOIN participants p ON p.user = u.key \
               JOIN conversations c ON c.key = p.conversation WHERE u.app = ?1 AND u.id = ?2";
    all(connection, sql, params![app.0, id.as_str()], |columns| columns.conversation_id())
}

/// See [`crate::Store::conversations_ever_of`].
pub fn conversations_ever_of(
    connection: &Connection,
    app: AppKey,
    id: &UserId,
) -> Result<Vec<ConversationId>, StoreError> {
    match find(connection, app, id)? {
        Some(row) => seen_in(connection, row.key),
        None => Ok(Vec::new()),
    }
}

/// See [`crate::Store::erase_user`].
pub fn erase(
    writing: &mut Writing,
    app: AppKey,
    id: &UserId,
    remains: &UserId,
    at: Timestamp,
) -> Result<bool, StoreError> {
    let connection = writing.connection;
    let Some(row) = find(connection, app, id)? else { return Ok(false) };
    let takes_part = "SELECT 1 FROM participants WHERE user = ?1 LIMIT 1";
    if first(connection, takes_part, [row.key], |columns| columns.get::<i64>())?.is_some() {
        return Err(Refusal::StillTakesPart.into());
    }
    execute(connection, "DELETE FROM former_participants WHERE user = ?1", [row.key])?;
    execute(connection, "DELETE FROM frozen_participants WHERE user = ?1", [row.key])?;
    execute(connection, "DELETE FROM guests WHERE user = ?1", [row.key])?;
    execute(connection, "UPDATE files SET uploader = NULL WHERE uploader = ?1", [row.key])?;
    let sql = "UPDATE users SET id = ?2, erased_at = ?3 WHERE key = ?1";
    execute(connection, sql, params![row.key, remains.as_str(), at.as_millis()])?;
    Ok(true)
}

/// The conversations whose people see a user: those they take part in, and those they have left, where they may have
/// said something.
fn seen_in(connection: &Connection, key: i64) -> Result<Vec<ConversationId>, StoreError> {
    let sql = "SELECT c.id FROM conversations c WHERE c.key IN (SELECT conversation FROM participants \
               WHERE user = ?1 UNION SELECT conversation FROM former_participants WHERE user = ?1)";
    all(connection, sql, [key], |columns| columns.conversation_id())
}

/// Tells one user of something: the next revision of their `me` topic.
pub fn tell(
    writing: &mut Writing,
    app: AppKey,
    key: i64,
    user: UserId,
    what: MeChange,
) -> Result<(), StoreError> {
    let sql = "UPDATE users SET me_revision = me_revision + 1 WHERE key = ?1 RETURNING me_revision";
    let revision = first(writing.connection, sql, [key], |columns| columns.count())?
        .ok_or_else(|| StoreError::Failed("a participant has no user".to_owned()))?;
    writing.emit(Change::Me { app, user, revision, what });
    Ok(())
}

/// See [`crate::Store::put_users`].
pub fn put(writing: &mut Writing, app: AppKey, users: Vec<PutUser>, at: Timestamp) -> Result<(), StoreError> {
    users.into_iter().try_for_each(|user| put_one(writing, app, user, at))
}

fn put_one(writing: &mut Writing, app: AppKey, put: PutUser, at: Timestamp) -> Result<(), StoreError> {
    let PutUser { id, patch, mode } = put;
    let stored = find(writing.connection, app, &id)?;
    let mut user = match &stored {
        Some(_) if mode == PutMode::CreateOnly => return Ok(()),
        Some(row) => row.user.clone(),
        None if patch.name.is_none() => return Err(Refusal::NameRequired(id).into()),
        None => nobody(id.clone(), at),
    };
    patch.apply_to(&mut user)?;
    if stored.as_ref().is_some_and(|row| row.user == user) {
        return Ok(());
    }
    user.revision += 1;
    save(writing.connection, app, &user)?;
    let conversations = match stored {
        Some(row) => seen_in(writing.connection, row.key)?,
        None => Vec::new(),
    };
    outbox::user(writing, app, &user, at)?;
    writing.emit(Change::User { app, user, conversations });
    Ok(())
}

/// A user before their first patch.
fn nobody(id: UserId, at: Timestamp) -> User {
    User {
        id,
        name: String::new(),
        email: None,
        phone: None,
        photo_url: None,
        header_photo_url: None,
        welcome_message: None,
        availability_text: None,
        locale: None,
        role: default_role(),
        custom: Custom::new(),
        push_tokens: Vec::new(),
        created_at: at,
        revision: 0,
    }
}

fn save(connection: &Connection, app: AppKey, user: &User) -> Result<(), StoreError> {
    execute(
        connection,
        "INSERT INTO users (app, id, name, email, phone, photo_url, header_photo_url, welcome_message, \
           availability_text, locale, role, custom, push_tokens, created_at, revision) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15) \
         ON CONFLICT (app, id) DO UPDATE SET name = ?3, email = ?4, phone = ?5, photo_url = ?6, \
           header_photo_url = ?7, welcome_message = ?8, availability_text = ?9, locale = ?10, role = ?11, \
           custom = ?12, push_tokens = ?13, revision = ?15",
        params![
            app.0,
            user.id.as_str(),
            user.name,
            json_unless(&user.email, user.email.is_none())?,
            json_unless(&user.phone, user.phone.is_none())?,
            user.photo_url,
            user.header_photo_url,
            user.welcome_message,
            user.availability_text,
            user.locale,
            user.role,
            json_unless(&user.custom, user.custom.is_empty())?,
            json_unless(&user.push_tokens, user.push_tokens.is_empty())?,
            user.created_at.as_millis(),
            user.revision as i64,
        ],
    )?;
    Ok(())
}
