//! One server a data folder. Two would not hear of each other's events: people would miss messages without a word.

use std::fs::{File, TryLockError};
use std::path::Path;

/// The file that is locked. It stays when the server ends; only the lock counts, and the system lets go of it
/// however the process ends.
const FILE: &str = "chinwag.lock";

/// The sole right to serve a data folder, until dropped. Commands that do one thing and end need none.
pub struct DataLock {
    _file: File,
}

impl DataLock {
    /// Takes the right to serve this folder, which must exist.
    ///
    /// # Errors
    /// A sentence for the operator.
    pub fn take(data: &Path) -> Result<Self, String> {
        let path = data.join(FILE);
        let file = File::create(&path).map_err(|error| format!("cannot make {}: {error}", path.display()))?;
        match file.try_lock() {
            Ok(()) => Ok(Self { _file: file }),
            Err(TryLockError::WouldBlock) => Err(format!(
                "another server is running on the folder {}; stop it first, or give this one a folder of its own \
                 with --data",
                data.display()
            )),
            Err(TryLockError::Error(error)) => Err(format!("cannot lock {}: {error}", path.display())),
        }
    }
}
