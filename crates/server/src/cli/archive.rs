//! The folder that an export is: lines of JSON, and the files of which they speak.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use chinwag_files::Storage;
use chinwag_model::FileId;
use sha2::{Digest, Sha256};

use crate::config::Config;

/// Everything but the bytes of files.
const LINES: &str = "app.jsonl.gz";

/// Such a folder.
pub(super) struct Archive(pub(super) PathBuf);

impl Archive {
    pub(super) fn lines(&self) -> PathBuf {
        self.0.join(LINES)
    }

    pub(super) fn files(&self) -> PathBuf {
        self.0.join("files")
    }

    pub(super) fn file(&self, id: &FileId) -> PathBuf {
        self.files().join(id.as_str())
    }
}

/// Where this server keeps files.
pub(super) async fn storage(config: &Config) -> Result<Storage, String> {
    let storage = Storage::open(&config.file_storage()?).await;
    storage.map_err(|error| format!("cannot open the files: {error}"))
}

/// The SHA-256 of a file, in hexadecimal digits.
pub(super) fn sha256_of(path: &Path) -> std::io::Result<String> {
    let (mut file, mut hash, mut buffer) = (File::open(path)?, Sha256::new(), vec![0; 1 << 16]);
    loop {
        match file.read(&mut buffer)? {
            0 => return Ok(hex::encode(hash.finalize())),
            count => hash.update(&buffer[..count]),
        }
    }
}
