//! Which storage.

use std::path::PathBuf;

/// Where finished files are kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StorageSetting {
    /// A folder of this machine.
    Folder(PathBuf),
    /// The memory of this process, for tests.
    Memory,
}
