//! The shape of the database, brought up to date at open.

use rusqlite::{Connection, TransactionBehavior};

use crate::StoreError;

/// Migration `n` (counted from 1) makes version `n`. Never change one that has been released: add another.
const MIGRATIONS: &[&str] = &[
    include_str!("migrations/001_initial.sql"),
    include_str!("migrations/002_former_participants.sql"),
    include_str!("migrations/003_reactions.sql"),
    include_str!("migrations/004_search.sql"),
    include_str!("migrations/005_message_changes.sql"),
    include_str!("migrations/006_files.sql"),
    include_str!("migrations/007_conversation_lists.sql"),
    include_str!("migrations/008_import.sql"),
    include_str!("migrations/009_webhooks.sql"),
    include_str!("migrations/010_app_changes.sql"),
    include_str!("migrations/011_erased_users.sql"),
    include_str!("migrations/012_frozen_participants.sql"),
    include_str!("migrations/013_guests.sql"),
    include_str!("migrations/014_themes.sql"),
];

/// Brings the database to this program's version, in one transaction.
///
/// # Errors
/// When the database is of a newer version than this program knows: writing to it could spoil it.
pub fn migrate(connection: &mut Connection) -> Result<(), StoreError> {
    // The lock comes before the look, since another process may be migrating the same file.
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let version: i64 = transaction.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let known = MIGRATIONS.len() as i64;
    if version > known {
        return Err(StoreError::Failed(format!(
            "the database is of version {version}, and this program knows versions up to {known}: use a newer program"
        )));
    }
    if version == known {
        return Ok(());
    }
    for (number, sql) in (1..).zip(MIGRATIONS) {
        if number > version {
            transaction.execute_batch(sql)?;
            tracing::info!(version = number, "migrated the database");
        }
    }
    transaction.pragma_update(None, "user_version", known)?;
    Ok(transaction.commit()?)
}
