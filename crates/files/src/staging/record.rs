//! What is known of an upload, on the disk.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read as _, Write as _};
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::Finished;
use crate::blocking::sync_folder;
use crate::limits::RECORD_MAX_BYTES;

/// Written when an upload begins, and again before its file goes to the storage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// How many bytes were announced.
    pub size: u64,
    /// What finishing found. It stands here before the file moves, so that to finish again finds the same when the
    /// staged file is gone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub finished: Option<Finished>,
}

impl Record {
    /// `None` when there is no such upload.
    pub fn read(path: &Path) -> io::Result<Option<Self>> {
        let file = match File::open(path) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            opened => opened?,
        };
        let mut text = Vec::new();
        file.take(RECORD_MAX_BYTES).read_to_end(&mut text)?;
        Ok(Some(serde_json::from_slice(&text)?))
    }

    /// Whoever reads it finds the whole record, or the one before.
    pub fn write(&self, draft: &Path, path: &Path) -> io::Result<()> {
        let mut file = File::create(draft)?;
        file.write_all(&serde_json::to_vec(self)?)?;
        file.sync_all()?;
        fs::rename(draft, path)?;
        path.parent().map_or(Ok(()), sync_folder)
    }
}
