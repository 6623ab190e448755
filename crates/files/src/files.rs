//! All that is done with the bytes of files.

use std::fmt::Display;
use std::ops::Range;
use std::path::PathBuf;

use bytes::Bytes;
use chinwag_model::Timestamp;
use futures_util::Stream;

use crate::finish::{Finished, finish};
use crate::staging::{self, Progress, Staging, Swept};
use crate::storage::{Download, Storage, StorageSetting};
use crate::{FileKey, FilesError};

/// The files of this node. Cheap to clone.
#[derive(Clone)]
pub struct Files {
    staging: Staging,
    storage: Storage,
}

impl Files {
    /// Opens the folder for uploads under way, and the storage of finished ones. With both on one file system, to
    /// finish an upload copies nothing. One process at a time has the folder for uploads.
    ///
    /// # Errors
    /// When a folder cannot be made, or a setting is wrong. S3 is not asked yet.
    pub async fn open(uploads: PathBuf, storage: &StorageSetting) -> Result<Self, FilesError> {
        Ok(Self { staging: Staging::open(uploads).await?, storage: Storage::open(storage).await? })
    }

    /// Announces an upload of so many bytes. To repeat it changes nothing.
    ///
    /// # Errors
    /// `AlreadyBegun` with another size, `Busy`, `Failed`.
    pub async fn begin(&self, key: &FileKey, size: u64) -> Result<(), FilesError> {
        self.staging.begin(key, size).await
    }

    /// Adds what the stream brings, which has to go on where the upload is, and tells where it is then. What it tells
    /// is on the disk. When the call is dropped, what it has written is kept: ask for the progress.
    ///
    /// # Errors
    /// `WrongOffset` and `Interrupted` say where to go on; `TooLong` when more came than was announced;
    /// `UnknownUpload`, `Busy`, `Failed`.
    pub async fn append<E: Display>(
        &self,
        key: &FileKey,
        offset: u64,
        stream: impl Stream<Item = Result<Bytes, E>>,
    ) -> Result<u64, FilesError> {
        staging::append(&self.staging, key, offset, stream).await
    }

    /// Announces that what has come is all, for an upload that was announced with the most that it may have, because
    /// nobody knew its size. Tells the size.
    ///
    /// # Errors
    /// `UnknownUpload`, `Busy`, `Failed`.
    pub async fn seal(&self, key: &FileKey) -> Result<u64, FilesError> {
        self.staging.seal(key).await
    }

    /// How far an upload is.
    ///
    /// # Errors
    /// `UnknownUpload`, `Busy`, `Failed`.
    pub async fn progress(&self, key: &FileKey) -> Result<Progress, FilesError> {
        self.staging.progress(key).await
    }

    /// Looks at what has come, and puts it into the storage. It may be repeated until the upload is forgotten, also
    /// after a crash, and finds the same each time.
    ///
    /// # Errors
    /// `Incomplete` says what is missing; `UnknownUpload`, `Busy`, `Failed`.
    pub async fn finish(&self, key: &FileKey) -> Result<Finished, FilesError> {
        finish(&self.staging, &self.storage, key).await
    }

    /// Forgets an upload: one that is aborted with all that has come, one that was finished without its file. A
    /// finished one is forgotten once its `Finished` is written down elsewhere. To repeat it changes nothing.
    ///
    /// # Errors
    /// `Busy`, `Failed`.
    pub async fn forget(&self, key: &FileKey) -> Result<(), FilesError> {
        self.staging.forget(key).await
    }

    /// Forgets the uploads to which nothing has happened since `before`, and tells which.
    ///
    /// # Errors
    /// `Failed`; what was swept until then is.
    pub async fn sweep(&self, before: Timestamp) -> Result<Vec<Swept>, FilesError> {
        staging::sweep(&self.staging, before).await
    }

    /// A finished file, or a part of it; `None` when there is no such file.
    ///
    /// # Errors
    /// `NotInFile` when the file has nothing of the part; `Failed`.
    pub async fn get(&self, key: &FileKey, part: Option<Range<u64>>) -> Result<Option<Download>, FilesError> {
        self.storage.get(key, part).await
    }

    /// Deletes a finished file. To repeat it changes nothing.
    ///
    /// # Errors
    /// `Failed`.
    pub async fn delete(&self, key: &FileKey) -> Result<(), FilesError> {
        self.storage.delete(key).await
    }
}
