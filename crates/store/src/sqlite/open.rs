//! Connections and their settings.

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use super::Seal;
use crate::StoreError;

/// How to open a database.
#[derive(Debug, Clone)]
pub struct SqliteOptions {
    /// The file; made when it does not exist. Its folder must exist.
    pub path: PathBuf,
    /// What a write that succeeded survives.
    pub synchronous: Synchronous,
    /// How many threads read at once.
    pub readers: usize,
    /// Who does the work.
    pub workers: Workers,
    /// How secret keys are stored.
    pub seal: Seal,
}

/// Who does the work of a store.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Workers {
    /// Threads of the store's own, so that nobody else waits for the disk.
    Threads,
    /// Tasks of the Tokio runtime that opens the store: what happens in which order then follows from the order of
    /// the calls alone. For simulations.
    Tasks,
}

impl SqliteOptions {
    /// The defaults for this file.
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self {
            path: path.into(),
            synchronous: Synchronous::Full,
            readers: 4,
            workers: Workers::Threads,
            seal: Seal::default(),
        }
    }
}

/// What a write that succeeded survives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Synchronous {
    /// The end of the process, and loss of power.
    Full,
    /// The end of the process; loss of power may take the last moments.
    Normal,
    /// The end of the process; loss of power may spoil the file. For tests.
    Off,
}

/// Another process (the command line) may write to the same file; its transactions are short.
const BUSY_TIMEOUT: Duration = Duration::from_secs(5);
/// Page caches in KiB, modest since an idle server has 40 MB in all.
const WRITER_CACHE_KIB: i64 = 4_096;
const READER_CACHE_KIB: i64 = 1_024;
/// The write-ahead log is cut back to this size, in bytes, when a burst has made it long.
const WAL_KEPT_BYTES: i64 = 16 * 1024 * 1024;
/// Prepared statements kept by each connection; more than there are kinds.
const STATEMENTS_KEPT: usize = 128;

/// The one connection that writes.
pub fn writer(options: &SqliteOptions) -> Result<Connection, StoreError> {
    let connection = Connection::open(&options.path)?;
    prepare(&connection, WRITER_CACHE_KIB)?;
    let mode: String = connection.pragma_update_and_check(None, "journal_mode", "WAL", |row| row.get(0))?;
    if !mode.eq_ignore_ascii_case("wal") {
        return Err(StoreError::Failed(format!("the database cannot use a write-ahead log, only {mode}")));
    }
    let synchronous = match options.synchronous {
        Synchronous::Full => "FULL",
        Synchronous::Normal => "NORMAL",
        Synchronous::Off => "OFF",
    };
    connection.pragma_update(None, "synchronous", synchronous)?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "journal_size_limit", WAL_KEPT_BYTES)?;
    // Deleted words are overwritten where that costs no extra write.
    connection.pragma_update_and_check(None, "secure_delete", "FAST", |_| Ok(()))?;
    Ok(connection)
}

/// One of the connections that read.
pub fn reader(path: &Path) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    prepare(&connection, READER_CACHE_KIB)?;
    Ok(connection)
}

fn prepare(connection: &Connection, cache_kib: i64) -> Result<(), StoreError> {
    connection.busy_timeout(BUSY_TIMEOUT)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS_KEPT);
    // Plans that depend on the values bound are made anew for each value, which costs more than most of our queries.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.pragma_update(None, "cache_size", -cache_kib)?;
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    Ok(())
}
