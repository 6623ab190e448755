//! SQLite passes the suite, and keeps what it has promised across openings.

mod file;
mod index;
mod upgrade;
mod words;

use std::sync::Arc;

use chinwag_store::{SqliteOptions, SqliteStore, Store, Synchronous, Workers};
use tempfile::TempDir;

/// Fast rather than durable: the stories below end with the process.
fn options(folder: &TempDir) -> SqliteOptions {
    SqliteOptions { synchronous: Synchronous::Off, ..SqliteOptions::new(folder.path().join("chinwag.db")) }
}

fn empty() -> (Arc<dyn Store>, TempDir) {
    let folder = TempDir::new().expect("a folder");
    let store = SqliteStore::open(&options(&folder)).expect("a store");
    (Arc::new(store), folder)
}

/// As simulations have it.
fn empty_in_tasks() -> (Arc<dyn Store>, TempDir) {
    let folder = TempDir::new().expect("a folder");
    let options = SqliteOptions { workers: Workers::Tasks, ..options(&folder) };
    (Arc::new(SqliteStore::open(&options).expect("a store")), folder)
}

mod conformance {
    use super::empty;
    chinwag_store::conformance_suite!(empty);
}

mod conformance_in_tasks {
    use super::empty_in_tasks;
    chinwag_store::conformance_suite!(empty_in_tasks);
}
