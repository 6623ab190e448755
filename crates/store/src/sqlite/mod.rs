//! The store in one SQLite file: one thread writes, several read.

mod app_store;
mod apps;
mod archive;
mod codes;
mod conversations;
mod deliveries;
mod files;
mod frozen;
mod gather;
mod guests;
mod heads;
mod import;
mod lists;
mod marks;
mod message_changes;
mod messages;
mod migrations;
mod open;
mod outbox;
mod outlet;
mod pace;
mod participants;
mod reactions;
mod readers;
mod records;
mod restore;
mod rows;
mod said;
mod seal;
mod search;
mod selection;
mod sends;
mod store;
mod theme_store;
mod themes;
mod users;
mod views;
mod webhook_store;
mod webhooks;
mod writer;

use std::sync::Arc;

pub use self::open::{SqliteOptions, Synchronous, Workers};
use self::outlet::Outlet;
use self::readers::Readers;
pub use self::seal::{OperatorKey, Seal};
use self::writer::Writer;
use crate::StoreError;

/// A [`Store`](crate::Store) in a SQLite file. Dropping it ends its threads in their own time, after the writes
/// queued; [`close`](crate::Store::close) waits for them.
pub struct SqliteStore {
    writer: Writer,
    readers: Readers,
    outlet: Arc<Outlet>,
    seal: Arc<Seal>,
}

impl SqliteStore {
    /// Opens a database, or makes it; brings it up to date.
    ///
    /// # Errors
    /// When the file cannot be opened, is no database, or was written by a newer version of this program; when secret keys
    /// are sealed with a key that is not given.
    pub fn open(options: &SqliteOptions) -> Result<Self, StoreError> {
        let mut connection = open::writer(options)?;
        migrations::migrate(&mut connection)?;
        options.seal.renew(&connection)?;
        let outlet = Arc::new(Outlet::default());
        Ok(Self {
            readers: match options.workers {
                Workers::Threads => Readers::start(&options.path, options.readers)?,
                Workers::Tasks => Readers::in_tasks(&options.path)?,
            },
            writer: match options.workers {
                Workers::Threads => Writer::start(connection, outlet.clone())?,
                Workers::Tasks => Writer::in_task(connection, outlet.clone()),
            },
            outlet,
            seal: Arc::new(options.seal.clone()),
        })
    }
}
