//! Files on their way out. To know the id is to be allowed to read the file: e-mails and notifications show it.

use std::ops::Range;

use bytes::Bytes;
use chinwag_files::{FileName, FilesError, MediaType, content_disposition};
use chinwag_model::{AppId, FileKey};
use futures_util::stream::BoxStream;

use super::unknown_file;
use crate::{Engine, Error};

/// A file that is ready, and what is said of it beside its bytes.
#[derive(Debug, Clone)]
pub struct FileFound {
    key: FileKey,
    /// In bytes.
    pub size: u64,
    /// Of its bytes, in hexadecimal digits. They never change.
    pub sha256: String,
    /// What browsers are told it is: nothing that they would run.
    pub content_type: String,
    /// Shown in the page, or to be saved; and under which name.
    pub content_disposition: String,
}

/// A part of a file, as it comes. After an error nothing more comes.
pub type FileBytes = BoxStream<'static, Result<Bytes, FilesError>>;

impl Engine {
    /// A file that is ready. Its bytes are not looked at.
    ///
    /// # Errors
    /// `UNKNOWN_FILE`.
    pub async fn file_find(&self, app: &AppId, id: &str) -> Result<FileFound, Error> {
        let key = self.file_key(app, id).await?;
        let record = self.store.file(key.app, &key.id).await?.ok_or_else(unknown_file)?;
        let contents = record.contents.ok_or_else(unknown_file)?;
        let media_type = MediaType::new(contents.media_type);
        Ok(FileFound {
            key,
            size: record.block.size,
            sha256: contents.sha256,
            content_type: media_type.content_type().to_owned(),
            content_disposition: content_disposition(&media_type, &FileName::new(&record.block.filename)),
        })
    }

    /// Bytes of a file: a range within it, that is not empty.
    ///
    /// # Errors
    /// `UNKNOWN_FILE` when it has gone meanwhile.
    pub async fn file_bytes(&self, file: &FileFound, range: Range<u64>) -> Result<FileBytes, Error> {
        let part = (range != (0..file.size)).then_some(range);
        let found = self.files()?.files.get(&file.key, part).await;
        let found = found.map_err(|error| Error::Internal(error.to_string()))?;
        Ok(found.ok_or_else(unknown_file)?.stream)
    }
}
